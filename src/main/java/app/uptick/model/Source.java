package app.uptick.model;

import java.util.Arrays;
import java.util.Optional;

/// Those beside the service who can be asked of it; each can be left out.
public enum Source {
  GLOBALPING("globalping"),
  CHECK_HOST("check-host"),
  TIKTOK_STATUS("tiktok-status"),
  NEWS("news"),
  ORACLE_CLOUD("oracle-cloud"),
  BUFFER("buffer"),
  OONI("ooni"),
  IODA("ioda"),
  RIPESTAT("ripestat"),
  BLUESKY("bluesky"),
  MASTODON("mastodon"),
  REDDIT("reddit"),
  CIRCLE("circle");

  private final String code;

  Source(String code) {
    this.code = code;
  }

  /// The word for it in settings.
  public String code() {
    return code;
  }

  /// The source of that code; empty for a word that is none.
  public static Optional<Source> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
