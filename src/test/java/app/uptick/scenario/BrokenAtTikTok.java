package app.uptick.scenario;

import static app.uptick.demo.Names.everywhere;
import static app.uptick.model.Cause.CERTIFICATE;
import static app.uptick.model.Cause.CONGESTION;
import static app.uptick.model.Cause.CONTENT_DELIVERY;
import static app.uptick.model.Cause.MAINTENANCE;
import static app.uptick.model.Cause.OVERLOAD;
import static app.uptick.model.Cause.SERVER_ERROR;
import static app.uptick.model.Cause.SERVICE_DNS;
import static app.uptick.model.Cause.UNCLEAR;
import static app.uptick.model.Cause.UNREACHABLE;
import static app.uptick.model.FunctionId.FEED;
import static app.uptick.model.FunctionId.IMAGES;
import static app.uptick.model.FunctionId.LIVE;
import static app.uptick.model.FunctionId.LOGIN;
import static app.uptick.model.FunctionId.UPLOAD;
import static app.uptick.model.FunctionId.VIDEO;
import static app.uptick.model.FunctionId.WEB;
import static app.uptick.model.Symptom.CONTENT_UNAVAILABLE;
import static app.uptick.model.Symptom.ERROR_MESSAGES;
import static app.uptick.model.Symptom.LOGIN_FAILS;
import static app.uptick.model.Symptom.SLOW_LOADING;
import static app.uptick.scenario.Expected.degraded;
import static app.uptick.scenario.Scenario.RESOLVERS;
import static app.uptick.scenario.Scenario.TIKTOK;
import static app.uptick.scenario.Scenario.controlsOf;
import static app.uptick.scenario.Scenario.hostsOf;
import static app.uptick.scenario.Scenario.pagesOf;
import static app.uptick.scenario.Scenario.scenario;

import app.uptick.demo.Names;
import app.uptick.demo.Reply;
import app.uptick.demo.Reply.Manner;
import app.uptick.demo.World;
import app.uptick.demo.World.Connecting;
import app.uptick.demo.World.Handshake;
import app.uptick.demo.World.Ipv6;
import app.uptick.demo.World.NameAnswer;
import app.uptick.model.Cause;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.Symptom;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// Faults of the service's own, as far as can be told from one place.
final class BrokenAtTikTok {

  private static final Duration LONG = Duration.ofMillis(2200);

  private BrokenAtTikTok() {}

  static List<Scenario> scenarios() {
    return List.of(
        // No way in.
        unreachable("everyEdgeRefuses", w -> w.connect(TIKTOK, Connecting.REFUSED)),
        unreachable("everyEdgeIsSilent", w -> w.connect(TIKTOK, Connecting.DROPPED)),
        unreachable("secureportIsSilent", w -> w.connect(TIKTOK, 443, Connecting.DROPPED)),
        unreachable(
            "everyEdgeRefusesOverBothFamilies",
            w -> w.with(Ipv6.WORKING).connect(TIKTOK, Connecting.REFUSED)),
        unreachable("bothEdgesAreSilent", w -> w.withEdges(2).connect(TIKTOK, Connecting.DROPPED)),
        unreachable(
            "everyEdgeRefusesAndPublicResolversAreOutOfReach",
            w -> w.connect(TIKTOK, Connecting.REFUSED).connect(RESOLVERS, Connecting.DROPPED)),
        unreachable(
            "everyEdgeRefusesAndSoDoesOneControl",
            w -> w.connect(TIKTOK.and(controlsOf("Google")), Connecting.REFUSED)),
        scenario(
            "everyEdgeCutsConnectionsOff",
            w -> w.connect(TIKTOK, Connecting.RESET),
            unreachable().sure(0.5, 0.7).finding("does not get through, either")),

        // Somebody is there, and says nothing: that is not to be out of reach.
        scenario(
            "everyEdgeTakesConnectionsInSilence",
            w -> w.connect(TIKTOK, Connecting.SILENT),
            everythingDown(OVERLOAD)
                .sure(0.5, 0.7)
                .notices(SLOW_LOADING, LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .finding("does not get through, either")),

        // Names.
        nameless("namesAreDeniedEverywhere", Names.NXDOMAIN),
        nameless("namesFailEverywhere", Names.SERVFAIL),
        nameless("namesAreRefusedEverywhere", Names.REFUSED),
        scenario(
            "namesAreMetWithSilenceEverywhere",
            world -> world.name(TIKTOK, Names.SILENCE, everywhere()),
            everythingDown(SERVICE_DNS).sure(0.55, 0.75)),
        nameless("namesHaveNoAddressAnywhere", Names.NOTHING),

        // Certificates.
        badCertificate("certificateOfTikTokExpired", Handshake.EXPIRED),
        badCertificate("certificateOfTikTokIsNotYetValid", Handshake.NOT_YET_VALID),
        badCertificate("certificateOfTikTokIsForAnotherHost", Handshake.WRONG_HOST),
        scenario(
            "certificateOfUploadExpired",
            world -> world.tls(hostsOf(UPLOAD), Handshake.EXPIRED),
            degraded(CERTIFICATE).failing(UPLOAD)),

        // Errors instead of answers.
        allErrors("errorsWithStatus500", _ -> Reply.html(500, "<h1>Internal Server Error</h1>")),
        allErrors("errorsWithStatus502", _ -> Reply.html(502, "Bad Gateway")),
        allErrors("errorsWithStatus504", _ -> Reply.html(504, "Gateway Timeout")),
        allErrors("errorsWithStatus520", _ -> Reply.html(520, "Unknown Error")),
        scenario(
            "noHealthyBackendBehindTheLoadBalancer",
            world ->
                world.http(
                    TIKTOK,
                    _ ->
                        Reply.html(503, "<h1>503 Service Temporarily Unavailable</h1>")
                            .header("Server", "TLB")
                            .header("X-Tt-System-Error", "23")),
            errors(SERVER_ERROR)
                .sure(0.85, 0.95)
                .finding("14 of the errors bear TikTok’s own mark")),
        scenario(
            "originOutOfReachOfTheDeliveryNetwork",
            world ->
                world.http(
                    TIKTOK,
                    _ ->
                        Reply.html(503, "An error occurred. Reference #97.3d1c2117")
                            .header("Server", "AkamaiGHost")),
            errors(SERVER_ERROR).sure(0.85, 0.95)),
        scenario(
            "errorsWhilePublicResolversAreOutOfReach",
            world ->
                world
                    .http(TIKTOK, _ -> Reply.html(500, "sorry"))
                    .connect(RESOLVERS, Connecting.DROPPED),
            errors(SERVER_ERROR)),
        scenario(
            "errorsWhileOneControlIsSilent",
            world ->
                world
                    .http(TIKTOK, _ -> Reply.html(500, "sorry"))
                    .connect(controlsOf("Google"), Connecting.DROPPED),
            errors(SERVER_ERROR)),
        scenario(
            "answersAreCutOff",
            world -> world.http(TIKTOK, reply -> reply.in(Manner.RESET)),
            errors(SERVER_ERROR)),
        scenario(
            "answersAreEmpty",
            world -> world.http(TIKTOK, reply -> reply.in(Manner.EMPTY)),
            errors(SERVER_ERROR)),
        scenario(
            "answersAreNonsense",
            world -> world.http(TIKTOK, reply -> reply.in(Manner.GARBAGE)),
            errors(SERVER_ERROR)),
        scenario(
            "answersBreakOff",
            world -> world.http(TIKTOK, reply -> reply.in(Manner.TRUNCATED)),
            errors(SERVER_ERROR)),
        scenario(
            "pagesRedirectToThemselves", world -> world.redirectLoop(TIKTOK), errors(SERVER_ERROR)),
        scenario(
            "requestsAreTakenInSilence",
            world -> world.http(TIKTOK, reply -> reply.in(Manner.SILENT)),
            everythingDown(OVERLOAD)
                .sure(0.5, 0.75)
                .notices(SLOW_LOADING, LOGIN_FAILS, CONTENT_UNAVAILABLE)),

        // Maintenance is claimed only where it is announced.
        maintenance(
            "maintenanceWithRetryAfter",
            _ -> Reply.html(503, "back soon").header("Retry-After", "3600")),
        maintenance(
            "maintenancePageWithStatus503",
            _ -> Reply.html(503, "TikTok is currently undergoing scheduled maintenance.")),
        maintenance(
            "maintenancePageWithStatus200",
            _ -> Reply.html(200, "TikTok is currently undergoing scheduled maintenance.")),
        maintenance(
            "maintenancePageInOtherWords",
            _ -> Reply.html(503, "We are performing maintenance. We will be back soon.")),
        maintenance(
            "maintenancePageInAnotherLanguage",
            _ -> Reply.html(503, "<h1>Sitio en mantenimiento</h1> Volvemos pronto.")),
        maintenance(
            "maintenancePageWithStatus200InOtherWords",
            _ -> Reply.html(200, "TikTok is temporarily unavailable due to maintenance.")),
        allErrors(
            "errorPageThatNamesMaintenanceAsWebServersDo",
            _ ->
                Reply.html(
                    503,
                    "The server is temporarily unable to service your request due to maintenance"
                        + " downtime or capacity problems. Please try again later.")),
        allErrors(
            "excuseWithStatus200",
            _ -> Reply.html(200, "<title>TikTok</title>Something went wrong. Try again later.")),

        // Too much at once.
        scenario(
            "everyoneIsTurnedAway",
            world -> world.http(TIKTOK, _ -> Reply.text(429, "Too Many Requests")),
            degraded(OVERLOAD)
                .sure(0.5, 0.75)
                .all(FunctionState.FAILING)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)),
        scenario(
            "errorsAndRefusalsInTurn",
            world ->
                world
                    .some(1, 2, TIKTOK, _ -> Reply.text(429, "Too Many Requests"))
                    .https(TIKTOK, _ -> Reply.html(503, "sorry")),
            errors(OVERLOAD)),
        mixed("threeOfFiveAreTurnedAway", 3, 5, _ -> Reply.text(429, "Too Many Requests")),
        mixed("oneOfTwoIsTurnedAway", 1, 2, _ -> Reply.text(429, "Too Many Requests")),
        mixed("oneOfFourIsTurnedAway", 1, 4, _ -> Reply.text(429, "Too Many Requests")),
        mixed("oneOfTwoIsAnError", 1, 2, _ -> Reply.html(503, "sorry")),
        mixed("threeOfFiveAreErrors", 3, 5, _ -> Reply.html(500, "sorry")),
        scenario(
            "oneOfTwoIsTakenInSilence",
            world -> world.some(1, 2, TIKTOK, reply -> reply.in(Manner.SILENT)),
            degraded(OVERLOAD).notices(SLOW_LOADING).byChance()),
        scenario(
            "oneOfTwoIsLate",
            world -> world.some(1, 2, TIKTOK, reply -> reply.after(LONG)),
            degraded(OVERLOAD).notices(SLOW_LOADING).byChance()),
        mixed("oneOfTwoIsCutOff", 1, 2, reply -> reply.in(Manner.RESET)),
        scenario(
            "firstBytesAreLate",
            world -> world.https(TIKTOK, reply -> reply.after(LONG)),
            degraded(OVERLOAD).all(FunctionState.SLOW).notices(SLOW_LOADING)),

        // The way there.
        scenario(
            "connectionsToTikTokAreLate",
            world -> world.connect(TIKTOK, Connecting.LATE),
            degraded(CONGESTION).all(FunctionState.SLOW).notices(SLOW_LOADING)),

        // One function, while the others do well.
        partly("loginFails", LOGIN, LOGIN_FAILS),
        partly("feedFails", FEED, CONTENT_UNAVAILABLE),
        partly("liveFails", LIVE, CONTENT_UNAVAILABLE),
        partly("webSiteFails", WEB),
        partly("uploadFails", UPLOAD),
        scenario(
            "loginAndFeedFail",
            world -> world.https(pagesOf(LOGIN, FEED), _ -> Reply.json(500, "{}")),
            degraded(SERVER_ERROR)
                .failing(LOGIN, FEED)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)),
        scenario(
            "allButDeliveryFails",
            world ->
                world.https(pagesOf(WEB, LOGIN, FEED, LIVE, UPLOAD), _ -> Reply.json(500, "{}")),
            degraded(SERVER_ERROR)
                .failing(WEB, LOGIN, FEED, LIVE, UPLOAD)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)),
        scenario(
            "loginIsSilent",
            world -> world.https(pagesOf(LOGIN), reply -> reply.in(Manner.SILENT)),
            degraded(UNCLEAR).failing(LOGIN).notices(LOGIN_FAILS)),
        scenario(
            "loginIsTurnedAway",
            world -> world.https(pagesOf(LOGIN), _ -> Reply.text(429, "Too Many Requests")),
            degraded(OVERLOAD).failing(LOGIN).notices(ERROR_MESSAGES, LOGIN_FAILS)),
        scenario(
            "loginIsUnderMaintenance",
            world ->
                world.https(
                    pagesOf(LOGIN), _ -> Reply.html(503, "soon").header("Retry-After", "600")),
            degraded(MAINTENANCE).failing(LOGIN).notices(ERROR_MESSAGES, LOGIN_FAILS)),
        scenario(
            "loginIsLate",
            world -> world.https(pagesOf(LOGIN), reply -> reply.after(LONG)),
            degraded(OVERLOAD).slow(LOGIN).notices(SLOW_LOADING)),
        scenario(
            "liveIsLate",
            world -> world.https(pagesOf(LIVE), reply -> reply.after(LONG)),
            degraded(OVERLOAD).slow(LIVE).notices(SLOW_LOADING)),
        scenario(
            "feedRedirectsToItself",
            world -> world.redirectLoop(pagesOf(FEED)),
            degraded(SERVER_ERROR).failing(FEED).notices(ERROR_MESSAGES, CONTENT_UNAVAILABLE)),

        // Delivery of videos and pictures.
        scenario(
            "videosFail",
            world -> world.https(pagesOf(VIDEO), _ -> Reply.html(503, "upstream connect error")),
            degraded(CONTENT_DELIVERY).failing(VIDEO).notices(ERROR_MESSAGES, CONTENT_UNAVAILABLE)),
        scenario(
            "videosBreakOff",
            world -> world.https(pagesOf(VIDEO), reply -> reply.in(Manner.TRUNCATED)),
            degraded(CONTENT_DELIVERY).failing(VIDEO).notices(ERROR_MESSAGES, CONTENT_UNAVAILABLE)),
        delivery(
            "videosHaveNoNamesAnywhere",
            world -> world.name(hostsOf(VIDEO), Names.SERVFAIL, everywhere())),
        delivery("videosAreRefused", world -> world.connect(hostsOf(VIDEO), Connecting.REFUSED)),
        delivery("videosAreDropped", world -> world.connect(hostsOf(VIDEO), Connecting.DROPPED)),
        delivery(
            "videosAreSilent",
            world -> world.https(pagesOf(VIDEO), reply -> reply.in(Manner.SILENT))),
        delivery("videosAreCutOff", world -> world.tls(hostsOf(VIDEO), Handshake.RESET)),
        scenario(
            "picturesFail",
            world -> world.https(pagesOf(IMAGES), _ -> Reply.html(502, "sorry")),
            degraded(CONTENT_DELIVERY)
                .failing(IMAGES)
                .notices(ERROR_MESSAGES, CONTENT_UNAVAILABLE)),
        scenario(
            "videosAreLate",
            world -> world.https(pagesOf(VIDEO), reply -> reply.after(LONG)),
            degraded(CONTENT_DELIVERY).slow(VIDEO).notices(SLOW_LOADING)),
        scenario(
            "videosTrickle",
            world -> world.https(pagesOf(VIDEO), reply -> reply.trickling(600)),
            degraded(CONTENT_DELIVERY).slow(VIDEO).notices(SLOW_LOADING)));
  }

  private static Scenario unreachable(String name, UnaryOperator<World> faults) {
    return scenario(name, faults, unreachable());
  }

  private static Expected unreachable() {
    return everythingDown(UNREACHABLE).sure(0.55, 0.7);
  }

  private static Scenario nameless(String name, NameAnswer answer) {
    return scenario(
        name, world -> world.name(TIKTOK, answer, everywhere()), everythingDown(SERVICE_DNS));
  }

  private static Scenario badCertificate(String name, Handshake fault) {
    return scenario(name, world -> world.tls(TIKTOK, fault), everythingDown(CERTIFICATE));
  }

  private static Scenario allErrors(String name, UnaryOperator<Reply> answer) {
    return scenario(name, world -> world.http(TIKTOK, answer), errors(SERVER_ERROR));
  }

  private static Scenario maintenance(String name, UnaryOperator<Reply> answer) {
    return scenario(name, world -> world.http(TIKTOK, answer), errors(MAINTENANCE));
  }

  /// Good answers and bad ones in turn, over all functions.
  private static Scenario mixed(String name, int some, int of, UnaryOperator<Reply> answer) {
    return scenario(
        name,
        world -> world.some(some, of, TIKTOK, answer),
        degraded(OVERLOAD).notices(ERROR_MESSAGES).byChance());
  }

  /// Both hosts of one function answer with errors.
  private static Scenario partly(String name, FunctionId function, Symptom... noticed) {
    Symptom[] all = java.util.Arrays.copyOf(noticed, noticed.length + 1);
    all[noticed.length] = ERROR_MESSAGES;
    return scenario(
        name,
        world -> world.https(pagesOf(function), _ -> Reply.json(500, "{}")),
        degraded(SERVER_ERROR).failing(function).notices(all));
  }

  private static Scenario delivery(String name, UnaryOperator<World> faults) {
    return scenario(
        name, faults, degraded(CONTENT_DELIVERY).failing(VIDEO).notices(CONTENT_UNAVAILABLE));
  }

  private static Expected errors(Cause cause) {
    return Expected.down(cause).notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE);
  }

  private static Expected everythingDown(Cause cause) {
    return Expected.down(cause).notices(LOGIN_FAILS, CONTENT_UNAVAILABLE);
  }
}
