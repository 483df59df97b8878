package app.uptick.scenario;

import static app.uptick.demo.Names.everywhere;
import static app.uptick.demo.Names.here;
import static app.uptick.model.Cause.CAPTIVE_PORTAL;
import static app.uptick.model.Cause.CONGESTION;
import static app.uptick.model.Cause.CONNECTION_FILTERED;
import static app.uptick.model.Cause.CONTENT_DELIVERY;
import static app.uptick.model.Cause.DNS_TAMPERING;
import static app.uptick.model.Cause.GEO_BAN;
import static app.uptick.model.Cause.MAINTENANCE;
import static app.uptick.model.Cause.NO_INTERNET;
import static app.uptick.model.Cause.OVERLOAD;
import static app.uptick.model.Cause.SERVICE_DNS;
import static app.uptick.model.Cause.SLOW_CONNECTION;
import static app.uptick.model.Cause.UNREACHABLE;
import static app.uptick.model.FunctionId.IMAGES;
import static app.uptick.model.FunctionId.VIDEO;
import static app.uptick.model.FunctionId.WEB;
import static app.uptick.model.Symptom.CONTENT_UNAVAILABLE;
import static app.uptick.model.Symptom.ERROR_MESSAGES;
import static app.uptick.model.Symptom.LOGIN_FAILS;
import static app.uptick.model.Symptom.SLOW_LOADING;
import static app.uptick.scenario.Expected.blocked;
import static app.uptick.scenario.Expected.degraded;
import static app.uptick.scenario.Expected.down;
import static app.uptick.scenario.Expected.up;
import static app.uptick.scenario.Expected.yourSide;
import static app.uptick.scenario.Scenario.EVERYONE;
import static app.uptick.scenario.Scenario.TIKTOK;
import static app.uptick.scenario.Scenario.hostsOf;
import static app.uptick.scenario.Scenario.pagesOf;
import static app.uptick.scenario.Scenario.scenario;

import app.uptick.demo.Names;
import app.uptick.demo.Reply;
import app.uptick.demo.Reply.Manner;
import app.uptick.demo.Sites;
import app.uptick.demo.World.Connecting;
import app.uptick.demo.World.Handshake;
import app.uptick.model.FunctionState;
import app.uptick.model.Scope;
import java.time.Duration;
import java.util.List;

/// The patterns of the decision table that can be told without a word from elsewhere, by number.
final class DecisionTable {

  private DecisionTable() {}

  static List<Scenario> scenarios() {
    return List.of(
        scenario(
            "pattern01ControlsFailAndSoDoesTikTok",
            world ->
                world
                    .name(EVERYONE, Names.SERVFAIL, everywhere())
                    .connect(EVERYONE, Connecting.REFUSED),
            yourSide(NO_INTERNET)
                .sure(0.9, 0.98)
                .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("internet")),
        scenario(
            "pattern02PortalAnswers",
            world ->
                world
                    .connect(EVERYONE, 443, Connecting.RESET)
                    .plain(EVERYONE, _ -> Reply.html(200, Sites.PORTAL)),
            yourSide(CAPTIVE_PORTAL)
                .sure(0.9, 0.98)
                .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("portal")),
        scenario(
            "pattern03NamesSinkholedHereAndFineOverDoh",
            world -> world.name(TIKTOK, Names.address("0.0.0.0"), here()),
            blocked(DNS_TAMPERING)
                .sure(0.85, 0.95)
                .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("tampering")),
        scenario(
            "pattern04ResetByNameWithSoundControls",
            world -> world.tls(TIKTOK, Handshake.RESET),
            blocked(CONNECTION_FILTERED)
                .sure(0.7, 0.9)
                .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("filter")),
        scenario(
            "pattern04SilenceWithoutWordFromElsewhere",
            world -> world.connect(TIKTOK, Connecting.DROPPED),
            down(UNREACHABLE).sure(0.5, 0.7).notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)),
        scenario(
            "pattern05TikTokItselfTellsOfTheBan",
            world -> world.https(TIKTOK, _ -> Reply.redirect("https://www.tiktok.com/hk/notfound")),
            blocked(GEO_BAN)
                .scope(Scope.REGIONAL)
                .sure(0.9, 0.97)
                .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("region")),
        scenario(
            "pattern09ErrorsMixedWithGoodAnswersAndLatency",
            world ->
                world
                    .some(2, 5, TIKTOK, _ -> Reply.text(429, "Too Many Requests"))
                    .https(TIKTOK, reply -> reply.after(Duration.ofMillis(1800))),
            degraded(OVERLOAD).sure(0.6, 0.85).notices(ERROR_MESSAGES, SLOW_LOADING).byChance()),
        scenario(
            "pattern10UniformAnnouncement",
            world ->
                world.http(
                    TIKTOK, _ -> Reply.html(503, "soon").header("Retry-After", "Wed, 21 Oct 2026")),
            down(MAINTENANCE)
                .sure(0.75, 0.95)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)),
        scenario(
            "pattern11NobodyFindsTheNames",
            world -> world.name(TIKTOK, Names.SERVFAIL, everywhere()),
            down(SERVICE_DNS).sure(0.85, 0.95).notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)),
        scenario(
            "pattern13TextLoadsAndVideosDoNot",
            world -> world.connect(hostsOf(VIDEO, IMAGES), Connecting.REFUSED),
            degraded(CONTENT_DELIVERY)
                .failing(VIDEO, IMAGES)
                .sure(0.8, 0.9)
                .notices(CONTENT_UNAVAILABLE)),
        scenario(
            "pattern14SlowToTikTokAndToControls",
            world -> world.connect(EVERYONE, Connecting.LATE),
            yourSide(SLOW_CONNECTION)
                .all(FunctionState.UP)
                .sure(0.8, 0.95)
                .notices(SLOW_LOADING)
                .fails("speed")),
        scenario(
            "pattern15SlowToTikTokAlone",
            world -> world.connect(TIKTOK, Connecting.LATE),
            degraded(CONGESTION).all(FunctionState.SLOW).notices(SLOW_LOADING)),
        scenario(
            "pattern17ChallengeFromTheEdge",
            world ->
                world.https(
                    TIKTOK,
                    _ ->
                        Reply.html(403, "Blocked by ArgusSecurityPlugin")
                            .header("X-Tt-System-Error", "3")),
            up().sure(0.9, 0.97)),
        scenario(
            "pattern18OneProbeFailedOnce",
            world -> world.some(1, 14, pagesOf(WEB), reply -> reply.in(Manner.RESET)),
            up()));
  }
}
