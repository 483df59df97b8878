package app.uptick.witness;

import app.uptick.model.Source;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Word;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whom to ask beside the service, and how: all at once, each bounded.
public final class Witnesses {

  private static final CompletableFuture<Boolean> ALWAYS = CompletableFuture.completedFuture(true);

  /// A second source elsewhere is asked when the first has not answered by then.
  private static final Duration PATIENCE = Duration.ofMillis(2500);

  /// No witness is held up for longer by what is not its main word.
  private static final Duration ASIDE = Duration.ofMillis(2500);

  private final String userAgent;
  private final Function<URI, Optional<InetSocketAddress>> proxies;
  private final Refusals refusals;
  private final Baselines baselines;
  private final Optional<Witness> elsewhere;
  private final Optional<Witness> standby;
  private final List<Witness> others;

  /// All witnesses there are.
  ///
  /// @param userAgent who asks
  /// @param proxies which proxy a URL is to be asked through
  /// @param sources whom of those that come with the program
  /// @param added pages that the person wants asked as well
  /// @param refusals who is to be left alone
  /// @param baselines how much talk is usual
  public Witnesses(
      String userAgent,
      Function<URI, Optional<InetSocketAddress>> proxies,
      Set<Source> sources,
      List<AddedPage> added,
      Refusals refusals,
      Baselines baselines) {
    this(
        userAgent,
        proxies,
        refusals,
        baselines,
        optional(sources, Source.GLOBALPING, new Globalping()),
        optional(sources, Source.CHECK_HOST, new CheckHost()),
        others(sources, added, refusals, baselines));
  }

  Witnesses(
      String userAgent,
      Function<URI, Optional<InetSocketAddress>> proxies,
      Refusals refusals,
      Baselines baselines,
      Optional<Witness> elsewhere,
      Optional<Witness> standby,
      List<Witness> others) {
    this.userAgent = userAgent;
    this.proxies = proxies;
    this.refusals = refusals;
    this.baselines = baselines;
    this.elsewhere = elsewhere;
    this.standby = standby;
    this.others = List.copyOf(others);
  }

  private static Optional<Witness> optional(Set<Source> sources, Source source, Witness witness) {
    return Optional.of(witness).filter(_ -> sources.contains(source));
  }

  private static List<Witness> others(
      Set<Source> sources, List<AddedPage> added, Refusals refusals, Baselines baselines) {
    Crowd crowd = new Crowd();
    Map<Source, Witness> known = new EnumMap<>(Source.class);
    known.put(
        Source.TIKTOK_STATUS, StatusPage.at("TikTok’s status page", "status.tiktok.com", true));
    known.put(Source.NEWS, new News());
    known.put(Source.ORACLE_CLOUD, new OracleCloud());
    known.put(Source.BUFFER, StatusPage.at("Buffer", "status.buffer.com", false));
    known.put(Source.OONI, new Ooni());
    known.put(
        Source.IODA, new Ioda(aside("IODA provider", refusals), sources.contains(Source.RIPESTAT)));
    known.put(Source.RIPESTAT, new RipeStat(aside("RIPEstat provider", refusals)));
    known.put(Source.BLUESKY, new Jetstream(crowd, baselines));
    known.put(Source.MASTODON, new Mastodon(crowd, baselines));
    known.put(Source.REDDIT, new Reddit(crowd));
    known.keySet().retainAll(sources);
    return Stream.concat(known.values().stream(), added.stream()).toList();
  }

  private static Aside aside(String name, Refusals refusals) {
    return new Aside(name, refusals, ASIDE);
  }

  /// The names of all of them.
  public Set<String> sources() {
    return Stream.of(elsewhere.stream(), standby.stream(), others.stream())
        .flatMap(each -> each)
        .map(Witness::source)
        .collect(Collectors.toSet());
  }

  /// Takes down that the service was in trouble: what people say of it then is not usual.
  public void noteTrouble(Instant at) {
    baselines.trouble(at);
  }

  /// Begins to ask everyone.
  public Hearing hear(Question question) {
    return hearEveryone(question, EnumSet.allOf(Pace.class), false);
  }

  /// Begins to ask elsewhere, and all who are asked at these paces while nothing is wrong.
  ///
  /// @param lightly whether those are left out whose answers are long
  public Hearing hearEveryone(Question question, Set<Pace> paces, boolean lightly) {
    Hearing hearing = new Hearing(question);
    hearing.askElsewhere(question);
    others.stream()
        .filter(each -> paces.contains(each.pace()) && !(lightly && each.isHeavy()))
        .forEach(each -> hearing.ask(each, question, ALWAYS));
    return hearing;
  }

  /// Begins to ask those who are asked at these paces while nothing is wrong.
  public Hearing hear(Question question, Set<Pace> paces) {
    Hearing hearing = new Hearing(question);
    others.stream()
        .filter(each -> paces.contains(each.pace()))
        .forEach(each -> hearing.ask(each, question, ALWAYS));
    return hearing;
  }

  /// One round of questions under way. Closing it ends what is still in flight.
  ///
  /// Probes are timed, and must wait neither for the line nor for the processor: nobody is asked
  /// before [#await], which is called when the probes are done, unless [#beginAfter] says that
  /// there is room for both. What is heavy waits in any case.
  public final class Hearing implements AutoCloseable {

    private final Question question;
    private final List<Asked> asked = new ArrayList<>();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final CompletableFuture<Boolean> probesDone = new CompletableFuture<>();
    private @Nullable Web web;
    private boolean closed;

    private record Asked(Witness witness, CompletableFuture<Optional<Testimony>> answer) {}

    private Hearing(Question question) {
      this.question = question;
    }

    /// Lets the witnesses be asked after a head start. Any thread, any number of times.
    public void beginAfter(Duration headStart) {
      begun.completeOnTimeout(true, headStart.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Has another page of the service asked for elsewhere as well.
    public void alsoElsewhere(URI url) {
      askElsewhere(question.about(url));
    }

    /// The names of those who are asked.
    public List<String> whom() {
      return asked.stream().map(each -> each.witness().source()).distinct().toList();
    }

    /// What all have said who answer within `limit`; the others are named as unread. Called when
    /// the probes are done.
    public List<Testimony> await(Duration limit) {
      begun.complete(true);
      probesDone.complete(true);
      long end = System.nanoTime() + limit.toNanos();
      List<Testimony> said = new ArrayList<>();
      for (Asked each : asked) {
        Optional<Testimony> late =
            Optional.of(testimony(each.witness(), new Unread(Reason.TOO_SLOW, null)));
        long left = Math.max(1, end - System.nanoTime());
        each.answer()
            .copy()
            .completeOnTimeout(late, left, TimeUnit.NANOSECONDS)
            .join()
            .ifPresent(said::add);
      }
      return List.copyOf(said);
    }

    /// All of them as out of reach, without asking: there is no network to ask over.
    public List<Testimony> unreached() {
      return asked.stream()
          .map(each -> testimony(each.witness(), new Unread(Reason.UNREACHABLE, null)))
          .toList();
    }

    @Override
    public synchronized void close() {
      closed = true;
      begun.complete(false);
      probesDone.complete(false);
      if (web != null) {
        web.close();
      }
    }

    private void askElsewhere(Question about) {
      CompletableFuture<Boolean> isWanted =
          elsewhere
              .map(first ->
                  ask(first, about, ALWAYS)
                      .answer()
                      .thenApply(told -> told.filter(each -> each.word() instanceof Seen).isEmpty())
                      .applyToEither(begun.thenCompose(_ -> late(PATIENCE)), wanted -> wanted))
              .orElse(ALWAYS);
      standby.ifPresent(second -> ask(second, about, isWanted));
    }

    private static CompletableFuture<Boolean> late(Duration time) {
      return new CompletableFuture<Boolean>()
          .completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Asked ask(Witness witness, Question about, CompletableFuture<Boolean> isWanted) {
      CompletableFuture<Optional<Testimony>> answer = new CompletableFuture<>();
      Asked pending = new Asked(witness, answer);
      asked.add(pending);
      Thread.ofVirtual()
          .start(() ->
              answer.complete(
                  isWanted.join()
                      ? Optional.of(testimony(witness, word(witness, about)))
                      : Optional.empty()));
      return pending;
    }

    private Testimony testimony(Witness witness, Word word) {
      return new Testimony(witness.kind(), witness.source(), question.now(), word);
    }

    private Word word(Witness witness, Question about) {
      if (refusals.isResting(witness.source(), question.now())) {
        return new Unread(Reason.RESTING, null);
      }
      try {
        (witness.isHeavy() ? probesDone : begun).join();
        Word word = witness.ask(about, web());
        refusals.answered(witness.source());
        return word;
      } catch (UnreadException e) {
        refusals.unread(witness.source(), question.now(), e);
        return e.unread();
      } catch (InterruptedException | CancellationException _) {
        return new Unread(Reason.TOO_SLOW, null);
      } catch (RuntimeException _) {
        // What others send must not be able to end a check, not even by a mistake of ours.
        return new Unread(Reason.NONSENSE, null);
      }
    }

    private synchronized Web web() {
      if (closed) {
        throw new CancellationException();
      }
      if (web == null) {
        web = new Web(userAgent, proxies);
      }
      return web;
    }
  }
}
