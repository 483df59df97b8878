package app.uptick.scenario;

import static app.uptick.model.FunctionId.FEED;
import static app.uptick.model.FunctionId.IMAGES;
import static app.uptick.model.FunctionId.LIVE;
import static app.uptick.model.FunctionId.LOGIN;
import static app.uptick.model.FunctionId.UPLOAD;
import static app.uptick.model.FunctionId.VIDEO;
import static app.uptick.model.FunctionId.WEB;
import static app.uptick.scenario.Expected.up;
import static app.uptick.scenario.Scenario.CONTROLS;
import static app.uptick.scenario.Scenario.EVERYONE;
import static app.uptick.scenario.Scenario.RESOLVERS;
import static app.uptick.scenario.Scenario.TIKTOK;
import static app.uptick.scenario.Scenario.controlsOf;
import static app.uptick.scenario.Scenario.hostsOf;
import static app.uptick.scenario.Scenario.pagesOf;
import static app.uptick.scenario.Scenario.scenario;

import app.uptick.demo.Names;
import app.uptick.demo.Reply;
import app.uptick.demo.Reply.Manner;
import app.uptick.demo.Who;
import app.uptick.demo.World.Connecting;
import app.uptick.demo.World.Handshake;
import app.uptick.demo.World.Ipv6;
import app.uptick.demo.World.Proxy;
import app.uptick.demo.World.Via;
import java.time.Duration;
import java.util.List;

/// Networks in which there is nothing to tell, however odd they look.
final class AllIsWell {

  /// The real page of 1.4 KB, in short.
  private static final String ROBOT_CHECK =
      "<html><body>Please wait...<script>window._wafchallengeid='x';SlardarWAF()</script></body>";

  private AllIsWell() {}

  static List<Scenario> scenarios() {
    return List.of(
        scenario(
            "nothingIsWrong",
            world -> world,
            up().finding("requests to TikTok were answered as they should be")),

        // The service refuses robots, as it does every day.
        scenario(
            "robotCheckWithStatus200",
            world ->
                world.https(
                    TIKTOK,
                    _ ->
                        Reply.html(200, ROBOT_CHECK)
                            .header("X-Tt-System-Error", "3")
                            .header("Server", "TLB")),
            up()),
        scenario(
            "robotCheckWithStatus403",
            world ->
                world.https(
                    TIKTOK,
                    _ ->
                        Reply.html(403, "<h1>Access Denied</h1> Reference #18.5f1c2117")
                            .header("Server", "AkamaiGHost")),
            up()),
        scenario(
            "robotCheckWithStatus444",
            world ->
                world.https(
                    TIKTOK, _ -> Reply.html(444, "Access Denied").header("X-Tt-System-Error", "3")),
            up()),
        scenario(
            "robotCheckOfTheWebSiteAlone",
            world ->
                world.https(
                    pagesOf(WEB, LOGIN, FEED),
                    _ -> Reply.html(403, "please drag the slider to complete the captcha")),
            up()),
        scenario(
            "unauthorisedEverywhere",
            world ->
                world.https(
                    TIKTOK,
                    _ -> Reply.json(401, "{\"error\":{\"code\":\"access_token_invalid\"}}")),
            up()),
        scenario(
            "notFoundEverywhere",
            world -> world.https(TIKTOK, _ -> Reply.html(404, "").header("Server", "TLB")),
            up()),
        scenario(
            "emptyAnswersToUnsignedRequests",
            world ->
                world.https(
                    pagesOf(LOGIN, FEED, LIVE),
                    _ -> Reply.json(200, "").header("X-Tt-Logid", "20260829021617ABC")),
            up()),
        scenario(
            "redirectToTheLoginWall",
            world ->
                world.https(
                    pagesOf(WEB, FEED),
                    _ -> Reply.redirect("https://www.tiktok.com/login?redirect_url=x")),
            up()),
        scenario(
            "redirectToTheDeadLinkPageWithoutCountry",
            world ->
                world.https(pagesOf(WEB), _ -> Reply.redirect("https://www.tiktok.com/notfound")),
            up()),

        // One thing that is dead has a reserve.
        scenario(
            "oneVideoHostRefuses",
            world -> world.connect(Who.host("v16-webapp.tiktok.com"), Connecting.REFUSED),
            up()),
        scenario(
            "oneHostAnswersWithErrors",
            world -> world.https(Who.host("m.tiktok.com"), _ -> Reply.html(503, "sorry")),
            up()),
        scenario(
            "busiestHostIsSilent",
            world -> world.connect(Who.host("www.tiktok.com"), Connecting.DROPPED),
            up()),
        scenario(
            "errorOnASiblingSite",
            world -> world.https(Who.host("lifeattiktok.com"), _ -> Reply.html(503, "23")),
            up()),
        scenario(
            "firstOfTwoEdgesIsDead",
            world -> world.withEdges(2).connectEdge(0, TIKTOK, Connecting.DROPPED),
            up()),
        scenario(
            "secondOfTwoEdgesRefuses",
            world -> world.withEdges(2).connectEdge(1, TIKTOK, Connecting.REFUSED),
            up()),

        // Other sites, and who answers for names, have faults of their own.
        scenario(
            "oneControlRefuses",
            world -> world.connect(controlsOf("Google"), Connecting.REFUSED),
            up().finding("did not answer as they should: Google")),
        scenario(
            "oneControlIsSilent",
            world -> world.connect(controlsOf("Google"), Connecting.DROPPED),
            up()),
        scenario(
            "twoControlsAnswerWithErrors",
            world -> world.http(controlsOf("Google", "Cloudflare"), _ -> Reply.html(500, "sorry")),
            up()),
        scenario(
            "allControlsRefuse",
            world -> world.connect(CONTROLS, Connecting.REFUSED),
            up().warns("internet")),
        scenario(
            "allControlsAnswerWithErrors",
            world -> world.http(CONTROLS, _ -> Reply.html(500, "sorry")),
            up().warns("internet")),
        scenario(
            "plainHttpIsDropped", world -> world.connect(EVERYONE, 80, Connecting.DROPPED), up()),
        scenario(
            "plainHttpIsMeddledWith",
            world -> world.plain(CONTROLS, _ -> Reply.redirect("http://ads.isp.example/")),
            up()),
        scenario(
            "publicResolversAreDropped",
            world -> world.connect(RESOLVERS, Connecting.DROPPED),
            up()),
        scenario(
            "publicResolversAreIntercepted",
            world -> world.tls(RESOLVERS, Handshake.UNTRUSTED),
            up()),
        scenario(
            "publicResolversAnswerWithErrors",
            world -> world.https(RESOLVERS, _ -> Reply.text(500, "sorry")),
            up()),
        scenario(
            "publicResolversDenyTheService",
            world -> world.name(TIKTOK, Names.NXDOMAIN, Via.PLAIN, Via.DOH),
            up()),

        // Quirks of the network.
        scenario("ipv6WithoutRoute", world -> world.with(Ipv6.WITHOUT_ROUTE), up()),
        scenario("ipv6Works", world -> world.with(Ipv6.WORKING), up()),
        scenario(
            "ipv6IsBroken",
            world -> world.with(Ipv6.BROKEN),
            up().warns("ipv6").finding("IPv6 does not get through; IPv4 does")),
        scenario(
            "ipv6IsBrokenForTwoEdges",
            world -> world.with(Ipv6.BROKEN).withEdges(2),
            up().warns("ipv6")),
        scenario(
            "overVpn",
            world -> world.overVpn("wg0"),
            up().warns("vpn").finding("A VPN is in use (wg0)")),
        scenario("throughProxy", world -> world.through(Proxy.WORKING), up().warns("proxy")),
        scenario(
            "clockIsTenMinutesBehind",
            world -> world.withTrueTimeAhead(Duration.ofMinutes(10)),
            up().warns("clock").finding("10 minutes behind")),
        scenario(
            "clockIsTwoHoursAhead",
            world -> world.withTrueTimeAhead(Duration.ofMinutes(-130)),
            up().warns("clock").finding("2 hours ahead")),
        scenario(
            "namesTakeAWhile",
            world -> world.nameAfter(Duration.ofMillis(600), EVERYONE, Via.SYSTEM),
            up()),
        scenario(
            "answersTakeAWhile",
            world -> world.https(TIKTOK, reply -> reply.after(Duration.ofMillis(700))),
            up()),
        scenario(
            "oneAnswerInTenIsLate",
            world -> world.some(1, 10, TIKTOK, reply -> reply.after(Duration.ofMillis(2500))),
            up()),
        scenario(
            "onePacketIsLost",
            world -> world.connect(Who.host("webcast.tiktok.com"), Connecting.LATE),
            up()),
        scenario(
            "oneConnectionIsCutOff",
            world -> world.some(1, 14, TIKTOK, reply -> reply.in(Manner.RESET)),
            up()),
        scenario(
            "hostsFileSetsTheTrueAddress",
            world -> world.withHostsLine("198.51.100.1 ads.example"),
            up()),
        scenario(
            "gatewayDoesNotAnswerArp",
            world -> world.withGateway(app.uptick.model.Device.Gateway.UNKNOWN),
            up()),
        scenario(
            "answersAreLongerThanWanted",
            world -> world.https(hostsOf(VIDEO, IMAGES, UPLOAD), r -> r.in(Manner.ENDLESS)),
            up()));
  }
}
