package app.uptick.model;

import java.util.Arrays;
import java.util.Optional;

/// A part of TikTok that a person uses.
public enum FunctionId {
  WEB("web"),
  LOGIN("login"),
  FEED("feed"),
  VIDEO("video"),
  IMAGES("images"),
  LIVE("live"),
  UPLOAD("upload");

  private final String code;

  FunctionId(String code) {
    this.code = code;
  }

  /// The word that programs and the service profile use.
  public String code() {
    return code;
  }

  /// The function that the service profile calls `code`.
  public static Optional<FunctionId> of(String code) {
    return Arrays.stream(values()).filter(id -> id.code.equals(code)).findFirst();
  }
}
