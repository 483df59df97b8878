package app.uptick.model;

/// Where on the desktop a person clicked, in the pixels of all screens together.
public record ScreenPoint(int x, int y) {}
