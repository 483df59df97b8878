package app.uptick.witness;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells whether words of failure in a post are about the service, or about something else that the
/// post names: "instagram is down, going to tiktok" is no word against TikTok.
///
/// Goes by what is named last before those words, in the same part of the sentence; else by what is
/// named first after them; else by what was spoken of before.
final class Subject {

  private static final Pattern END_OF_PART =
      WordList.compile(
          "[.!?;:,\\n…。！？、،؟]+|\\s[-–—]+\\s|\\b(but|so|because|cause|cuz|while|when|if|then|aber|weil"
              + "|mais|pero|porque|mas|maar|но|але|поэтому|tapi|ama)\\b");

  /// What has just been said to fail, with the verbs and adverbs before the failure left out.
  private static final Pattern LAST_WORD =
      WordList.compile(
          "(?<article>\\b(my|our|his|her|their|your|the|this|a|an|mein|meine|unser|das|die|der|mi|el"
              + "|la|mon|ma|le|il|mio|mia|mijn|de|het|meu|minha|o|мой|моя|моё|мое|mój|moja)\\s+)?"
              + "(?<word>[\\p{L}\\p{N}#&'-]+?)('s)?"
              + "(\\s+(is|are|was|were|has|have|been|be|just|still|really|literally|also|again|now"
              + "|suddenly|only|always|constantly|completely|totally|keeps|both|all|currently|actually"
              + "|fucking|not|even))*\\s*$");

  private static final Pattern FIRST_WORD =
      WordList.compile("^\\s*(this|that|the|a|an|my|your|our)\\s+(?<word>[\\p{L}\\p{N}'-]+)");

  /// Words of failure before which English puts what fails.
  private static final Pattern ENGLISH =
      WordList.compile(
          "(is|are|was|went|gone|goes|not|isn't|isnt|ain't|aint|aren't|arent|stopped|quit|barely|won't"
              + "|wont|will|doesn't|doesnt|does|don't|dont|keeps|keep|started|down|refuses|outage"
              + "|server issues?|stuck|hasn't|hasnt|never|failed|loading|buffering)\\b.*");

  /// What belongs to the service, or says nothing of what fails.
  private static final Set<String> NEUTRAL =
      Set.of(
          ("i u you we they he she it its it's this that these those everything nothing something"
                  + " anything thing things shit crap who which what why how anyone everyone else"
                  + " somebody someone me us y'all yall guys bro omg ugh lol lmao wtf tf fr help hey ok"
                  + " okay yo damn fuck man dude girl bestie pls please and or as up app application"
                  + " apps feed fyp page pages video videos vids vid clip clips comments comment live"
                  + " lives stream draft drafts upload uploads sound sounds account accounts profile"
                  + " profiles server servers site website search notifications dms dm messages inbox"
                  + " likes following followers post posts story stories filter filters effects link"
                  + " links login screen thumbnails algorithm says say saying showing shows gives"
                  + " getting got get is are was here there today tonight rn now still just even in on"
                  + " of to the a an my your our some any huge major big massive another same error no"
                  + " with for cant can't im i'm kind like literally suddenly again also yes yeah nah"
                  + " uh um hmm well see think guess sure cdn")
              .split(" "));

  private static final Set<String> PARTS =
      Set.of(
          ("app apps application aplicación aplicacion aplicativo appli applicazione feed fyp page"
                  + " pages video videos vídeos vídeo vids vid clip clips comments comment live lives"
                  + " stream draft drafts upload uploads sound sounds account accounts konto cuenta"
                  + " conta profile server servers site website search notifications messages inbox"
                  + " post posts story stories filter filters link links login algorithm same thing"
                  + " morning evening afternoon week time whole entire fucking stupid damn bloody приложение лента сервер")
              .split(" "));

  private final String service;
  private final Pattern names;
  private final Pattern others;
  private final Pattern things;
  private final Pattern companions;

  /// @param service its name as it is always spelt in what is looked at
  Subject(String service) {
    this.service = service;
    String other = WordList.alternatives("other-services.txt");
    names =
        WordList.compile(
            service + "|(?<other>" + whole(other) + "|#" + other + "_?(is_?)?(down|outage))");
    others = WordList.compile(whole(other));
    things = WordList.compile(WordList.alternatives("other-things.txt"));
    companions =
        WordList.compile(
            "(?<="
                + service
                + ")( app)?\\s*(?:\\band\\b|&|\\+|/|\\bor\\b|\\by\\b|\\be\\b|\\bet\\b|\\bund\\b|и|\\bve\\b|\\bdan\\b|と"
                + "|랑|\\bi\\b)\\s*(my )?"
                + whole(other));
  }

  private static String whole(String names) {
    return "(?<![\\p{L}\\p{N}])" + names + "(?![\\p{IsLatin}\\p{IsCyrillic}\\p{N}])";
  }

  /// The text without those that are named together with the service: "tiktok and instagram are
  /// down" is said of both.
  String together(String text) {
    return companions.matcher(text).replaceAll("");
  }

  /// Whether the words from `start` to `end` are about the service.
  boolean isService(String text, int start, int end) {
    String words = text.substring(start, end);
    if (words.contains(service)) {
      return !others.matcher(words).find();
    }
    int from = partBegins(text, start);
    String before = text.substring(from, start);
    Matcher last = LAST_WORD.matcher(before);
    if (last.find() && isThing(last)) {
      return false;
    }
    Optional<Boolean> named = lastNamed(before);
    if (named.isPresent()) {
      return named.get();
    }
    if (isUnknown(words, before)) {
      return false;
    }
    String after = text.substring(end, partEnds(text, end));
    return !isAboutThing(after)
        && firstNamed(after).or(() -> lastNamed(text.substring(0, from))).orElse(true);
  }

  /// Whether the last word before the failure is another thing's: one that is known for failing, or
  /// one that is somebody's and no part of the service.
  private boolean isThing(Matcher last) {
    String word = last.group("word");
    if (word.contains(service) || others.matcher(word).matches()) {
      return false;
    }
    boolean isOwned = last.group("article") != null && !isPart(word);
    return isOwned || things.matcher(word).matches();
  }

  /// An English verb stands next to what fails, and "gym was down" is about that.
  private static boolean isUnknown(String words, String before) {
    Matcher last = LAST_WORD.matcher(before);
    return ENGLISH.matcher(words).matches()
        && last.find()
        && !NEUTRAL.contains(last.group("word").toLowerCase(Locale.ROOT))
        && !last.group("word").startsWith("#");
  }

  private boolean isAboutThing(String after) {
    Matcher first = FIRST_WORD.matcher(after);
    return first.find() && !isPart(first.group("word"));
  }

  private boolean isPart(String word) {
    return PARTS.contains(word.toLowerCase(Locale.ROOT)) || word.contains(service);
  }

  private Optional<Boolean> lastNamed(String text) {
    Optional<Boolean> last = Optional.empty();
    Matcher matcher = names.matcher(text);
    while (matcher.find()) {
      last = Optional.of(matcher.group("other") == null);
    }
    return last;
  }

  private Optional<Boolean> firstNamed(String text) {
    Matcher matcher = names.matcher(text);
    return matcher.find() ? Optional.of(matcher.group("other") == null) : Optional.empty();
  }

  private static int partBegins(String text, int start) {
    int begins = 0;
    Matcher matcher = END_OF_PART.matcher(text);
    while (matcher.find() && matcher.end() <= start) {
      begins = matcher.end();
    }
    return begins;
  }

  private static int partEnds(String text, int end) {
    Matcher matcher = END_OF_PART.matcher(text);
    return matcher.find(end) ? matcher.start() : text.length();
  }
}
