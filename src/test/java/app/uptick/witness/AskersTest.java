package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.cli.Engine;
import app.uptick.demo.SimulatedInternet;
import app.uptick.demo.Who;
import app.uptick.demo.World;
import app.uptick.demo.World.Connecting;
import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Device;
import app.uptick.model.Evidence.Kind;
import app.uptick.model.Facts;
import app.uptick.model.Facts.ControlProbe;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Observation;
import app.uptick.model.PhaseTimes;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Control;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Word;
import app.uptick.monitor.Inquiry;
import app.uptick.monitor.Rests;
import app.uptick.settings.ProfileFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What witnesses are told by those who ask them: the monitor, and a person's check.
class AskersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ServiceProfile PROFILE = ProfileFile.builtIn();

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> homes = Collections.synchronizedList(new ArrayList<>());
  private final LastAsked lastAsked = LastAsked.inMemory();
  private boolean metered;

  private final Inquiry inquiry =
      new Inquiry(
          PROFILE,
          new Diagnostician(PROFILE, Locale.ENGLISH),
          this::witnesses,
          null,
          new Rests(lastAsked),
          () -> metered,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void theMonitorAsksEveryoneOnSuspicion() {
    inquiry.everyone(facts(), false);

    assertEquals(List.of("heavy in ?", "light in ?"), asked.stream().sorted().toList());
  }

  @Test
  void theMonitorSparesLongAnswersWhereBytesArePaidFor() {
    metered = true;

    inquiry.everyone(facts(), false);

    assertEquals(List.of("light in ?"), asked);
  }

  @Test
  void aPersonHearsEveryoneAlsoWhereBytesArePaidFor() {
    metered = true;

    inquiry.everyone(facts(), true);

    assertEquals(List.of("heavy in ?", "light in ?"), asked.stream().sorted().toList());
  }

  @Test
  void aMonitorThatIsStartedOftenAsksNoOftenerInPeace() {
    lastAsked.note(EnumSet.of(Pace.TEN_MINUTES), NOW.minus(Duration.ofMinutes(10)));
    lastAsked.note(EnumSet.of(Pace.SIX_HOURS), NOW.minus(Duration.ofMinutes(10)));

    Set<Pace> due = inquiry.rested(EnumSet.of(Pace.TEN_MINUTES, Pace.SIX_HOURS), NOW);

    assertEquals(Set.of(Pace.TEN_MINUTES), due);
  }

  @Test
  void aMonitorKeepsItsOwnTimeWithThoseWhomItAskedItself() {
    inquiry.everyone(facts(), false);

    Set<Pace> due = inquiry.rested(EnumSet.of(Pace.TEN_MINUTES, Pace.SIX_HOURS), NOW);

    assertEquals(Set.of(Pace.TEN_MINUTES, Pace.SIX_HOURS), due);
    assertTrue(lastAsked.isResting(Pace.SIX_HOURS, NOW.plus(Duration.ofHours(5))));
  }

  @Test
  void theCountryIsRememberedUntilTheNetworkChanges() {
    metered = true;
    inquiry.everyone(facts(saying("DE")), false);
    inquiry.everyone(facts(), false);
    inquiry.forget();

    inquiry.everyone(facts(), false);

    assertEquals(List.of("light in DE", "light in DE", "light in ?"), asked);
  }

  @ParameterizedTest
  @CsvSource({
    "193.0.6.139, at 193.0.6.0",
    "2001:67c:2e8:22::c100:68b, at 2001:67c:2e8::",
    "192.168.1.7, at ?",
    "fd12::7, at ?",
    "203.0.113.7, at ?",
    "elsewhere, at ?",
  })
  void theMonitorPassesOnThePartOfAPublicAddressThatTellsTheNetwork(String address, String told) {
    inquiry.everyone(facts(saying("DE", address, 200)), false);

    assertEquals(Set.of(told), Set.copyOf(homes));
  }

  @Test
  void theAddressIsTakenFromNobodyInASitesPlaceAndNeverRemembered() {
    inquiry.everyone(facts(saying("DE", "193.0.6.139", 302)), false);
    inquiry.everyone(facts(saying("DE", "193.0.6.139", 200)), false);
    inquiry.everyone(facts(), false);

    assertEquals(List.of("at ?", "at ?", "at 193.0.6.0", "at 193.0.6.0", "at ?", "at ?"), homes);
  }

  @Test
  void nobodyWaitsForACountryThatNoSiteHasTold() {
    Who telling =
        Who.operator(
            PROFILE,
            PROFILE.controls().stream()
                .filter(each -> each.country() != null)
                .map(Control::operator)
                .toArray(String[]::new));
    World world = new World().connect(telling, Connecting.REFUSED);
    try (SimulatedInternet simulated = new SimulatedInternet(world, PROFILE)) {
      new Engine(
              PROFILE,
              Locale.ENGLISH,
              simulated.internet(),
              Optional.of(this::witnesses),
              null,
              Clock.systemUTC())
          .check();
    }

    assertEquals(true, asked.contains("heavy in ?"), () -> "asked " + asked);
    assertEquals(true, homes.contains("at ?"), () -> "asked " + homes);
  }

  // ---- what is needed to tell it

  private Witnesses witnesses() {
    return new Witnesses(
        "Uptick/test",
        _ -> Optional.empty(),
        Refusals.inMemory(),
        Baselines.inMemory(),
        Optional.empty(),
        Optional.empty(),
        List.of(new Noting("light", false), new Noting("heavy", true)));
  }

  private static Facts facts(ControlProbe... controls) {
    Device device = new Device(true, true, Device.Gateway.ANSWERS, null, null, List.of());
    return new Facts(NOW, device, List.of(), List.of(controls), List.of(), List.of());
  }

  private static ControlProbe saying(String country) {
    return saying(country, "1", 200);
  }

  private static ControlProbe saying(String country, String address, int status) {
    Control control =
        PROFILE.controls().stream()
            .filter(each -> each.country() != null)
            .findFirst()
            .orElseThrow();
    String body = "fl=1\nip=" + address + "\nloc=" + country + "\n";
    HttpAnswer answer = new HttpAnswer(status, Map.of(), body);
    return new ControlProbe(
        control,
        new Observation(
            control.url(), NOW, null, List.of(), null, null, answer, PhaseTimes.NONE, null));
  }

  /// Notes that it was asked, and what it knew of the country by then.
  private final class Noting implements Witness {

    private final String name;
    private final boolean heavy;

    Noting(String name, boolean heavy) {
      this.name = name;
      this.heavy = heavy;
    }

    @Override
    public Kind kind() {
      return Kind.TRACKER;
    }

    @Override
    public String source() {
      return name;
    }

    @Override
    public boolean isHeavy() {
      return heavy;
    }

    @Override
    public Word ask(Question question, Web web) {
      asked.add(name + " in " + country(question));
      homes.add("at " + home(question));
      return new Quiet();
    }

    private static String home(Question question) {
      return switch (question.home().state()) {
        case SUCCESS -> question.home().resultNow().start();
        case FAILED -> "?";
        case RUNNING, CANCELLED -> "a place that nobody knows";
      };
    }

    private static String country(Question question) {
      return switch (question.country().state()) {
        case SUCCESS -> question.country().resultNow();
        case FAILED -> "?";
        case RUNNING, CANCELLED -> "nobody knows where";
      };
    }
  }
}
