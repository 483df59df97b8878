package app.uptick.cli;

import app.uptick.settings.ConfigurationException;
import app.uptick.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Which settings hold now, and who is to hear when some of them change? Any thread.
final class LiveSettings implements Supplier<Settings> {

  private final Supplier<Settings> reader;
  private final Consumer<String> say;
  private final List<Follower> followers = new ArrayList<>();
  private volatile Settings now;

  /// Works by the settings.
  @FunctionalInterface
  interface Turn {

    /// Turns to other settings; what could not be done as they say, if anything.
    Optional<String> to(Settings now);
  }

  private record Follower(Function<Settings, ?> part, Turn turn) {

    Optional<String> take(Settings before, Settings after) {
      boolean isSame = Objects.equals(part.apply(before), part.apply(after));
      return isSame ? Optional.empty() : turn.to(after);
    }
  }

  /// @param reader gives what is set at the moment
  /// @param say tells the person what is wrong with what was changed
  /// @throws ConfigurationException where that is wrong
  LiveSettings(Supplier<Settings> reader, Consumer<String> say) {
    this.reader = reader;
    this.say = say;
    now = reader.get();
  }

  /// Those of this moment.
  @Override
  public Settings get() {
    return now;
  }

  /// Has `turn` told of settings that differ in a part from those before.
  synchronized void follow(Function<Settings, ?> part, Consumer<Settings> turn) {
    followers.add(
        new Follower(
            part,
            now -> {
              turn.accept(now);
              return Optional.empty();
            }));
  }

  /// The same for one who may fail to do as they say.
  synchronized void attempt(Function<Settings, ?> part, Turn turn) {
    followers.add(new Follower(part, turn));
  }

  /// Takes over what was changed; what is wrong with it, if anything. Where the file is, those from
  /// before go on.
  synchronized Optional<String> reload() {
    Optional<String> problem = taken();
    problem.ifPresent(say);
    return problem;
  }

  private Optional<String> taken() {
    Settings before = now;
    try {
      Settings after = reader.get();
      now = after;
      return followers.stream()
          .map(each -> each.take(before, after))
          .toList() // so that each is told, whatever those before it say
          .stream()
          .flatMap(Optional::stream)
          .findFirst();
    } catch (ConfigurationException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
