package app.uptick.demo;

import app.uptick.demo.Act.Elsewhere;
import app.uptick.demo.World.Connecting;
import app.uptick.demo.World.Handshake;
import app.uptick.demo.World.Via;
import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// All stories that can be rehearsed. Their lengths fit a monitor that looks every [#INTERVAL].
public final class Stories {

  /// How often to look, so that a story does not take its time in full.
  public static final Duration INTERVAL = Duration.ofSeconds(5);

  static final String TEXTS = "app.uptick.demo.texts";

  /// Long enough for the first look to find all well.
  private static final int BEFORE = 12;

  /// Long enough for trouble to be told, and to be looked at.
  private static final int TROUBLE = 30;

  /// Long enough for the end of it to be told.
  private static final int AFTER = 25;

  private static final int HTTPS = 443;
  private static final Who EVERYONE = Who.everyone();

  private final ServiceProfile profile;
  private final Who tiktok;
  private final Texts texts = Texts.load(TEXTS);

  private Stories(ServiceProfile profile) {
    this.profile = profile;
    tiktok = Who.service(profile);
  }

  /// The stories of a service, in the order in which they are listed; the first is the usual one.
  public static List<Story> of(ServiceProfile profile) {
    return new Stories(profile).all();
  }

  private List<Story> all() {
    return List.of(
        trouble("outage", Elsewhere.FAILS, world -> world.http(tiktok, _ -> failing())),
        trouble(
            "slow",
            Elsewhere.UNKNOWN,
            world -> world.https(tiktok, reply -> reply.after(Duration.ofMillis(2200)))),
        trouble(
            "login",
            Elsewhere.UNKNOWN,
            world -> world.https(pages(FunctionId.LOGIN), _ -> Reply.json(500, "{}"))),
        trouble(
            "videos",
            Elsewhere.UNKNOWN,
            world ->
                world.https(pages(FunctionId.VIDEO), _ -> Reply.html(503, "no healthy upstream"))),
        trouble(
            "maintenance",
            Elsewhere.FAILS,
            world ->
                world.http(
                    tiktok,
                    _ ->
                        Reply.html(503, "TikTok is undergoing scheduled maintenance.")
                            .header("Retry-After", "5"))),
        trouble(
            "overload",
            Elsewhere.UNKNOWN,
            world ->
                world.https(
                    pages(FunctionId.LOGIN, FunctionId.FEED, FunctionId.LIVE),
                    _ -> Reply.text(429, "Too Many Requests"))),
        trouble("certificate", Elsewhere.UNKNOWN, world -> world.tls(tiktok, Handshake.EXPIRED)),
        trouble(
            "regional-block",
            Elsewhere.ANSWERS,
            world ->
                world.https(
                    tiktok,
                    _ ->
                        Reply.html(
                            200,
                            "<title>TikTok</title> Sorry, TikTok isn't available right now. It is"
                                + " not available in your country."))),
        trouble(
            "dns-filter",
            Elsewhere.ANSWERS,
            world -> world.name(tiktok, Names.NXDOMAIN, Names.here())),
        trouble(
            "connection-filter", Elsewhere.ANSWERS, world -> world.tls(tiktok, Handshake.RESET)),
        trouble(
            "captive-portal",
            Elsewhere.UNKNOWN,
            world ->
                world
                    .connect(EVERYONE, HTTPS, Connecting.REFUSED)
                    .plain(EVERYONE, _ -> Reply.redirect("http://" + Zone.PORTAL_HOST + "/"))),
        trouble(
            "name-server",
            Elsewhere.UNKNOWN,
            world -> world.name(EVERYONE, Names.SERVFAIL, Via.SYSTEM)),
        trouble("offline", Elsewhere.UNKNOWN, World::withoutAddress),
        flapping(),
        sleep());
  }

  /// All is well, then it is not, then it is again.
  private Story trouble(String name, Elsewhere elsewhere, UnaryOperator<World> faults) {
    World well = new World();
    return story(
        name,
        act(BEFORE, well, Elsewhere.ANSWERS),
        act(TROUBLE, faults.apply(new World()), elsewhere),
        act(AFTER, well, Elsewhere.ANSWERS));
  }

  /// Recoveries too short to be told.
  private Story flapping() {
    Act down = act(20, new World().http(tiktok, _ -> failing()), Elsewhere.FAILS);
    Act up = act(10, new World(), Elsewhere.ANSWERS);
    Act upAtLast = act(55, up.world(), Elsewhere.ANSWERS);
    return story("flapping", up, down, up, down, up, down, upAtLast);
  }

  /// The outage ends while the device sleeps; on waking, the network is not there at once.
  private Story sleep() {
    World well = new World();
    World down = new World().http(tiktok, _ -> failing());
    return story(
        "sleep",
        act(BEFORE, well, Elsewhere.ANSWERS),
        act(25, down, Elsewhere.FAILS),
        new Act(Duration.ofSeconds(30), down, Elsewhere.UNKNOWN, true),
        act(7, new World().withoutAddress(), Elsewhere.UNKNOWN),
        act(AFTER, well, Elsewhere.ANSWERS));
  }

  private Story story(String name, Act... acts) {
    return new Story(name, texts.get("story." + name), List.of(acts));
  }

  private static Act act(int seconds, World world, Elsewhere elsewhere) {
    return new Act(Duration.ofSeconds(seconds), world, elsewhere, false);
  }

  private Who pages(FunctionId... functions) {
    return Who.pages(profile, functions);
  }

  /// The answer of TikTok's own load balancer where nobody stands behind it.
  private static Reply failing() {
    return Reply.html(503, "<h1>503 Service Temporarily Unavailable</h1>")
        .header("Server", "TLB")
        .header("X-Tt-System-Error", "23");
  }
}
