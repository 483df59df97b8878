package app.uptick.desktop.atspi;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/// A node that a person can come to.
record NodeThing(Node self) implements Thing {

  /// By which controls of every kind say that they are on.
  static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

  /// What of these nodes, or within them, can be come to.
  static List<Thing> within(List<Node> nodes) {
    List<Thing> found = new ArrayList<>();
    nodes.forEach(each -> add(each, found));
    return found;
  }

  private static void add(Node node, List<Thing> found) {
    if (!node.isVisible() || node instanceof ScrollBar) {
      return;
    }
    if (isThing(node)) {
      found.add(new NodeThing(node));
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(each -> add(each, found));
    }
  }

  /// What only holds or adorns others is none.
  private static boolean isThing(Node node) {
    return switch (node.getAccessibleRole()) {
      case NODE, PARENT, SCROLL_PANE, IMAGE_VIEW -> !written(node.getAccessibleText()).isEmpty();
      case TEXT -> !new NodeThing(node).name().isEmpty();
      default -> true;
    };
  }

  /// The innermost thing that a node is, or is within.
  static @Nullable NodeThing around(@Nullable Node node) {
    NodeThing found = null;
    for (Node each = node; each != null; each = each.getParent()) {
      if (isThing(each)) {
        NodeThing thing = new NodeThing(each);
        found = found == null || thing.role().isLeaf() ? thing : found;
      }
    }
    return found;
  }

  @Override
  public Role role() {
    return Role.of(self.getAccessibleRole());
  }

  @Override
  public String name() {
    String own = written(self.getAccessibleText());
    if (!own.isEmpty()) {
      return own;
    }
    if (role() != Role.LABEL
        && self.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Node label) {
      return new NodeThing(label).name();
    }
    if (self instanceof TextInputControl field) {
      return written(field.getPromptText());
    }
    return self.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String text
        ? text
        : "";
  }

  @Override
  public String description() {
    return self.queryAccessibleAttribute(AccessibleAttribute.HELP) instanceof String help
        ? help
        : "";
  }

  @Override
  public Thing parent() {
    NodeThing around = around(self.getParent());
    return around == null ? new WindowThing(self.getScene().getWindow()) : around;
  }

  @Override
  public List<Thing> children() {
    return !role().isLeaf() && self instanceof Parent parent
        ? within(parent.getChildrenUnmodifiable())
        : List.of();
  }

  @Override
  public Set<State> states() {
    Set<State> states = EnumSet.of(State.VISIBLE);
    add(states, self.localToScreen(0, 0) != null, State.SHOWING);
    add(states, !self.isDisabled(), State.ENABLED, State.SENSITIVE);
    add(states, self.isFocusTraversable(), State.FOCUSABLE);
    add(states, self.isFocused(), State.FOCUSED);
    if (role() == Role.CHECK_BOX || role() == Role.TOGGLE_BUTTON) {
      states.add(State.CHECKABLE);
      add(states, isChosen(), State.CHECKED);
      add(states, isChosen() && role() == Role.TOGGLE_BUTTON, State.PRESSED);
    }
    switch (self) {
      case TextInputControl field -> {
        add(states, field.isEditable(), State.EDITABLE);
        states.add(field instanceof TextArea ? State.MULTI_LINE : State.SINGLE_LINE);
      }
      case ComboBoxBase<?> box -> {
        states.addAll(Set.of(State.EXPANDABLE, State.HAS_POPUP));
        states.add(box.isShowing() ? State.EXPANDED : State.COLLAPSED);
      }
      case MenuButton button -> {
        states.addAll(Set.of(State.EXPANDABLE, State.HAS_POPUP));
        states.add(button.isShowing() ? State.EXPANDED : State.COLLAPSED);
      }
      default -> addTold(states);
    }
    return states;
  }

  private boolean isChosen() {
    return self.getPseudoClassStates().contains(CHOSEN)
        || Boolean.TRUE.equals(self.queryAccessibleAttribute(AccessibleAttribute.SELECTED));
  }

  /// What a node says of itself that is none of ours.
  private void addTold(Set<State> states) {
    Object expanded = self.queryAccessibleAttribute(AccessibleAttribute.EXPANDED);
    if (expanded instanceof Boolean isExpanded) {
      states.add(State.EXPANDABLE);
      states.add(isExpanded ? State.EXPANDED : State.COLLAPSED);
    }
    add(states, isChosen(), State.SELECTED);
  }

  private static void add(Set<State> states, boolean isSo, State... which) {
    if (isSo) {
      states.addAll(Set.of(which));
    }
  }

  @Override
  public Optional<Bounds> bounds() {
    return Optional.ofNullable(self.localToScreen(self.getLayoutBounds()));
  }

  @Override
  public Optional<String> text() {
    if (self instanceof TextInputControl field) {
      boolean isSecret = self.getAccessibleRole() == AccessibleRole.PASSWORD_FIELD;
      return Optional.of(isSecret ? "•".repeat(field.getLength()) : written(field.getText()));
    }
    if (self instanceof ComboBoxBase<?>
        || self.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING) instanceof String) {
      return Optional.of(value());
    }
    return self instanceof Labeled && role() == Role.LABEL ? Optional.of(name()) : Optional.empty();
  }

  /// What is chosen, in words.
  private String value() {
    Object value = self.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING);
    if (value instanceof String words) {
      return words;
    }
    return self.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String text
        ? text
        : "";
  }

  @Override
  public int caret() {
    return self instanceof TextInputControl field ? field.getCaretPosition() : 0;
  }

  @Override
  public boolean canPress() {
    return switch (role()) {
      case PUSH_BUTTON,
          TOGGLE_BUTTON,
          CHECK_BOX,
          RADIO_BUTTON,
          LINK,
          MENU_ITEM,
          CHECK_MENU_ITEM,
          RADIO_MENU_ITEM,
          COMBO_BOX,
          PAGE_TAB ->
          true;
      default -> false;
    };
  }

  @Override
  public void press() {
    switch (self) {
      case ComboBoxBase<?> box -> box.show();
      case MenuButton button -> button.show();
      case ToggleSwitch toggle -> toggle.fire();
      default -> self.executeAccessibleAction(AccessibleAction.FIRE);
    }
  }

  @Override
  public boolean focus() {
    self.requestFocus();
    return self.isFocused();
  }

  private static String written(@Nullable String text) {
    return text == null ? "" : text;
  }
}
