package app.uptick.scenario;

import static app.uptick.demo.Names.here;
import static app.uptick.model.Cause.CAPTIVE_PORTAL;
import static app.uptick.model.Cause.NO_INTERNET;
import static app.uptick.model.Cause.NO_NETWORK;
import static app.uptick.model.Cause.SLOW_CONNECTION;
import static app.uptick.model.Cause.TLS_INTERCEPTION;
import static app.uptick.model.Cause.WRONG_CLOCK;
import static app.uptick.model.Symptom.CONTENT_UNAVAILABLE;
import static app.uptick.model.Symptom.ERROR_MESSAGES;
import static app.uptick.model.Symptom.LOGIN_FAILS;
import static app.uptick.model.Symptom.SLOW_LOADING;
import static app.uptick.scenario.Scenario.CONTROLS;
import static app.uptick.scenario.Scenario.EVERYONE;
import static app.uptick.scenario.Scenario.RESOLVERS;
import static app.uptick.scenario.Scenario.TIKTOK;
import static app.uptick.scenario.Scenario.scenario;

import app.uptick.demo.Names;
import app.uptick.demo.Reply;
import app.uptick.demo.Reply.Manner;
import app.uptick.demo.Sites;
import app.uptick.demo.Who;
import app.uptick.demo.World;
import app.uptick.demo.World.Connecting;
import app.uptick.demo.World.Handshake;
import app.uptick.demo.World.NameAnswer;
import app.uptick.demo.World.Proxy;
import app.uptick.demo.World.Via;
import app.uptick.model.Cause;
import app.uptick.model.Device.Gateway;
import app.uptick.model.FunctionState;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// Faults of this device or its network, whatever the service does.
final class BrokenHere {

  private static final int HTTPS = 443;

  private BrokenHere() {}

  static List<Scenario> scenarios() {
    return List.of(
        // The network itself.
        scenario(
            "noInterface",
            World::withoutAddress,
            cutOff(NO_NETWORK).fails("network").finding("No network is connected")),
        scenario(
            "noRoute",
            World::withoutRoute,
            cutOff(NO_NETWORK).fails("network").finding("No way to the internet is known")),
        scenario(
            "routerIsDead",
            world -> silentNetwork(world).withGateway(Gateway.SILENT),
            cutOff(NO_NETWORK).fails("network").finding("The router does not answer")),
        scenario(
            "uplinkIsDead",
            BrokenHere::silentNetwork,
            cutOff(NO_INTERNET).fails("internet").finding("did not answer as they should")),
        everyConnection("everyoneIsSilentlyDropped", Connecting.DROPPED),
        everyConnection("everyoneRefuses", Connecting.REFUSED),
        everyConnection("everyConnectionIsReset", Connecting.RESET),
        everyConnection("everyConnectionIsSilent", Connecting.SILENT),
        everyHandshake("everyHandshakeIsReset", Handshake.RESET),
        everyHandshake("everyHandshakeStalls", Handshake.STALL),
        everyHandshake("everyHandshakeIsDenied", Handshake.ALERT),
        scenario(
            "onlyPlainHttpGetsThrough",
            world -> world.connect(EVERYONE, HTTPS, Connecting.DROPPED),
            cutOff(NO_INTERNET).sure(0.7, 0.9).fails("internet")),
        scenario(
            "everyoneAnswersWithErrors",
            world -> world.http(EVERYONE, _ -> Reply.html(503, "sorry")),
            cutOff(NO_INTERNET)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("internet")),
        scenario(
            "everyoneSpeaksNonsense",
            world -> world.http(EVERYONE, reply -> reply.in(Manner.GARBAGE)),
            cutOff(NO_INTERNET)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("internet")),

        // Names.
        deafResolver("resolverIsSilent", Names.SILENCE),
        deafResolver("resolverFails", Names.SERVFAIL),
        deafResolver("resolverRefuses", Names.REFUSED),
        deafResolver("resolverDeniesEverything", Names.NXDOMAIN),
        deafResolver("resolverTellsNoAddresses", Names.NOTHING),
        deafResolver("resolverTellsLoopbackForEverything", Names.address("127.0.0.1")),
        scenario(
            "resolverLeadsEverythingToStranger",
            world -> world.name(EVERYONE, new NameAnswer.AddressOf("www.example.org"), Via.SYSTEM),
            withoutNames()),
        scenario(
            "resolverLeadsEverythingIntoTheVoid",
            world ->
                world
                    .name(EVERYONE, new NameAnswer.AddressOf("www.example.org"), Via.SYSTEM)
                    .connect(Who.host("www.example.org"), Connecting.DROPPED),
            withoutNames()),
        scenario(
            "resolverIsSilentAndPlainDnsIsDropped",
            world -> world.name(EVERYONE, Names.SILENCE, here()),
            withoutNames()),
        scenario(
            "resolverFailsAndPublicResolversAreOutOfReachOverHttps",
            world ->
                world
                    .name(EVERYONE, Names.SERVFAIL, Via.SYSTEM)
                    .connect(RESOLVERS, Connecting.DROPPED),
            withoutNames()),
        scenario(
            "resolverTakesSeconds",
            world -> world.nameAfter(Duration.ofMillis(2500), EVERYONE, Via.SYSTEM),
            Expected.yourSide(Cause.DNS_RESOLVER)
                .all(FunctionState.UP)
                .sure(0.7, 0.9)
                .notices(SLOW_LOADING)
                .fails("dns")),

        // Sign-in pages, by two vendors' checks.
        portal(
            "captivePortalOnPlainHttp",
            world ->
                world
                    .connect(EVERYONE, HTTPS, Connecting.DROPPED)
                    .plain(EVERYONE, _ -> Reply.redirect("http://login.wifi.example/"))),
        portal(
            "captivePortalThatRefusesHttps",
            world ->
                world
                    .connect(EVERYONE, HTTPS, Connecting.REFUSED)
                    .plain(EVERYONE, _ -> Reply.redirect("http://login.wifi.example/"))),
        portal(
            "captivePortalThatResetsHttps",
            world ->
                world
                    .connect(EVERYONE, HTTPS, Connecting.RESET)
                    .plain(EVERYONE, _ -> Reply.redirect("http://login.wifi.example/"))),
        portal(
            "captivePortalWithStatus200",
            world ->
                world
                    .connect(EVERYONE, HTTPS, Connecting.DROPPED)
                    .plain(EVERYONE, _ -> Reply.html(200, Sites.PORTAL))),
        portal(
            "captivePortalWithStatus511",
            world ->
                world
                    .connect(EVERYONE, HTTPS, Connecting.DROPPED)
                    .plain(EVERYONE, _ -> Reply.html(511, Sites.PORTAL))),
        portal(
            "captivePortalWithCertificatesOfItsOwn",
            world ->
                world
                    .tls(EVERYONE, Handshake.UNTRUSTED)
                    .plain(EVERYONE, _ -> Reply.redirect("https://login.wifi.example/"))),
        portal("captivePortalByDns", world -> world.name(EVERYONE, Names.PORTAL_HOST, here())),
        portal(
            "captivePortalByDnsWithoutHttps",
            world ->
                world
                    .name(EVERYONE, Names.PORTAL_HOST, here())
                    .connect(EVERYONE, HTTPS, Connecting.REFUSED)),
        portal(
            "captivePortalThatLetsPublicResolversThrough",
            world ->
                world
                    .connect(CONTROLS, HTTPS, Connecting.DROPPED)
                    .connect(TIKTOK, HTTPS, Connecting.DROPPED)
                    .plain(EVERYONE, _ -> Reply.redirect("http://login.wifi.example/"))),

        // The clock, and those who read along.
        scenario(
            "clockIsYearsBehind",
            world -> world.withTrueTimeAhead(Duration.ofDays(1100)),
            secureIsImpossible(WRONG_CLOCK).fails("clock").finding("1,100 days behind")),
        scenario(
            "clockIsYearsAhead",
            world -> world.withTrueTimeAhead(Duration.ofDays(-1100)),
            secureIsImpossible(WRONG_CLOCK).fails("clock").finding("1,100 days ahead")),
        scenario(
            "interceptionOfEverything",
            world -> world.tls(EVERYONE, Handshake.UNTRUSTED),
            secureIsImpossible(TLS_INTERCEPTION).fails("interception").finding("Reading Along")),
        scenario(
            "interceptionSparingPublicResolvers",
            world -> world.tls(CONTROLS.and(TIKTOK), Handshake.UNTRUSTED),
            secureIsImpossible(TLS_INTERCEPTION).fails("interception")),
        scenario(
            "everyoneSignsForThemselves",
            world -> world.tls(EVERYONE, Handshake.SELF_SIGNED),
            secureIsImpossible(TLS_INTERCEPTION).fails("interception")),
        scenario(
            "everyCertificateIsForAnotherHost",
            world -> world.tls(EVERYONE, Handshake.WRONG_HOST),
            secureIsImpossible(TLS_INTERCEPTION).fails("interception")),

        // The proxy.
        deadProxy("proxyRefuses", Proxy.REFUSED),
        deadProxy("proxyIsSilent", Proxy.SILENT),
        deadProxy("proxyWantsPassword", Proxy.ASKING),
        deadProxy("proxyReachesNobody", Proxy.BROKEN),

        // Everything is slow from here.
        scenario(
            "everyConnectionTakesASecond",
            world -> world.connect(EVERYONE, Connecting.LATE),
            slow()),
        scenario(
            "everyAnswerTrickles",
            world ->
                world
                    .http(CONTROLS, reply -> reply.trickling(8).after(Duration.ofMillis(3800)))
                    .http(TIKTOK, reply -> reply.after(Duration.ofMillis(3800))),
            slow().all(FunctionState.SLOW)));
  }

  private static World silentNetwork(World world) {
    return world
        .name(EVERYONE, Names.SILENCE, Names.everywhere())
        .connect(EVERYONE, Connecting.DROPPED);
  }

  private static Scenario everyConnection(String name, Connecting fault) {
    return scenario(
        name, world -> world.connect(EVERYONE, fault), cutOff(NO_INTERNET).fails("internet"));
  }

  private static Scenario everyHandshake(String name, Handshake fault) {
    return scenario(
        name,
        world -> world.tls(EVERYONE, fault),
        cutOff(NO_INTERNET).sure(0.7, 0.9).fails("internet"));
  }

  private static Scenario deafResolver(String name, NameAnswer answer) {
    return scenario(name, world -> world.name(EVERYONE, answer, Via.SYSTEM), withoutNames());
  }

  private static Expected withoutNames() {
    return Expected.yourSide(Cause.DNS_RESOLVER)
        .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
        .warns("internet")
        .fails("dns");
  }

  private static Scenario portal(String name, UnaryOperator<World> faults) {
    return scenario(name, faults, cutOff(CAPTIVE_PORTAL).fails("portal"));
  }

  private static Scenario deadProxy(String name, Proxy kind) {
    return scenario(
        name,
        world -> world.through(kind),
        Expected.yourSide(Cause.PROXY)
            .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
            .warns("internet")
            .fails("proxy")
            .finding("Without the proxy it works"));
  }

  private static Expected cutOff(Cause cause) {
    return Expected.yourSide(cause).notices(LOGIN_FAILS, CONTENT_UNAVAILABLE);
  }

  private static Expected secureIsImpossible(Cause cause) {
    return Expected.yourSide(cause).notices(LOGIN_FAILS, CONTENT_UNAVAILABLE);
  }

  /// Functions do as well as from here they can.
  private static Expected slow() {
    return Expected.yourSide(SLOW_CONNECTION)
        .all(FunctionState.UP)
        .notices(SLOW_LOADING)
        .fails("speed");
  }
}
