package app.uptick.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.demo.Act.Elsewhere;
import app.uptick.desktop.MovingClock;
import app.uptick.model.Device;
import app.uptick.model.FailureKind;
import app.uptick.model.NameLookup;
import app.uptick.model.ServiceProfile;
import app.uptick.settings.ProfileFile;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The world of a story changes when the story says so, and at no other time.
final class StageTest {

  private static final ServiceProfile PROFILE = ProfileFile.builtIn();
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String HOST = "www.tiktok.com";

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T12:00:00Z"));

  private static Act act(int seconds, World world) {
    return new Act(Duration.ofSeconds(seconds), world, Elsewhere.UNKNOWN, false);
  }

  private Stage stage(Act... acts) {
    return new Stage(new Story("test", "", List.of(acts)), PROFILE, clock, clock::advance);
  }

  @Test
  void namesAreDeniedForAsLongAsTheStorySays() {
    World denying = new World().name(Who.everyone(), Names.NXDOMAIN, Names.here());
    try (Stage stage = stage(act(10, new World()), act(10, denying), act(10, new World()))) {
      NameLookup before = stage.internet().names().lookup(HOST, LIMIT);
      clock.advance(Duration.ofSeconds(10));
      NameLookup within = stage.internet().names().lookup(HOST, LIMIT);
      clock.advance(Duration.ofSeconds(10));
      NameLookup after = stage.internet().names().lookup(HOST, LIMIT);

      assertNull(before.failure());
      assertTrue(
          within.failure() != null && within.failure().kind() == FailureKind.DNS_NXDOMAIN,
          within::toString);
      assertEquals(before.addresses(), after.addresses(), "a name keeps its addresses");
    }
  }

  @Test
  void theLastActStays() {
    try (Stage stage = stage(act(10, new World()), act(10, new World().withoutAddress()))) {
      clock.advance(Duration.ofDays(1));

      Device device = stage.internet().device().look(null, List.of());

      assertFalse(device.isConnected());
    }
  }

  @Test
  void whoLooksWhileTheDeviceSleepsSeesWhatIsThereWhenItWakes() {
    Act asleep = new Act(Duration.ofSeconds(30), new World(), Elsewhere.UNKNOWN, true);
    try (Stage stage = stage(act(10, new World()), asleep, act(5, new World().withoutAddress()))) {
      clock.advance(Duration.ofSeconds(14));

      Device device = stage.internet().device().look(null, List.of());

      assertEquals(Instant.parse("2026-11-22T12:00:40Z"), clock.instant());
      assertFalse(device.isConnected());
    }
  }

  @Test
  void everyWayLeadsToThisMachine() throws Exception {
    try (Stage stage = stage(act(10, new World()))) {
      for (String literal : List.of("23.0.0.1", "8.8.8.8", "1.1.1.1", "2600:23:0::1")) {
        for (int port : new int[] {53, 80, 443}) {
          InetAddress place =
              stage.internet().route().to(InetAddress.getByName(literal), port).getAddress();

          assertTrue(place.isLoopbackAddress(), literal + " leads to " + place);
        }
      }
    }
  }
}
