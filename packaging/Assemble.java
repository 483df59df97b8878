import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Puts together the folder that Uptick runs from: `bin/uptick`, `lib/*.jar`, `runtime/`, and the
/// ahead-of-time caches that halve its start.
///
/// `java Assemble.java LAUNCHER OUTPUT JAR CLASSPATH`, run by the build on the JDK that compiles
/// Uptick. What is up to date stays, so that a second build is quick.
final class Assemble {

  /// The modules of the JDK that the program and its libraries use, and JavaFX's, which Maven
  /// brings. The class path can't say what it needs: a module left out here shows as a
  /// `NoClassDefFoundError`.
  private static final List<String> MODULES =
      List.of(
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.sql",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.localedata",
          "jdk.net",
          "jdk.security.auth",
          "jdk.unsupported",
          "javafx.controls",
          "javafx.fxml");

  /// The languages that Uptick speaks, as in `Languages`.
  private static final List<String> LANGUAGES =
      List.of("en", "es", "pt", "id", "de", "fr", "ja", "ar");

  /// Where ICU's jar keeps its data: 24 of its 36 MB, most of it for other languages and tasks.
  private static final String ICU_DATA = "com/ibm/icu/impl/data/icudata/";

  /// What ICU knows beside what it knows of languages, as far as numbers, plurals and lengths of
  /// time take it.
  private static final Set<String> ICU_BASICS =
      Set.of(
          "dayPeriods",
          "genderList",
          "grammaticalFeatures",
          "icustd",
          "icuver",
          "keyTypeData",
          "langInfo",
          "metadata",
          "numberingSystems",
          "pluralRanges",
          "plurals",
          "pool",
          "res_index",
          "root",
          "supplementalData",
          "timezoneTypes",
          "units");

  /// What it knows of characters, which it reads to compare languages.
  private static final Set<String> ICU_CHARACTERS =
      Set.of("nfc.nrm", "pnames.icu", "ubidi.icu", "ucase.icu", "ulayout.icu", "uprops.icu");

  /// One run of the program, from which a start-up cache learns.
  ///
  /// @param cache the launcher's name for it
  /// @param patience a run that has not ended by then is asked to
  private record Training(String cache, String command, Duration patience) {}

  /// The runs ask nobody: the window shows that no monitor runs in its empty data folder.
  private static final List<Training> TRAININGS =
      List.of(
          new Training("monitor", "train", Duration.ofSeconds(30)),
          new Training("window", "window", Duration.ofSeconds(6)));

  private static final long CACHE_SECONDS = 60;

  private final Path output;
  private final List<Path> javafx;
  private final List<Path> jars;

  private Assemble(Path output, List<Path> javafx, List<Path> jars) {
    this.output = output;
    this.javafx = javafx;
    this.jars = jars;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path launcher = Path.of(args[0]);
    Path output = Path.of(args[1]);
    Path jar = Path.of(args[2]);
    Map<Boolean, List<Path>> libraries =
        Stream.of(args[3].split(Pattern.quote(System.getProperty("path.separator"))))
            .map(Path::of)
            .filter(Files::isRegularFile)
            .sorted(Comparator.comparing(Path::getFileName))
            .collect(Collectors.partitioningBy(path -> name(path).startsWith("javafx-")));
    List<Path> jars = Stream.concat(Stream.of(jar), libraries.get(false).stream()).toList();
    Assemble assemble = new Assemble(output, libraries.get(true), jars);
    assemble.linkRuntime();
    assemble.copyJars();
    assemble.writeLauncher(launcher);
    assemble.takeOutIcons();
    assemble.trainAll();
  }

  /// Links the Java runtime, with JavaFX's natives as files among its own: there the loader finds
  /// them without unpacking them into the person's folders first.
  private void linkRuntime() throws IOException {
    Path runtime = output.resolve("runtime");
    Path made = runtime.resolve("made-of");
    String wanted = ingredients();
    if (Files.exists(made) && Files.readString(made).equals(wanted)) {
      return;
    }
    deleteTree(runtime);
    Files.createDirectories(output);
    jlink(
        "--module-path",
        javafx.stream().map(Path::toString).collect(Collectors.joining(pathSeparator())),
        "--add-modules",
        String.join(",", MODULES),
        "--include-locales",
        LANGUAGES.stream().map(each -> each + "," + each + "-*").collect(Collectors.joining(",")),
        "--exclude-resources",
        "glob:/javafx.*/*.so",
        "--strip-java-debug-attributes",
        "--no-header-files",
        "--no-man-pages",
        "--compress",
        "zip-6",
        "--output",
        runtime.toString());
    Path natives = runtime.resolve("lib");
    for (Path jar : javafx) {
      extract(jar, natives, entry -> entry.endsWith(".so"));
    }
    Files.writeString(made, wanted);
  }

  private String ingredients() {
    return Stream.of(
            Stream.of(System.getProperty("java.vm.version")),
            MODULES.stream(),
            LANGUAGES.stream(),
            javafx.stream().map(Assemble::name),
            jars.stream().map(Assemble::name))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void jlink(String... arguments) {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int exit = jlink.run(System.out, System.err, arguments);
    if (exit != 0) {
      throw new IllegalStateException("jlink " + String.join(" ", arguments) + ": exit " + exit);
    }
  }

  private void copyJars() throws IOException {
    Path lib = Files.createDirectories(output.resolve("lib"));
    for (Path jar : jars) {
      Path copy = lib.resolve(jar.getFileName());
      if (!isNewer(copy, jar)) {
        if (isSqlite(jar)) {
          Files.deleteIfExists(lib.resolve(Path.of(sqliteNative()).getFileName()));
        }
        copyWithoutBallast(jar, copy);
      }
      if (!Files.exists(lib.resolve(Path.of(sqliteNative()).getFileName()))) {
        extract(jar, lib, entry -> entry.equals(sqliteNative()));
      }
    }
    Set<String> wanted = jars.stream().map(Assemble::name).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(lib)) {
      for (Path file : files.filter(file -> name(file).endsWith(".jar")).toList()) {
        if (!wanted.contains(name(file))) {
          Files.delete(file);
        }
      }
    }
  }

  /// SQLite's jar carries 21 MB for all platforms; ours lies beside it. ICU's knows all languages.
  private static void copyWithoutBallast(Path jar, Path copy) throws IOException {
    if (!isSqlite(jar) && !isIcu(jar)) {
      Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(copy)))) {
      for (ZipEntry entry : from.stream().toList()) {
        if (!isBallast(entry.getName())) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          from.getInputStream(entry).transferTo(to);
        }
      }
    }
  }

  private static boolean isBallast(String entry) {
    if (!entry.startsWith(ICU_DATA) || entry.endsWith("/")) {
      return entry.startsWith("org/sqlite/native/");
    }
    Path path = Path.of(entry.substring(ICU_DATA.length()));
    boolean isOfNumbers =
        path.getNameCount() == 1 || path.startsWith("unit") || path.startsWith("curr");
    if (!isOfNumbers || !entry.endsWith(".res")) {
      return !ICU_CHARACTERS.contains(path.toString());
    }
    String word = name(path).substring(0, name(path).length() - ".res".length());
    return !ICU_BASICS.contains(word) && !LANGUAGES.contains(word.split("_")[0]);
  }

  /// The class path is written out in one order: the caches hold for that order only.
  private void writeLauncher(Path template) throws IOException {
    String classPath =
        jars.stream().map(jar -> "$lib/" + name(jar)).collect(Collectors.joining(":"));
    String script = Files.readString(template).replace("@CLASS_PATH@", classPath);
    Path launcher = output.resolve("bin").resolve("uptick");
    if (Files.exists(launcher) && Files.readString(launcher).equals(script)) {
      return;
    }
    Files.createDirectories(launcher.getParent());
    Files.writeString(launcher, script);
    if (!launcher.toFile().setExecutable(true, false)) {
      throw new IOException("making " + launcher + " executable failed");
    }
  }

  /// Notification daemons take icons as files.
  private void takeOutIcons() throws IOException {
    Path icons = Files.createDirectories(output.resolve("icons"));
    extract(
        jars.getFirst(),
        icons,
        entry -> entry.startsWith("app/uptick/icons/") && entry.endsWith("-48.png"));
  }

  /// Trains what is out of date, all at the same time.
  private void trainAll() throws IOException, InterruptedException {
    Map<Training, Process> runs = new LinkedHashMap<>();
    for (Training training : TRAININGS) {
      if (!isNewerThanAll(cache(training))) {
        Files.deleteIfExists(cache(training));
        runs.put(training, start(training));
      }
    }
    for (var run : runs.entrySet()) {
      end(run.getValue(), run.getKey());
    }
  }

  private Path cache(Training training) {
    return output.resolve("lib").resolve(training.cache() + ".aot").toAbsolutePath();
  }

  private boolean isNewerThanAll(Path cache) throws IOException {
    List<Path> parts = new ArrayList<>();
    parts.add(output.resolve("bin").resolve("uptick"));
    parts.add(output.resolve("runtime").resolve("made-of"));
    for (Path jar : jars) {
      parts.add(output.resolve("lib").resolve(jar.getFileName()));
    }
    for (Path part : parts) {
      if (!isNewer(cache, part)) {
        return false;
      }
    }
    return true;
  }

  /// Runs the program in folders of its own, for the JVM to keep what it learns (JEP 514).
  private Process start(Training training) throws IOException {
    Path home = output.resolveSibling("training").resolve(training.cache()).toAbsolutePath();
    deleteTree(home);
    Files.createDirectories(home);
    String launcher = output.resolve("bin").resolve("uptick").toAbsolutePath().toString();
    ProcessBuilder builder =
        new ProcessBuilder(launcher, training.command())
            .redirectErrorStream(true)
            .redirectOutput(log(training).toFile());
    builder.environment().put("XDG_DATA_HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    builder.environment().put("UPTICK_TRAIN", cache(training).toString());
    return builder.start();
  }

  /// Uptick starts without a cache too, only slower: a training that fails is said, and fails
  /// nothing.
  private void end(Process run, Training training) throws InterruptedException {
    if (!run.waitFor(training.patience().toSeconds(), TimeUnit.SECONDS)) {
      run.destroy();
    }
    if (!run.waitFor(CACHE_SECONDS, TimeUnit.SECONDS)) {
      run.destroyForcibly().waitFor();
    }
    if (!Files.exists(cache(training))) {
      System.err.println(
          "assembling: no cache for the "
              + training.cache()
              + ", it will start slower; see "
              + log(training));
    }
  }

  private Path log(Training training) {
    return output.resolveSibling("training").resolve(training.cache() + ".log");
  }

  private static void extract(Path jar, Path folder, Predicate<String> wanted) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(entry -> wanted.test(entry.getName())).toList()) {
        Path file = folder.resolve(Path.of(entry.getName()).getFileName());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static boolean isSqlite(Path jar) {
    return name(jar).startsWith("sqlite-jdbc");
  }

  private static boolean isIcu(Path jar) {
    return name(jar).startsWith("icu4j");
  }

  private static String sqliteNative() {
    String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64";
    return "org/sqlite/native/Linux/" + machine + "/libsqlitejdbc.so";
  }

  private static boolean isNewer(Path file, Path than) throws IOException {
    return Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) >= 0;
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Assemble::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static String pathSeparator() {
    return System.getProperty("path.separator");
  }
}
