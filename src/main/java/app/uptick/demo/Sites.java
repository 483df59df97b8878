package app.uptick.demo;

import app.uptick.demo.World.Request;
import app.uptick.demo.World.Via;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.Message;

/// What the sites of an undisturbed internet answer.
public final class Sites {

  public static final String NOTICE =
      "<!doctype html><title>Access to this site is blocked</title><h1>This website has been"
          + " blocked</h1><p>Access to the requested website has been restricted by order of the"
          + " national authority.";
  public static final String PORTAL =
      "<!doctype html><title>Welcome to our Wi-Fi</title><h1>Sign in to go online</h1>"
          + "<form action=/login method=post><input name=room><button>Connect</button></form>";

  private static final Pattern DNS_PARAMETER = Pattern.compile("[?&]dns=([^&]*)");
  private static final Map<String, Reply> CHECK_PAGES =
      Map.of(
          "www.google.com/generate_204",
          Reply.text(204, ""),
          "connectivitycheck.gstatic.com/generate_204",
          Reply.text(204, ""),
          "www.cloudflare.com/cdn-cgi/trace",
          Reply.text(200, "fl=1\nip=203.0.113.7\nts=0\nloc=US\ntls=TLSv1.3\nwarp=off\n"),
          "captive.apple.com/hotspot-detect.html",
          Reply.html(200, "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"),
          "detectportal.firefox.com/success.txt",
          Reply.text(200, "success\n"),
          "www.msftconnecttest.com/connecttest.txt",
          Reply.text(200, "Microsoft Connect Test"),
          "nmcheck.gnome.org/check_network_status.txt",
          Reply.text(200, "NetworkManager is online\n"));

  private final Who service;
  private final Zone zone;

  Sites(Who service, Zone zone) {
    this.service = service;
    this.zone = zone;
  }

  Reply healthy(Request request) {
    Reply check = CHECK_PAGES.get(request.host() + request.target());
    if (check != null) {
      return check;
    }
    if (request.secure() && DNS_PARAMETER.matcher(request.target()).find()) {
      return doh(request);
    }
    if (service.covers(request.host(), request.target())) {
      return ofService(request);
    }
    return switch (request.host()) {
      case Zone.BLOCK_HOST -> Reply.html(200, NOTICE);
      case Zone.PORTAL_HOST -> Reply.html(200, PORTAL);
      case Zone.NOBODY -> Reply.html(404, "<h1>404 Not Found</h1>");
      default -> Reply.html(200, "<!doctype html><title>It works</title><h1>It works</h1>");
    };
  }

  private static Reply ofService(Request request) {
    if (!request.secure()) {
      return Reply.redirect("https://" + request.host() + request.target());
    }
    if (request.target().endsWith("robots.txt")) {
      return Reply.text(200, "User-agent: *\nDisallow: /inapp\n# " + "-".repeat(2000))
          .header("X-Cache", "TCP_HIT from a23-0-0-1.deploy.akamaitechnologies.com");
    }
    return Reply.json(200, "{\"status_code\":0,\"message\":\"success\",\"data\":{}}")
        .header("X-Tt-Logid", "20261122120000ABCDEF0123456789");
  }

  /// DNS over HTTPS (RFC 8484).
  private Reply doh(Request request) {
    Matcher matcher = DNS_PARAMETER.matcher(request.target());
    if (!matcher.find()) {
      return Reply.text(400, "no question");
    }
    try {
      Message query = new Message(Base64.getUrlDecoder().decode(matcher.group(1)));
      Zone.Told told = zone.answer(query, Via.DOH);
      String body = new String(told.message().toWire(), StandardCharsets.ISO_8859_1);
      Reply reply =
          Reply.text(200, body)
              .header("Content-Type", "application/dns-message")
              .after(told.delay());
      return told.silent() ? reply.in(Reply.Manner.SILENT) : reply;
    } catch (IOException | IllegalArgumentException _) {
      return Reply.text(400, "not a question");
    }
  }

  /// Nothing is awaited for longer.
  static final Duration FOR_EVER = Duration.ofSeconds(60);
}
