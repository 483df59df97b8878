package app.uptick.scenario;

import static app.uptick.model.Cause.CONTENT_DELIVERY;
import static app.uptick.model.Cause.DNS_TAMPERING;
import static app.uptick.model.Cause.GEO_BAN;
import static app.uptick.model.Cause.OVERLOAD;
import static app.uptick.model.Cause.SERVER_ERROR;
import static app.uptick.model.FunctionId.FEED;
import static app.uptick.model.FunctionId.IMAGES;
import static app.uptick.model.FunctionId.LIVE;
import static app.uptick.model.FunctionId.LOGIN;
import static app.uptick.model.FunctionId.UPLOAD;
import static app.uptick.model.FunctionId.VIDEO;
import static app.uptick.model.Symptom.CONTENT_UNAVAILABLE;
import static app.uptick.model.Symptom.ERROR_MESSAGES;
import static app.uptick.model.Symptom.LOGIN_FAILS;
import static app.uptick.model.Symptom.SLOW_LOADING;
import static app.uptick.scenario.Expected.blocked;
import static app.uptick.scenario.Expected.degraded;
import static app.uptick.scenario.Expected.down;
import static app.uptick.scenario.Expected.up;
import static app.uptick.scenario.Scenario.TIKTOK;
import static app.uptick.scenario.Scenario.pagesOf;
import static app.uptick.scenario.Scenario.scenario;

import app.uptick.demo.Names;
import app.uptick.demo.Reply;
import app.uptick.demo.Reply.Manner;
import app.uptick.demo.Who;
import app.uptick.demo.World.Via;
import app.uptick.model.Scope;
import java.time.Duration;
import java.util.List;

/// What happened, as probes without an account would have seen it from one place. Where only people
/// with an account noticed, or only an app did, the probes rightly see nothing.
final class PastEvents {

  private PastEvents() {}

  static List<Scenario> scenarios() {
    return List.of(
        scenario(
            "july2021ProfilesEmptyAndSearchDead",
            world -> world.https(pagesOf(FEED, LOGIN), _ -> Reply.json(500, "{}")),
            degraded(SERVER_ERROR)
                .failing(FEED, LOGIN)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)),
        scenario(
            "october2021LoadOfAnotherGiantsOutage",
            world ->
                world
                    .some(1, 3, TIKTOK, _ -> Reply.html(503, "busy"))
                    .some(1, 2, TIKTOK, reply -> reply.after(Duration.ofMillis(2200))),
            degraded(OVERLOAD).notices(ERROR_MESSAGES, SLOW_LOADING).byChance()),
        scenario("september2022AppCrashesOnNewPhones", world -> world, up()),
        scenario(
            "october2022EverythingForAnHour",
            world ->
                world.http(
                    TIKTOK,
                    _ ->
                        Reply.html(503, "Service Temporarily Unavailable").header("Server", "TLB")),
            down(SERVER_ERROR).notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)),
        scenario(
            "november2023NepalLoopbackAtOneProvider",
            world -> world.name(TIKTOK, Names.address("127.0.0.1"), Via.SYSTEM),
            blocked(DNS_TAMPERING).notices(LOGIN_FAILS, CONTENT_UNAVAILABLE).fails("tampering")),
        scenario(
            "november2023NepalBlockPageAtAnother",
            world -> world.name(TIKTOK, Names.BLOCK_HOST, Via.SYSTEM),
            blocked(DNS_TAMPERING).notices(LOGIN_FAILS, CONTENT_UNAVAILABLE).fails("tampering")),
        scenario(
            "january2025UnitedStatesBan",
            world ->
                world.https(
                    TIKTOK,
                    _ ->
                        Reply.html(
                            200,
                            "<title>TikTok</title> Sorry, TikTok isn't available right now. A law"
                                + " banning TikTok has been enacted in the U.S.")),
            blocked(GEO_BAN)
                .scope(Scope.REGIONAL)
                .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("region")),
        scenario("february2025CommentsDead", world -> world, up()),
        scenario(
            "may2025MoreThanVirginiaCanBear",
            world -> world.some(2, 5, TIKTOK, _ -> Reply.html(503, "try later")),
            degraded(OVERLOAD).notices(ERROR_MESSAGES).byChance()),
        scenario(
            "january2026PowerLossAtOneSite",
            world ->
                world
                    .https(pagesOf(UPLOAD, LOGIN), _ -> Reply.json(504, "{}"))
                    .https(pagesOf(FEED), reply -> reply.after(Duration.ofMillis(2200))),
            degraded(SERVER_ERROR)
                .failing(UPLOAD, LOGIN)
                .slow(FEED)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, SLOW_LOADING)),
        scenario(
            "february2026PostingInMexico",
            world -> world.https(pagesOf(UPLOAD), _ -> Reply.json(502, "{}")),
            degraded(SERVER_ERROR).failing(UPLOAD).notices(ERROR_MESSAGES)),
        scenario(
            "march2026CloudRegionInTrouble",
            world ->
                world
                    .https(pagesOf(FEED), reply -> reply.in(Manner.SILENT))
                    .https(
                        pagesOf(LOGIN, UPLOAD, LIVE),
                        reply -> reply.after(Duration.ofMillis(2200))),
            degraded(OVERLOAD)
                .failing(FEED)
                .slow(LOGIN, UPLOAD, LIVE)
                .notices(SLOW_LOADING, CONTENT_UNAVAILABLE)),
        scenario(
            "march2026PostingByOtherProgramsFails",
            world -> world.https(pagesOf(UPLOAD), _ -> Reply.json(500, "{\"error\":{}}")),
            degraded(SERVER_ERROR).failing(UPLOAD).notices(ERROR_MESSAGES)),
        scenario(
            "march2026PicturesAndVideosOfOneDeliveryNetwork",
            world -> world.https(pagesOf(VIDEO, IMAGES), _ -> Reply.html(503, "Reference #1")),
            degraded(CONTENT_DELIVERY)
                .failing(VIDEO, IMAGES)
                .notices(ERROR_MESSAGES, CONTENT_UNAVAILABLE)),
        scenario(
            "september2026SiblingSiteDown",
            world ->
                world.http(
                    Who.host("lifeattiktok.com", "www.lifeattiktok.com"),
                    _ ->
                        Reply.html(503, "503 Service Temporarily Unavailable")
                            .header("Server", "TLB")
                            .header("X-Tt-System-Error", "23")),
            up()));
  }
}
