package app.uptick;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;

/// Holds the arrows between the packages. Where a rule stops you, read its reason; where the reason
/// is wrong, change the rule in a commit of its own.
@AnalyzeClasses(packages = "app.uptick", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String[] PACKAGES = {
    "model",
    "text",
    "settings",
    "diagnosis",
    "probe",
    "witness",
    "circle",
    "history",
    "link",
    "demo",
    "monitor",
    "cli",
    "desktop.tray",
    "desktop.notify",
    "desktop.portal",
    "desktop.atspi",
    "desktop.window"
  };

  private static final Set<String> JAVA_BASE =
      ModuleLayer.boot().findModule("java.base").orElseThrow().getPackages();

  private ArchitectureTest() {}

  @ArchTest
  static final ArchRule everyPackageHasItsPlace =
      classes()
          .should()
          .resideInAnyPackage(withRoot(ours(PACKAGES)))
          .because("a package without a place among the arrows is held by none of them");

  @ArchTest
  static final ArchRule nobodyImportsTheEntryPoint =
      noClasses()
          .that()
          .resideInAnyPackage(ours(PACKAGES))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("app.uptick")
          .because("the root package wires the others: what they share belongs further down");

  @ArchTest
  static final ArchRule modelKnowsOnlyTheJavaBase =
      noClasses()
          .that()
          .resideInAPackage("app.uptick.model..")
          .should()
          .dependOnClassesThat(
              not(resideInAnyPackage("app.uptick.model..", "org.jspecify.."))
                  .and(
                      describe(
                          "are outside java.base",
                          type -> !JAVA_BASE.contains(type.getPackageName()))))
          .because("the glossary is read first and used by all, so it stands on nothing else");

  @ArchTest
  static final ArchRule textKnowsNobody =
      mayOnlyKnow("text").because("how something is said does not depend on what it is");

  @ArchTest
  static final ArchRule icuStaysWithTheTexts =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.uptick.text..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.ibm.icu..")
          .because("it takes a tenth of a second and some megabytes, so it is loaded late");

  @ArchTest
  static final ArchRule settingsKnowTheModel =
      mayOnlyKnow("settings", "model")
          .because("what can be set is passed on as values, by whoever wires");

  @ArchTest
  static final ArchRule diagnosisKnowsTheModel =
      mayOnlyKnow("diagnosis", "text", "model")
          .because("a verdict is a function of facts: it must not matter who brought them");

  @ArchTest
  static final ArchRule probesKnowTheModel =
      mayOnlyKnow("probe", "model")
          .because("probes observe and leave judging to others; monitor joins the two");

  @ArchTest
  static final ArchRule witnessesKnowTheModel =
      mayOnlyKnow("witness", "model")
          .because("a witness that hears our own probes is no witness; monitor joins them");

  @ArchTest
  static final ArchRule circleKnowsTheModel =
      mayOnlyKnow("circle", "model")
          .because("members tell each other what a monitor stands by, however it came to that");

  @ArchTest
  static final ArchRule mqttStaysInOneClass =
      noClasses()
          .that()
          .haveNameNotMatching("app\\.uptick\\.circle\\.Broker(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.hivemq..", "io.netty..", "io.reactivex..")
          .because(
              "the library takes 20 MB, and is loaded with that class by those who have a circle");

  @ArchTest
  static final ArchRule historyKnowsTheModel =
      mayOnlyKnow("history", "text", "model")
          .because("history keeps what was found, however it was found");

  @ArchTest
  static final ArchRule linkKnowsTheModel =
      mayOnlyKnow("link", "model")
          .because("both ends of the socket speak of the model, and run in different processes");

  @ArchTest
  static final ArchRule demoKnowsWhatItStandsInFor =
      mayOnlyKnow("demo", "probe", "settings", "text", "model")
          .because("it takes the place of the internet beneath the probes, and of nothing above");

  @ArchTest
  static final ArchRule monitorKnowsWhatItJoins =
      mayOnlyKnow(
              "monitor", "diagnosis", "probe", "witness", "history", "settings", "link", "model")
          .because("the monitor runs without anybody looking: screens follow it, not it them");

  @ArchTest
  static final ArchRule cliKnowsNoDesktop =
      mayOnlyKnow(
              "cli",
              "monitor",
              "demo",
              "diagnosis",
              "probe",
              "witness",
              "circle",
              "history",
              "settings",
              "link",
              "text",
              "model")
          .because("the commands run on machines that have no desktop");

  @ArchTest
  static final ArchRule trayKnowsTheModel =
      mayOnlyKnow("desktop.tray", "settings", "text", "model")
          .because("what the tray shows is data made from a snapshot");

  @ArchTest
  static final ArchRule notificationsKnowTheModel =
      mayOnlyKnow("desktop.notify", "settings", "text", "model")
          .because("what to tell is decided from a snapshot and what was last told, nothing else");

  @ArchTest
  static final ArchRule portalKnowsTheModel =
      mayOnlyKnow("desktop.portal", "model")
          .because("it brings what the desktop wants; what is made of it is the window's");

  @ArchTest
  static final ArchRule screenReadersAreShownWhatIsThere =
      mayOnlyKnow("desktop.atspi")
          .because("it mirrors the scenes of any program, whatever they show");

  @ArchTest
  static final ArchRule windowKnowsTheLink =
      mayOnlyKnow("desktop.window", "link", "history", "settings", "text", "model")
          .because("the window is another process: what happens now reaches it over the link");

  @ArchTest
  static final ArchRule javaFxStaysInTheWindow =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.uptick.desktop.window..", "app.uptick.desktop.atspi..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
          .because("JavaFX in the monitor would double its memory and cost idle time for ever");

  @ArchTest
  static final ArchRule awtStaysOnTheDesktop =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.uptick.desktop..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
          .because("a machine without a display has no use for AWT, and may lack its libraries");

  @ArchTest
  static final ArchRule dbusStaysOnTheDesktop =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "app.uptick",
              "app.uptick.desktop.tray..",
              "app.uptick.desktop.notify..",
              "app.uptick.desktop.portal..",
              "app.uptick.desktop.atspi..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.freedesktop..", "com.github.hypfvieh..")
          .because(
              "the session bus is one desktop's way of showing things, not part of watching;"
                  + " the root hands one connection to those who show");

  @ArchTest
  static final ArchRule sqlStaysInHistory =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.uptick.history..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
          .because("one package knows the tables, so that they can change");

  @ArchTest
  static final ArchRule picocliStaysInTheCommands =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.uptick.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("the command line is one way in, beside the tray and the link");

  @ArchTest
  static final ArchRule socketsStayInProbes =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.uptick.probe..", "app.uptick.demo..")
          .should()
          .dependOnClassesThat(
              named(
                      "java.net.Socket",
                      "java.net.ServerSocket",
                      "java.net.DatagramSocket",
                      "java.nio.channels.DatagramChannel",
                      "java.nio.channels.AsynchronousSocketChannel")
                  .or(resideInAnyPackage("javax.net..", "org.xbill.."))
                  .and(
                      not(
                          named(
                              "javax.net.ssl.TrustManagerFactory", "javax.net.ssl.SSLException"))))
          .because("all that the service is asked is asked, timed and counted in one package");

  @ArchTest
  static final ArchRule channelsStayInTheLink =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.uptick.link..", "app.uptick.probe..", "app.uptick.demo..")
          .should()
          .dependOnClassesThat(
              named("java.nio.channels.SocketChannel", "java.nio.channels.ServerSocketChannel"))
          .because("beside the probes only the link opens sockets, and those stay on this machine");

  @ArchTest
  static final ArchRule httpClientStaysWithWitnesses =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.uptick.witness..", "app.uptick.probe..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.net.http..")
                  .or(named("java.net.URLConnection", "java.net.HttpURLConnection")))
          .because("whom Uptick asks is promised to people: it is read in two packages");

  @ArchTest
  static final ArchRule namesAreResolvedInProbes =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.uptick.probe..", "app.uptick.demo..")
          .should(
              callMethodWhere(
                  calls("java.net.InetAddress", "getByName", "getAllByName", "isReachable")))
          .because("a look-up blocks, and is an observation: probes make and time it");

  @ArchTest
  static final ArchRule diagnosisTouchesNothing =
      noClasses()
          .that()
          .resideInAPackage("app.uptick.diagnosis..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
                  .or(
                      resideInAPackage("java.net")
                          .and(not(named("java.net.URI", "java.net.InetAddress"))))
                  .or(
                      named(
                          "java.io.File",
                          "java.io.FileInputStream",
                          "java.io.FileOutputStream",
                          "java.io.FileReader",
                          "java.io.FileWriter",
                          "java.io.RandomAccessFile",
                          "java.lang.Thread",
                          "java.lang.Process",
                          "java.lang.ProcessBuilder")))
          .because("diagnosis is pure: the same facts give the same verdict, anywhere");

  @ArchTest
  static final ArchRule diagnosisHasNoClock =
      noClasses()
          .that()
          .resideInAPackage("app.uptick.diagnosis..")
          .should()
          .dependOnClassesThat(named("java.time.Clock"))
          .orShould(
              callMethodWhere(
                  describe(
                      "the time is read",
                      call ->
                          call.getTargetOwner().getPackageName().equals("java.time")
                              && call.getName().equals("now"))))
          .orShould(
              callMethodWhere(
                  calls(
                      "java.lang.System",
                      "currentTimeMillis",
                      "nanoTime",
                      "getenv",
                      "getProperty")))
          .because("an old round must mean the same tomorrow: its times are among its facts");

  @ArchTest
  static final ArchRule onlyTheCommandsPrint =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.uptick", "app.uptick.cli..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("programs read what is printed, so one package decides what that is");

  /// The named package may use these of ours and no other; libraries are held by other rules.
  private static ArchRule mayOnlyKnow(String name, String... others) {
    DescribedPredicate<JavaClass> unknown =
        resideInAPackage("app.uptick..")
            .and(not(resideInAnyPackage(ours(name))))
            .and(not(resideInAnyPackage(ours(others))));
    return noClasses()
        .that()
        .resideInAnyPackage(ours(name))
        .should()
        .dependOnClassesThat(unknown)
        .allowEmptyShould(true);
  }

  private static String[] ours(String... names) {
    return Arrays.stream(names).map(name -> "app.uptick." + name + "..").toArray(String[]::new);
  }

  private static String[] withRoot(String[] packages) {
    String[] all = Arrays.copyOf(packages, packages.length + 1);
    all[packages.length] = "app.uptick";
    return all;
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    Set<String> wanted = Set.of(names);
    return describe(
        "are one of " + String.join(", ", names), type -> wanted.contains(type.getName()));
  }

  private static DescribedPredicate<JavaMethodCall> calls(String owner, String... methods) {
    Set<String> wanted = Set.of(methods);
    return describe(
        owner + " is asked for " + String.join(", ", methods),
        call -> call.getTargetOwner().getName().equals(owner) && wanted.contains(call.getName()));
  }
}
