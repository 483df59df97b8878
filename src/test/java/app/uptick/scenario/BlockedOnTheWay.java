package app.uptick.scenario;

import static app.uptick.demo.Names.here;
import static app.uptick.model.Cause.BLOCK_PAGE;
import static app.uptick.model.Cause.CONNECTION_FILTERED;
import static app.uptick.model.Cause.DNS_TAMPERING;
import static app.uptick.model.Cause.GEO_BAN;
import static app.uptick.model.FunctionId.FEED;
import static app.uptick.model.FunctionId.IMAGES;
import static app.uptick.model.FunctionId.LOGIN;
import static app.uptick.model.FunctionId.VIDEO;
import static app.uptick.model.FunctionId.WEB;
import static app.uptick.model.Symptom.CONTENT_UNAVAILABLE;
import static app.uptick.model.Symptom.ERROR_MESSAGES;
import static app.uptick.model.Symptom.LOGIN_FAILS;
import static app.uptick.scenario.Scenario.RESOLVERS;
import static app.uptick.scenario.Scenario.TIKTOK;
import static app.uptick.scenario.Scenario.hostsOf;
import static app.uptick.scenario.Scenario.pagesOf;
import static app.uptick.scenario.Scenario.scenario;

import app.uptick.demo.Names;
import app.uptick.demo.Reply;
import app.uptick.demo.Reply.Manner;
import app.uptick.demo.Sites;
import app.uptick.demo.Who;
import app.uptick.demo.World.Connecting;
import app.uptick.demo.World.Handshake;
import app.uptick.demo.World.NameAnswer;
import app.uptick.demo.World.Via;
import app.uptick.demo.Zone;
import app.uptick.model.Cause;
import app.uptick.model.FunctionState;
import app.uptick.model.Scope;
import java.util.List;
import java.util.function.UnaryOperator;

/// Networks that keep the service out, and services that keep a country out.
final class BlockedOnTheWay {

  private BlockedOnTheWay() {}

  static List<Scenario> scenarios() {
    return List.of(
        // Names are told otherwise here than by resolvers that nobody can overhear.
        lyingAboutNames("dnsBlockedWithNxdomain", Names.NXDOMAIN, here()),
        lyingAboutNames("dnsBlockedWithServfail", Names.SERVFAIL, here()),
        lyingAboutNames("dnsBlockedWithRefused", Names.REFUSED, here()),
        lyingAboutNames("dnsBlockedWithNoAddress", Names.NOTHING, here()),
        lyingAboutNames("dnsBlockedBySilence", Names.SILENCE, here()),
        lyingAboutNames("dnsBlockedByTheConfiguredResolverAlone", Names.NXDOMAIN, Via.SYSTEM),
        lyingAboutNames("dnsSinkholeAtZero", Names.address("0.0.0.0"), Via.SYSTEM),
        lyingAboutNames("dnsSinkholeOnLoopback", Names.address("127.0.0.1"), here()),
        lyingAboutNames("dnsSinkholeAtPrivateAddress", Names.address("10.10.34.35"), here()),
        lyingAboutNames("dnsSinkholeInTestNet", Names.address("192.0.2.1"), here()),
        lyingAboutNames("dnsLeadsToBlockHost", Names.BLOCK_HOST, here()),
        lyingAboutNames("dnsLeadsToStranger", new NameAnswer.AddressOf("www.example.org"), here()),
        scenario(
            "dnsLeadsToBlockHostThatRefuses",
            world ->
                world
                    .name(TIKTOK, Names.BLOCK_HOST, here())
                    .connect(Who.host(Zone.BLOCK_HOST), Connecting.REFUSED),
            everythingBlocked(DNS_TAMPERING).fails("tampering")),
        scenario(
            "dnsLeadsToBlockHostThatIsSilent",
            world ->
                world
                    .name(TIKTOK, Names.BLOCK_HOST, here())
                    .connect(Who.host(Zone.BLOCK_HOST), Connecting.DROPPED),
            everythingBlocked(DNS_TAMPERING).fails("tampering")),
        scenario(
            "dnsBlockedAndPublicResolversOutOfReach",
            world ->
                world.name(TIKTOK, Names.NXDOMAIN, here()).connect(RESOLVERS, Connecting.DROPPED),
            everythingBlocked(DNS_TAMPERING).sure(0.5, 0.75).fails("tampering")),
        scenario(
            "dnsLeadsToBlockHostAndPublicResolversOutOfReach",
            world ->
                world.name(TIKTOK, Names.BLOCK_HOST, here()).connect(RESOLVERS, Connecting.DROPPED),
            everythingBlocked(DNS_TAMPERING).sure(0.5, 0.85).fails("tampering")),
        scenario(
            "dnsLeadsToSilentPlaceAndPublicResolversOutOfReach",
            world ->
                world
                    .name(TIKTOK, Names.BLOCK_HOST, here())
                    .connect(Who.host(Zone.BLOCK_HOST), Connecting.DROPPED)
                    .connect(RESOLVERS, Connecting.DROPPED),
            everythingBlocked(DNS_TAMPERING).sure(0.5, 0.75).fails("tampering")),
        scenario(
            "hostsFileBlocksTheService",
            world ->
                world
                    .withHostsLine("0.0.0.0 www.tiktok.com")
                    .withHostsLine("0.0.0.0 m.tiktok.com")
                    .withHostsLine("0.0.0.0 api16-normal-c-useast1a.tiktokv.com")
                    .withHostsLine("0.0.0.0 v16-webapp.tiktok.com")
                    .withHostsLine("0.0.0.0 v19.tiktokcdn.com")
                    .withHostsLine("0.0.0.0 p16-sign-va.tiktokcdn.com")
                    .withHostsLine("0.0.0.0 p19-sign.tiktokcdn-us.com")
                    .withHostsLine("0.0.0.0 webcast.tiktok.com")
                    .withHostsLine("0.0.0.0 webcast.us.tiktok.com")
                    .withHostsLine("0.0.0.0 open.tiktokapis.com")
                    .withHostsLine("0.0.0.0 open-upload.tiktokapis.com"),
            everythingBlocked(DNS_TAMPERING)
                .scope(Scope.LOCAL)
                .fails("tampering")
                .finding("The hosts file names TikTok: 0.0.0.0 www.tiktok.com")),
        scenario(
            "dnsFilterOfVideosAlone",
            world -> world.name(hostsOf(VIDEO, IMAGES), Names.NXDOMAIN, here()),
            Expected.blocked(DNS_TAMPERING)
                .all(FunctionState.UP)
                .failing(VIDEO, IMAGES)
                .sure(0.6, 0.85)
                .notices(CONTENT_UNAVAILABLE)
                .fails("tampering")),

        // Connections are cut off once they name the service.
        scenario(
            "tlsResetAfterClientHello",
            world -> world.tls(TIKTOK, Handshake.RESET),
            everythingBlocked(CONNECTION_FILTERED)
                .fails("filter")
                .finding("a connection that names another site gets through")),
        scenario(
            "tlsStallsAfterClientHello",
            world -> world.tls(TIKTOK, Handshake.STALL),
            everythingBlocked(CONNECTION_FILTERED).fails("filter")),
        scenario(
            "tlsClosedAfterClientHello",
            world -> world.tls(TIKTOK, Handshake.CLOSE),
            everythingBlocked(CONNECTION_FILTERED).fails("filter")),
        scenario(
            "tlsAlertAfterClientHello",
            world -> world.tls(TIKTOK, Handshake.ALERT),
            everythingBlocked(CONNECTION_FILTERED).fails("filter")),
        scenario(
            "tlsResetWithPublicResolversOutOfReach",
            world -> world.tls(TIKTOK, Handshake.RESET).connect(RESOLVERS, Connecting.DROPPED),
            everythingBlocked(CONNECTION_FILTERED).fails("filter")),
        scenario(
            "impostorByUnknownAuthority",
            world -> world.tls(TIKTOK, Handshake.UNTRUSTED),
            everythingBlocked(CONNECTION_FILTERED).sure(0.6, 0.85).fails("filter")),
        scenario(
            "impostorSignedByItself",
            world -> world.tls(TIKTOK, Handshake.SELF_SIGNED),
            everythingBlocked(CONNECTION_FILTERED).sure(0.6, 0.85).fails("filter")),

        // Somebody's notice comes in the service's place.
        inItsPlace("noticeWithStatus200", _ -> Reply.html(200, Sites.NOTICE)),
        inItsPlace("noticeWithStatus403", _ -> Reply.html(403, Sites.NOTICE)),
        inItsPlace("noticeByRedirect", _ -> Reply.redirect("http://blockpage.isp.example/")),
        inItsPlace(
            "noticeOfParentalControl",
            _ -> Reply.html(200, "<h1>Sorry</h1> This category is filtered by parental control.")),
        inItsPlace(
            "sentToAnotherSite", _ -> Reply.redirect("https://notice.telecom.example/legal")),
        inItsPlace(
            "refusalInStrangersWords",
            _ -> Reply.html(403, "<h1>Social media is not allowed at Lincoln High School</h1>")),
        inItsPlace(
            "pageThatSellsTheName",
            _ -> Reply.html(200, "<title>tiktok.com is for sale</title>Buy this domain")),
        inItsPlace("pageThatIsNobodys", _ -> Reply.html(200, Sites.PORTAL)),

        // The service, or the law, keeps the country out.
        banned(
            "geoBanByLaw",
            _ ->
                Reply.html(
                    200,
                    "<h1>Sorry, TikTok isn't available right now</h1> A law banning TikTok has been"
                        + " enacted in the U.S.")),
        banned(
            "geoBanByDirective",
            _ ->
                Reply.html(
                    200,
                    "We are complying with the Government of India's directive to block 59 apps.")),
        banned(
            "geoBanOfRegion",
            _ -> Reply.html(200, "<h1>TikTok is unavailable in your region</h1>")),
        banned("geoBanOfArea", _ -> Reply.html(403, "This service is not available in your area.")),
        banned(
            "geoBanByGovernment",
            _ ->
                Reply.html(
                    200, "TikTok has been banned in your country by order of the government.")),
        banned("geoBanWithStatus451", _ -> Reply.html(451, "Unavailable For Legal Reasons")),
        banned(
            "geoBanByWithdrawalFromCountry",
            _ -> Reply.redirect("https://www.tiktok.com/hk/notfound")),
        scenario(
            "geoBanOfTheWebSiteWhileDeliveryWorks",
            world ->
                world.https(
                    pagesOf(WEB, LOGIN, FEED),
                    _ -> Reply.redirect("https://www.tiktok.com/hk/notfound")),
            Expected.blocked(GEO_BAN)
                .all(FunctionState.UP)
                .failing(WEB, LOGIN, FEED)
                .scope(Scope.REGIONAL)
                .notices(LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("region")),
        scenario(
            "geoBanWhileConnectionsAreReset",
            world ->
                world
                    .https(
                        hostsOf(WEB, LOGIN, FEED),
                        _ -> Reply.html(451, "Unavailable For Legal Reasons"))
                    .https(TIKTOK, reply -> reply.in(Manner.RESET)),
            everythingBlocked(GEO_BAN)
                .scope(Scope.REGIONAL)
                .notices(ERROR_MESSAGES, LOGIN_FAILS, CONTENT_UNAVAILABLE)
                .fails("region")),
        scenario(
            "noticeWhileConnectionsAreReset",
            world ->
                world
                    .http(hostsOf(WEB, LOGIN), _ -> Reply.html(403, Sites.NOTICE))
                    .tls(TIKTOK.except(hostsOf(WEB, LOGIN)), Handshake.RESET),
            everythingBlocked(BLOCK_PAGE).fails("filter")),
        scenario(
            "noticeForTheWebSiteWhileDeliveryWorks",
            world -> world.http(hostsOf(WEB, LOGIN), _ -> Reply.html(403, Sites.NOTICE)),
            webBlocked(BLOCK_PAGE).fails("filter")),
        scenario(
            "webSiteResetByNameWhileDeliveryWorks",
            world -> world.tls(hostsOf(WEB, LOGIN), Handshake.RESET),
            webBlocked(CONNECTION_FILTERED).fails("filter")),
        scenario(
            "webSiteDeniedByDnsWhileDeliveryWorks",
            world -> world.name(hostsOf(WEB, LOGIN), Names.NXDOMAIN, here()),
            webBlocked(DNS_TAMPERING).fails("tampering")));
  }

  private static Scenario lyingAboutNames(String name, NameAnswer lie, Via... via) {
    return scenario(
        name,
        world -> world.name(TIKTOK, lie, via),
        everythingBlocked(DNS_TAMPERING)
            .fails("tampering")
            .finding("It answers at the address that a public resolver gives"));
  }

  private static Scenario inItsPlace(String name, UnaryOperator<Reply> page) {
    return scenario(
        name, world -> world.http(TIKTOK, page), everythingBlocked(BLOCK_PAGE).fails("filter"));
  }

  private static Scenario banned(String name, UnaryOperator<Reply> page) {
    return scenario(
        name,
        world -> world.https(TIKTOK, page),
        everythingBlocked(GEO_BAN).scope(Scope.REGIONAL).fails("region"));
  }

  private static Expected webBlocked(Cause cause) {
    return Expected.blocked(cause).all(FunctionState.UP).failing(WEB, LOGIN).notices(LOGIN_FAILS);
  }

  private static Expected everythingBlocked(Cause cause) {
    return Expected.blocked(cause).notices(LOGIN_FAILS, CONTENT_UNAVAILABLE);
  }
}
