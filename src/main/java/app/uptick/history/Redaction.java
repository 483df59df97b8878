package app.uptick.history;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a text what would tell strangers of a person's own network and device: addresses,
/// names of hosts, names in certificates, and paths. Names that everyone knows stay; all others go,
/// since it can't be told whose they are.
public final class Redaction {

  /// Whose names stay, with all below them: the service, the sites that every Uptick asks beside
  /// it, and the witnesses.
  private static final List<String> KNOWN_TO_ALL =
      List.of(
          "tiktok.com",
          "tiktokv.com",
          "tiktokv.us",
          "tiktokv.eu",
          "tiktokcdn.com",
          "tiktokcdn-us.com",
          "tiktokcdn-eu.com",
          "tiktokapis.com",
          "ttwstatic.com",
          "ttlivecdn.com",
          "google.com",
          "gstatic.com",
          "cloudflare.com",
          "apple.com",
          "firefox.com",
          "mozilla.org",
          "msftconnecttest.com",
          "gnome.org",
          "wikipedia.org",
          "example.com",
          "example.org",
          "bsky.app",
          "reddit.com",
          "downdetector.com",
          "ooni.org",
          "ripe.net",
          "oraclecloud.com",
          "buffer.com",
          "globalping.io",
          "check-host.net");

  private static final Pattern URL =
      Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,10}://[^\\s\"”<>)]+");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)*");

  /// Of the name of a file, in any script.
  private static final String LETTER = "[\\p{L}\\p{M}\\d_.@+-]";

  /// A name goes on behind a blank with a capital: the folder of a person may bear both names.
  private static final String MORE_NAMES = "(?: \\p{Lu}[\\p{L}\\p{M}’'-]*)*";

  private static final Pattern SHARE = Pattern.compile("\\\\\\\\[^\\s\"”<>|]+" + MORE_NAMES);

  private static final Pattern WINDOWS_PATH =
      Pattern.compile(
          "\\b[a-zA-Z]:[\\\\/](?:[^\\\\/:*?\"”<>|\\n]+[\\\\/])*[^\\s\\\\/\"”<>|]*" + MORE_NAMES);

  /// A blank belongs to a path where the path goes on behind it.
  private static final String FOLDERS = "(?:/" + LETTER + "+(?: " + LETTER + "+)*(?=/))*";

  private static final String NO_PATH_BEFORE = "(?<![\\p{L}\\d_/.:>])";

  private static final Pattern HOME =
      Pattern.compile(
          NO_PATH_BEFORE
              + "/(?:home|Users)(?:/"
              + LETTER
              + "+(?: "
              + LETTER
              + "+)*(?=/)|/"
              + LETTER
              + "+"
              + MORE_NAMES
              + ")"
              + FOLDERS
              + "(?:/"
              + LETTER
              + "*)?");

  private static final Pattern PATH =
      Pattern.compile(NO_PATH_BEFORE + "(?:~" + LETTER + "*)?" + FOLDERS + "/" + LETTER + "+/?");

  private static final Pattern TILDE =
      Pattern.compile(NO_PATH_BEFORE + "~[\\p{L}_]" + LETTER + "*");

  private static final Pattern MAC =
      Pattern.compile("(?i)(?<![\\w:-])[0-9a-f]{2}([:-][0-9a-f]{2}){5}(?![\\w:-])");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![\\w.])\\d{1,3}(\\.\\d{1,3}){3}(:\\d{1,5}|/\\d{1,2})?(?![\\w]|\\.\\d)");

  private static final Pattern IPV4_IN_IPV6 =
      Pattern.compile(
          "(?i)(?<![\\w:])[0-9a-f:]*::([0-9a-f]{1,4}:)*\\d{1,3}(\\.\\d{1,3}){3}(?![\\w.])");

  /// Either with all eight groups, or with a gap; times of day have neither.
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?i)\\[?(?<![\\w:])(([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
              + "|([0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,6})?::([0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,6})?)"
              + "(%\\w+)?(?![\\w:])(\\](:\\d{1,5})?)?(/\\d{1,3})?");

  /// Up to the end of the line: what a name of RFC 4514 may hold, escaped or in figures, is not
  /// worth the risk.
  private static final Pattern CERTIFICATE_NAME =
      Pattern.compile(
          "(?m)\\b(?:CN|OU|O|L|ST|C|DC|E|UID|SN|GN|EMAILADDRESS|SERIALNUMBER|\\d+(?:\\.\\d+){2,})="
              + ".*?(?=\\.?$)");

  /// A tunnel that a person or a company has named.
  private static final Pattern TUNNEL =
      Pattern.compile(
          "(?i)(?<![\\w-])(?:u?tun|tap|wg|ppp|ipsec|vpn|zt|tailscale)\\d*(?:[-_.][\\w.-]*\\w)"
              + "|(?<![\\w-])wg[a-z]\\w*");

  /// By what such a name begins, or has within.
  private static final List<String> TUNNELS =
      List.of("tun", "tap", "wg", "ppp", "ipsec", "vpn", "zt", "tailscale");

  private static final int PAIRS_IN_MAC = 5;
  private static final int COLONS_IN_IPV6 = 7;

  /// A host of one label, as resolvers complain of it.
  private static final Pattern UNKNOWN_HOST =
      Pattern.compile(
          "(?i)(?<![\\w.-])[\\w-]+(?=: (?:name or service not known|temporary failure in name|no"
              + " address associated|nodename nor servname))");

  private static final String NAME =
      "(?iu)(?<![\\w@./~-])([\\p{L}\\d_-]+\\.)+(?=[\\p{L}\\d-]*\\p{L})[\\p{L}\\d-]{2,}\\.?(:\\d{1,5})?";

  private static final Pattern PAGE = Pattern.compile(NAME + "/[^\\s\"”<>),;]*");
  private static final Pattern HOST = Pattern.compile(NAME);
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?i)(?<![\\w.-])(?=[\\w-]*[a-z])[\\w-]+:\\d{2,5}(?![\\w:])");

  /// The same findings come again and again.
  private static final int MOST_DONE = 5000;

  private final Map<String, String> done = new HashMap<>();
  private final String address;
  private final String name;
  private final String path;

  /// @param address stands in the place of addresses
  /// @param name stands in the place of names
  /// @param path stands in the place of paths
  public Redaction(String address, String name, String path) {
    this.address = address;
    this.name = name;
    this.path = path;
  }

  /// The text without them.
  public String of(String text) {
    if (done.size() > MOST_DONE) {
      done.clear();
    }
    return done.computeIfAbsent(text, this::without);
  }

  /// Each pattern is tried only where the text has what all that it matches have: most texts have
  /// little of it, and to try takes long.
  private String without(String text) {
    Signs signs = Signs.of(text);
    String left = text;
    if (text.contains("://")) {
      left = URL.matcher(left).replaceAll(url -> quoted(host(url.group())));
    }
    left = replace("@", MAIL, left, name);
    left = replace("\\", SHARE, left, path);
    left = replace(":", WINDOWS_PATH, left, path);
    left = replace(signs.pairs() >= PAIRS_IN_MAC, MAC, left, address);
    left = replace("::", IPV4_IN_IPV6, left, address);
    left = replace(signs.digitsAroundDot(), IPV4, left, address);
    left = replace(text.contains("::") || signs.colons() >= COLONS_IN_IPV6, IPV6, left, address);
    left = replace("=", CERTIFICATE_NAME, left, name);
    left = replace(": ", UNKNOWN_HOST, left, name);
    left = replace(isOfTunnel(text), TUNNEL, left, name);
    if (left.contains("/")) {
      left = PAGE.matcher(left).replaceAll(page -> quoted(known(page.group())));
      left = HOME.matcher(left).replaceAll(quoted(path));
      left = PATH.matcher(left).replaceAll(quoted(path));
    }
    left = replace("~", TILDE, left, path);
    if (signs.wordBehindDot()) {
      left = HOST.matcher(left).replaceAll(host -> quoted(known(host.group())));
    }
    return replace(signs.digitBehindColon(), HOST_AND_PORT, left, name);
  }

  private static boolean isOfTunnel(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return TUNNELS.stream().anyMatch(lower::contains);
  }

  /// What a text has of what addresses and names are put together with.
  ///
  /// @param pairs how many colons and dashes
  private record Signs(
      int colons,
      int pairs,
      boolean digitsAroundDot,
      boolean wordBehindDot,
      boolean digitBehindColon) {

    static Signs of(String text) {
      int colons = 0;
      int dashes = 0;
      boolean digitsAroundDot = false;
      boolean wordBehindDot = false;
      boolean digitBehindColon = false;
      for (int n = 0; n < text.length(); n++) {
        char next = n + 1 < text.length() ? text.charAt(n + 1) : ' ';
        switch (text.charAt(n)) {
          case ':' -> {
            colons++;
            digitBehindColon |= Character.isDigit(next);
          }
          case '-' -> dashes++;
          case '.' -> {
            wordBehindDot |= !Character.isWhitespace(next);
            digitsAroundDot |=
                n > 0 && Character.isDigit(text.charAt(n - 1)) && Character.isDigit(next);
          }
          default -> {}
        }
      }
      return new Signs(colons, colons + dashes, digitsAroundDot, wordBehindDot, digitBehindColon);
    }
  }

  private static String replace(boolean hasSigns, Pattern pattern, String text, String by) {
    return hasSigns ? pattern.matcher(text).replaceAll(quoted(by)) : text;
  }

  /// @param mark is part of whatever the pattern matches, and quicker to look for
  private static String replace(String mark, Pattern pattern, String text, String by) {
    return text.contains(mark) ? pattern.matcher(text).replaceAll(quoted(by)) : text;
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  /// Of an address of a page, the host, if it is known to all.
  private String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host != null && isKnown(host) ? host : name;
    } catch (IllegalArgumentException _) {
      return name;
    }
  }

  private String known(String host) {
    String bare = host.replaceFirst("[:/].*$", "");
    boolean ends = bare.endsWith(".");
    return isKnown(ends ? bare.substring(0, bare.length() - 1) : bare)
        ? host
        : name + (ends ? "." : "");
  }

  private static boolean isKnown(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return KNOWN_TO_ALL.stream().anyMatch(each -> lower.equals(each) || lower.endsWith("." + each));
  }
}
