package app.uptick.desktop.window;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A control at the end of the line of its words; below them where too little of the line would be
/// left for words, as in a narrow window or with large text.
final class SettingLine extends Pane {

  /// Of the label's text height: what words need beside a control.
  private static final double LEAST_LETTERS = 7;

  private static final double GAP = 12;
  private static final double GAP_BELOW = 4;

  private final Label label;
  private final Region control;

  SettingLine(Label label, Region control) {
    this.label = label;
    this.control = control;
    label.setMinHeight(Region.USE_PREF_SIZE);
    getStyleClass().add("setting-line");
    getChildren().addAll(label, control);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean isBeside(double width) {
    double words = Math.min(label.prefWidth(-1), LEAST_LETTERS * label.getFont().getSize());
    return width - control.prefWidth(-1) - GAP >= words;
  }

  private double wordsWidth(double width) {
    return isBeside(width) ? width - control.prefWidth(-1) - GAP : width;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return label.prefWidth(-1) + GAP + control.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    double across = width < 0 ? computePrefWidth(-1) : width;
    double words = label.prefHeight(wordsWidth(across));
    double below = control.prefHeight(-1);
    return isBeside(across) ? Math.max(words, below) : words + GAP_BELOW + below;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double words = label.prefHeight(wordsWidth(width));
    double high = control.prefHeight(-1);
    double wide = Math.min(control.prefWidth(-1), width);
    if (isBeside(width)) {
      double height = Math.max(words, high);
      label.resizeRelocate(0, (height - words) / 2, wordsWidth(width), words);
      control.resizeRelocate(width - wide, (height - high) / 2, wide, high);
    } else {
      label.resizeRelocate(0, 0, width, words);
      control.resizeRelocate(0, words + GAP_BELOW, wide, high);
    }
  }

  @Override
  public double getBaselineOffset() {
    return label.getBaselineOffset();
  }
}
