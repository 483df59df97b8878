package app.uptick.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one witness says of the service, or that it could not be read.
///
/// @param kind one of `elsewhere`, `official`, `tracker`, `crowd` and `circle`
/// @param source the witness's name, for a person
/// @param at when it was asked
public record Testimony(Evidence.Kind kind, String source, Instant at, Word word) {

  /// What was said: facts, as flat as those of probes.
  public sealed interface Word {}

  /// It was read, and tells of no trouble.
  public record Quiet() implements Word {}

  /// The same request, made from other networks.
  ///
  /// @param here the person's country, in two letters; null where it was not known
  public record Seen(URI url, @Nullable String here, List<Vantage> vantages) implements Word {
    public Seen {
      vantages = List.copyOf(vantages);
    }
  }

  /// The service's own word.
  ///
  /// @param words as they were published, one line
  public record Announced(Announcement what, String words, Instant since) implements Word {}

  /// Trouble of somebody on whom the service rests.
  ///
  /// @param where for a person
  /// @param countries whom it serves there, in two letters
  public record HostTrouble(String where, Set<String> countries, Instant since) implements Word {
    public HostTrouble {
      countries = Set.copyOf(countries);
    }
  }

  /// A page that watches the service, or that builds on it, tells of trouble with it.
  public record Reported(String words, Instant since) implements Word {}

  /// Volunteers' tests of whether the service is blocked in a country.
  ///
  /// @param anomalies tests that met something odd
  /// @param confirmed tests that met a known block
  public record BlockTests(String country, int tests, int anomalies, int confirmed)
      implements Word {}

  /// How many of those who look on see a way to the service's own networks.
  ///
  /// @param provider the same of the network of the person's provider; null where that is not known
  public record Routes(int seeing, int looking, @Nullable Sight provider) implements Word {

    /// Routes where the person's provider is not known.
    public Routes(int seeing, int looking) {
      this(seeing, looking, null);
    }
  }

  /// Networks that are off the internet.
  ///
  /// @param name a country's or a network's
  public record NetworksOff(Whose whose, String name, Instant since) implements Word {}

  /// How many people say that the service fails, each counted once.
  ///
  /// @param usual how many do in the same time when all is well
  /// @param dispersion how much that varies: the r of a negative binomial distribution
  /// @param course how many in each of equal parts of `span`, oldest first; empty where unknown
  /// @param isCompared whether `usual` was counted; else it is taken for granted, and rather high
  public record Voices(
      int people,
      double usual,
      double dispersion,
      Duration span,
      List<Integer> course,
      boolean isCompared)
      implements Word {
    public Voices {
      course = List.copyOf(course);
    }

    /// Voices that were compared with others.
    public Voices(
        int people, double usual, double dispersion, Duration span, List<Integer> course) {
      this(people, usual, dispersion, span, course, true);
    }

    /// Voices of which no more is known than their number.
    public Voices(int people, double usual, Duration span) {
      this(people, usual, 2, span, List.of());
    }
  }

  /// What the members of the person's circle see, each with one vote; this device has none.
  ///
  /// @param members who could tell: those who neither do not know nor have trouble of their own
  /// @param trouble who of them sees the service fail
  /// @param fine who of them saw it work in the last minutes
  /// @param regions where those are who see it fail
  public record Votes(int members, int trouble, int fine, Set<Region> regions) implements Word {
    public Votes {
      regions = Set.copyOf(regions);
    }
  }

  /// It could not be read: no word for health, and none against it.
  ///
  /// @param detail a status code or the like; null where there is none
  public record Unread(Reason reason, @Nullable String detail) implements Word {}

  /// How many of those who look on see a way to a network.
  public record Sight(int seeing, int looking) {}

  /// Whose a network is.
  public enum Whose {
    SERVICE,
    /// Of those who connect the person to the internet.
    PROVIDER,
    COUNTRY
  }

  /// What the service may announce.
  public enum Announcement {
    OUTAGE,
    MAINTENANCE,
    /// A denial-of-service attack; said by nobody but the service.
    ATTACK
  }

  /// Why a witness could not be read.
  public enum Reason {
    /// It turns us away, or asks for fewer questions.
    REFUSED("refused"),
    UNAVAILABLE("unavailable"),
    UNREACHABLE("unreachable"),
    TOO_SLOW("too-slow"),
    NONSENSE("nonsense"),
    TOO_LARGE("too-large"),
    /// It was read, but speaks of long ago: nobody keeps it up. The detail is that moment (RFC
    /// 3339).
    OUTDATED("outdated"),
    /// Not asked, since it refused too often.
    RESTING("resting"),
    /// Not asked, since it answers by country and ours is not known.
    NO_COUNTRY("no-country"),
    /// Not asked, since as much was read of it lately as may be.
    ENOUGH("enough");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /// The word by which texts are found.
    public String code() {
      return code;
    }
  }

  /// One network elsewhere, and what the request met there.
  ///
  /// @param country two letters
  /// @param place a city, for a person
  /// @param answer null when none came; its body is empty where it was not told
  /// @param waited up to the answer's first byte; null where it was not told
  /// @param failure null when all went well
  public record Vantage(
      String country,
      String place,
      @Nullable HttpAnswer answer,
      @Nullable Duration waited,
      @Nullable Failure failure) {}

  /// What was said, if it is of this kind.
  public <T extends Word> Optional<T> says(Class<T> type) {
    return type.isInstance(word) ? Optional.of(type.cast(word)) : Optional.empty();
  }
}
