package app.uptick.desktop.window;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/// Has text that runs from right to left broken into lines between words only.
///
/// JavaFX 26.0.2 fails with an `ArrayIndexOutOfBoundsException`
/// (`PrismTextLayout.computeTrailingSpaceWidth`) when a stretch of such letters has to be cut at
/// the end of a line. A mark that cannot be seen between two words makes each a stretch of its own,
/// and leaves their order as it is.
final class WordByWord {

  private static final String NO_BREAK = "\u00a0";

  /// JavaFX shows them as boxes.
  private static final Pattern ISOLATES = Pattern.compile("[\u2066-\u2069]");

  private static final char LEFT_TO_RIGHT_MARK = '\u200e';

  /// The "and" of Arabic, written as one with a foreign name after another. In a list of such names
  /// no line could be broken.
  private static final Pattern AND = Pattern.compile("(?<=[\\p{IsLatin})]) \u0648(?=\\p{IsLatin})");

  /// It stands apart, and so ends a stretch.
  private static final String AND_APART = LEFT_TO_RIGHT_MARK + NO_BREAK + "\u0648 ";

  /// Hardly a letter is wider, in heights of the text.
  private static final double WIDE = 0.75;

  private WordByWord() {}

  /// Sees to all labels below a node, also to those that come later. On the JavaFX thread.
  static void follow(Node node) {
    if (node instanceof Labeled labeled) {
      labeled.textProperty().subscribe(text -> separate(labeled, text));
      labeled.fontProperty().subscribe(font -> makeRoom(labeled));
    }
    if (node instanceof TextArea area) {
      area.setWrapText(false); // What a person writes stays as it is.
    }
    if (node instanceof ScrollPane pane && pane.getContent() != null) {
      follow(pane.getContent());
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(WordByWord::follow);
      ListChangeListener<Node> added =
          change -> {
            while (change.next()) {
              change.getAddedSubList().forEach(WordByWord::follow);
            }
          };
      parent.getChildrenUnmodifiable().addListener(added);
    }
  }

  /// A word may not be cut, either.
  private static void makeRoom(Labeled labeled) {
    if (labeled.isWrapText()) {
      double letters =
          Stream.of(Objects.requireNonNullElse(labeled.getText(), "").split(" "))
              .mapToInt(WordByWord::lettersLeftward)
              .max()
              .orElse(0);
      labeled.setMinWidth(letters * WIDE * labeled.getFont().getSize());
    }
  }

  private static int lettersLeftward(String word) {
    return word.chars().anyMatch(each -> way((char) each) == Way.LEFTWARD) ? word.length() : 0;
  }

  private static void separate(Labeled labeled, @Nullable String text) {
    if (text != null && !labeled.textProperty().isBound()) {
      String separate = of(text);
      if (!separate.equals(text)) {
        labeled.setText(separate);
      }
      makeRoom(labeled);
    }
  }

  /// The same words without the marks that would be shown as boxes, for what is drawn as one piece.
  static String whole(String text) {
    return ISOLATES.matcher(text).replaceAll("");
  }

  /// The same words, each a stretch of its own where they run from right to left; beside numbers
  /// and words that run to the right, not parted at all.
  static String of(String text) {
    String plain = AND.matcher(whole(text)).replaceAll(AND_APART);
    StringBuilder separate = new StringBuilder(plain.length() * 2);
    for (int at = 0; at < plain.length(); at++) {
      separate.append(plain.charAt(at) == ' ' ? gap(plain, at) : plain.charAt(at));
    }
    return separate.toString();
  }

  private static String gap(String text, int at) {
    Way before = strong(text, at - 1, -1);
    Way after = strong(text, at + 1, 1);
    if (before != Way.LEFTWARD && after != Way.LEFTWARD) {
      return " ";
    }
    if (at + 1 < text.length() && text.charAt(at + 1) == LEFT_TO_RIGHT_MARK) {
      return " ";
    }
    Way next = at + 1 < text.length() ? way(text.charAt(at + 1)) : Way.NONE;
    boolean isBetween = before == Way.LEFTWARD && next == Way.LEFTWARD;
    boolean isBeforeName = next == Way.RIGHTWARD;
    boolean isByNumber = isDigit(text, at - 1) || isDigit(text, at + 1);
    if (isByNumber || !(isBetween || isBeforeName)) {
      return NO_BREAK;
    }
    return isBetween ? " " + LEFT_TO_RIGHT_MARK : " ";
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private enum Way {
    LEFTWARD,
    RIGHTWARD,
    NONE
  }

  /// Where the nearest letter with a direction points to.
  private static Way strong(String text, int from, int step) {
    for (int at = from; at >= 0 && at < text.length(); at += step) {
      if (way(text.charAt(at)) != Way.NONE) {
        return way(text.charAt(at));
      }
    }
    return Way.NONE;
  }

  private static Way way(char letter) {
    return switch (Character.getDirectionality(letter)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          Way.LEFTWARD;
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> Way.RIGHTWARD;
      default -> Way.NONE;
    };
  }
}
