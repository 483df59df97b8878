package app.uptick.desktop.atspi;

import javafx.scene.AccessibleRole;

/// What a thing is, by its number in AT-SPI.
enum Role {
  CHECK_BOX(7, "check box"),
  CHECK_MENU_ITEM(8, "check menu item"),
  COMBO_BOX(11, "combo box"),
  DIALOG(16, "dialog"),
  FRAME(23, "frame"),
  IMAGE(27, "image"),
  LABEL(29, "label"),
  LIST(31, "list"),
  LIST_ITEM(32, "list item"),
  MENU(33, "menu"),
  MENU_ITEM(35, "menu item"),
  PAGE_TAB(37, "page tab"),
  PAGE_TAB_LIST(38, "page tab list"),
  PANEL(39, "panel"),
  PASSWORD_TEXT(40, "password text"),
  POPUP_MENU(41, "popup menu"),
  PROGRESS_BAR(42, "progress bar"),
  PUSH_BUTTON(43, "push button"),
  RADIO_BUTTON(44, "radio button"),
  RADIO_MENU_ITEM(45, "radio menu item"),
  SLIDER(51, "slider"),
  SPIN_BUTTON(52, "spin button"),
  TABLE(55, "table"),
  TABLE_CELL(56, "table cell"),
  TEXT(61, "text"),
  TOGGLE_BUTTON(62, "toggle button"),
  TOOL_TIP(64, "tool tip"),
  WINDOW(69, "window"),
  APPLICATION(75, "application"),
  ENTRY(79, "entry"),
  LINK(88, "link"),
  NOTIFICATION(101, "notification");

  private final int number;
  private final String code;

  Role(int number, String code) {
    this.number = number;
    this.code = code;
  }

  int number() {
    return number;
  }

  /// Its name in the protocol.
  String code() {
    return code;
  }

  static Role of(AccessibleRole role) {
    return switch (role) {
      case BUTTON, DECREMENT_BUTTON, INCREMENT_BUTTON, MENU_BUTTON, SPLIT_MENU_BUTTON ->
          PUSH_BUTTON;
      case TOGGLE_BUTTON -> TOGGLE_BUTTON;
      case CHECK_BOX -> CHECK_BOX;
      case RADIO_BUTTON -> RADIO_BUTTON;
      case HYPERLINK -> LINK;
      case COMBO_BOX, DATE_PICKER -> COMBO_BOX;
      case TEXT -> LABEL;
      case TEXT_FIELD -> ENTRY;
      case PASSWORD_FIELD -> PASSWORD_TEXT;
      case TEXT_AREA -> TEXT;
      case SLIDER -> SLIDER;
      case SPINNER -> SPIN_BUTTON;
      case PROGRESS_INDICATOR -> PROGRESS_BAR;
      case IMAGE_VIEW -> IMAGE;
      case LIST_VIEW -> LIST;
      case LIST_ITEM -> LIST_ITEM;
      case TAB_PANE -> PAGE_TAB_LIST;
      case TAB_ITEM -> PAGE_TAB;
      case TABLE_VIEW -> TABLE;
      case TABLE_CELL -> TABLE_CELL;
      case CONTEXT_MENU -> POPUP_MENU;
      case MENU -> MENU;
      case MENU_ITEM -> MENU_ITEM;
      case CHECK_MENU_ITEM -> CHECK_MENU_ITEM;
      case RADIO_MENU_ITEM -> RADIO_MENU_ITEM;
      case DIALOG -> DIALOG;
      case TOOLTIP -> TOOL_TIP;
      default -> PANEL;
    };
  }

  /// Whether what is within it is its own business: the text of a button is the button's name.
  boolean isLeaf() {
    return switch (this) {
      case FRAME,
          WINDOW,
          PANEL,
          LIST,
          TABLE,
          PAGE_TAB_LIST,
          POPUP_MENU,
          MENU,
          DIALOG,
          TOOL_TIP,
          APPLICATION ->
          false;
      default -> true;
    };
  }
}
