package app.uptick.witness;

import app.uptick.model.Testimony.Announcement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells what words about the service say of its health now: of trouble, of its end, or nothing.
///
/// Headlines are full of words of trouble that mean none: videos are taken down, sales are down, an
/// outage was last week, or another's, or is denied. Since silence is no word for health, what is
/// in doubt is left out.
final class Statement {

  private static final int LONGEST = 600;

  private static final String NOT =
      "(?:no|not|never|without|\\w+n't|cannot|den(?:y|ies|ied|ying)|dismiss\\w*|reject\\w*"
          + "|refut\\w*|disput\\w*|rul(?:e|es|ed|ing) out|unrelated to|rather than)";

  /// Between a denial and what is denied; "not know when the outage ends" denies no outage, nor
  /// does "denies that an attack caused the outage".
  private static final String WHAT_IS_DENIED =
      "(?: (?!attack|cyber|d?dos\\b|hack|caused|causing|behind|due\\b|in\\b|during\\b|after\\b|by\\b|with\\b"
          + "|since\\b|from\\b|when\\b|how\\b|why\\b|as\\b|data\\b|yet\\b|over\\b|enough\\b|only\\b"
          + "|cannot\\b|can't\\b|unable\\b)[\\w'’“\"-]+){0,4}? [“\"']?";

  private static final String OURS =
      "(?:tiktok|app|apps|service|services|platform|site|website|servers?|systems?|network|feed"
          + "|login|uploads?|it|we)";

  private static final String OFF = "(?:down|offline|unavailable|inaccessible|unreachable)";

  /// Sales are down by a tenth; TikTok is down in Ohio.
  private static final String NO_AMOUNT =
      "(?!(?: by| about| nearly| some| almost| over)* [$€£]?\\d+(?:\\.\\d+)?(?: ?%| per ?cent| points?"
          + "| ?(?:million|billion))"
          + "|,? (?:to [$€£\\d]|on (?:the |its )?(?:year|deal|sale|earnings|forecast))"
          + "| (?:in|on) (?:the )?(?:polls?|ratings?|rankings?|charts?|popularity|downloads?|value|sales)"
          + "|play|grad|siz|with (?:the|that)\\b|to (?:earth|business)|(?: the| a)? (?:path|road|line)\\b)";

  private static final String TROUBLE_WORDS =
      "(?:(?:power )?outages?|power (?:failures?|cuts?)|disruptions?|interruptions?"
          + "|(?:service|technical|connectivity|connection|login|log-in|loading|network|server"
          + "|playback|upload(?:ing)?|feed|app|access|performance|systems?) "
          + "(?:issues?|problems?|troubles?|difficult(?:y|ies)|errors?|glitch(?:es)?|failures?)"
          + "|data ?cent(?:er|re) (?:power )?(?:failures?|issues?|problems?|loss)"
          + "|elevated error rates?|increased errors?|glitch(?:es)?"
          + "|not working|stopped working|not loading)";

  private static final Pattern TROUBLE =
      pattern(
          "\\b"
              + TROUBLE_WORDS
              + "\\b"
              // who is down
              + "|\\b"
              + OURS
              + "(?:'s| app| service| website| servers?)?(?: (?:is|are|was|were|be|being|went|goes|gone|has"
              + "|have|remains?|still|now|currently|partly|partially|also|temporarily))* "
              + OFF
              + "\\b"
              + NO_AMOUNT
              + "|\\b(?:down|offline) (?:for|in|across) (?:some|many|most|all|thousands|millions|hundreds"
              + "|users|people|everyone|parts of|several|multiple)\\b"
              + "|\\bis currently unavailable\\b"
              // who is thrown out
              + "|\\b(?:knock|tak|took|bring|brought|forc)\\w* (?:the )?"
              + OURS
              + " (?:down|offline)\\b"
              + "|\\b(?:knock\\w*|took|tak\\w+|brought|bring\\w*) (?:down|offline) (?:the )?"
              + "(?:app|service|platform|site|website|servers?)\\b"
              + "|\\btiktok(?: app| website)? (?:has |is )?crash(?:es|ed|ing)?\\b"
              // who cannot do what
              + "|\\b(?:users?|people|some|many|customers|members|creators|everyone|you)\\b"
              + "(?: (?:in|on|across|around|of|the|\\w+)){0,4}? "
              + "(?:(?:may|might|could|will|can|are|is|be|still|currently) )*"
              + "(?:having|have|seeing|see|experienc\\w+|fac(?:e|ing)|encounter\\w*|notic\\w+|report\\w*"
              + "|met with) (?:some |intermittent |temporary |widespread )*"
              + "(?:troubles?|issues?|problems?|difficult\\w+|errors?|delays|slow\\w*|glitch\\w*)\\b"
              + "(?! with (?!(?:the |its )?(?:app|service|platform|feed|video|server|log|load|connect|play|access)))"
              + "|\\b(?:users?|people|some|many|customers|everyone|you)\\b(?: \\w+){0,4}? "
              + "(?:cannot|can't|unable to|could not|couldn't|not be able to) "
              + "(?:use|access|log|sign|open|reach|post|upload|load|watch|view)\\b"
              + "|\\b(?:trouble|difficulty|problems|issues) (?:accessing|using|loading|logging|signing|opening"
              + "|posting|uploading|with (?:the |its )?(?:app|service|platform|feed|servers?))\\b"
              + "|\\b(?:posts?|videos?|uploads?|logins?|feeds?|comments) (?:\\w+ ){0,2}(?:fail|fails|failing|not loading)\\b"
              // who works on it
              + "|\\b(?:restor\\w+|repair\\w*) (?:\\w+ ){0,2}(?:service|services|access|app|systems|operations"
              + "|functionality|platform)\\b"
              + "|\\b(?:being|to be|will be|partially|partly|mostly) (?:fully )?restored\\b"
              + "|\\b(?:fix|fixing|resolv(?:e|ing)|investigat\\w+|looking into|aware of|work(?:s|ing) (?:on|through))"
              + " (?:(?:an?|the|this|these|some|its|reports? of|recent|technical|widespread) )*"
              + "(?:issues?|problems?|bugs?|troubles?|reports? that (?:the )?(?:app|some))\\b");

  private static final Pattern NO_TROUBLE =
      pattern(
          "\\b"
              + "(?:"
              + NOT
              + "|avoid\\w*|avert\\w*|prevent\\w*|minimi[sz]e\\w*)"
              + WHAT_IS_DENIED
              + "(?:"
              + TROUBLE_WORDS
              + "|"
              + OFF
              + "|issues?|problems?)\\b"
              + "|\\b(?:outage|disruption|interruption)s? (?:fears?|risks?|concerns?|protection|plans?|rules?|drills?)\\b"
              + "|\\breports? of (?:an? |the )?(?:outage|disruption)s? (?:is |are |was |were )?(?:false|untrue|denied|baseless)"
              + "|\\b(?:outage|disruption)s? (?:claims?|rumou?rs?|reports?) "
              + "(?:are |is |were |was )?(?:false|untrue|denied|baseless|unfounded)");

  /// What sounds like trouble, and is business, quarrels or household.
  private static final Pattern OTHER_MATTERS =
      pattern(
          "\\b(?:took|takes?|taken|taking|pull(?:s|ed|ing)?) down (?:\\w+ ){0,2}?(?:\\d|million|thousand"
              + "|videos?|accounts?|posts?|content|clips?|ads?\\b|livestreams?|networks?|pages?)"
              + "|\\btake-?downs?\\b|\\b(?:users?|revenues?|sales|profits?|downloads|ads?|traffic|shares?"
              + "|growth|engagement|views|spending) (?:is|are|was|were) down\\b"
              + "|\\b(?:play|turn|crack|strik|struck|step|shut|wind|back|doubl|narrow|slow)\\w* down\\b"
              + "|\\bcounterfeit|\\bmisinformation|\\bmoderat|\\bminors\\b|\\bkids\\b|\\bteens?\\b"
              + "|\\bprivacy\\b|\\baddict|\\bchild|\\bunderage|\\bunder-1\\d|\\bmental health|\\bsafety\\b|\\bscams?\\b|\\bfraud|\\bharass"
              + "|^(?!.*(?:data cent|servers?\\b|\\bapp\\b|\\bservices?\\b)).*\\b(?:hurricane|storm|black-?out"
              + "|earthquake|wildfire|power grid|tornado|typhoon)"
              + "|\\bprevent(?:s|ing)? (?:future |another |an |such |similar )*(?:outage|disruption)"
              + "|\\b(?:sleep|school|class|career|supply|election|political) (?:disruption|interruption)"
              + "|\\bresilien|\\binsur|\\bcompensat|\\boutages? of patience"
              // of its other houses
              + "|\\b(?:seller cent(?:er|re)|ads manager|ad platform|shop(?:'s)? (?:is|was|app|says|seller|maintenance"
              + "|outage|analytics|checkout|orders|service)|tiktok (?:shop|music|studio|one|go|pixel|ads)"
              + "|creator (?:studio|marketplace|fund|rewards)|effect house|analytics|symphony|developers? portal)\\b");

  /// Whose outage it is when they are named.
  private static final Pattern OTHERS =
      pattern(
          "\\b(?:instagram|insta|facebook|meta|whatsapp|threads|messenger|youtube|snapchat|snap|pinterest"
              + "|reddit|twitter|x|discord|telegram|twitch|netflix|spotify|roblox|fortnite|chatgpt|openai"
              + "|aws|amazon|cloudflare|google|microsoft|azure|apple|icloud|verizon|at&t|t-mobile|comcast"
              + "|bluesky|linkedin|wechat|signal|playstation|xbox|steam|zoom|slack|capcut|lemon8|rednote"
              + "|red ?note|vine|reels|shein|temu|starlink|fastly|akamai|crowdstrike)\\b");

  /// It is the service that is named with the outage, whoever else is.
  private static final Pattern OURS_BY_NAME =
      pattern(
          "\\btiktok(?:'s)?(?: app| service| us| u\\.s\\.)?(?: (?:is|are|was|went|goes|has gone|suffers|hit by"
              + "|still|and|back))* ?(?:an? )?(?:down|offline|unavailable|outage|disruption)\\b"
              + NO_AMOUNT);

  private static final Pattern LONG_AGO =
      pattern(
          "\\b(?:last|past|previous|earlier this|prior) (?:week|month|year|quarter|spring|summer|autumn|fall|winter"
              + "|january|february|march|april|may|june|july|august|september|october|november|december)"
              + "|\\banniversary\\b|\\b(?:weeks?|months?|years?) (?:ago|after|later|since)\\b|\\bin 20\\d\\d\\b"
              + "|\\b(?:january|february|march|april|june|july|august|september|october|november|december)'s\\b"
              + "|\\b20\\d\\d (?:outage|attack)|\\blooking back\\b|\\blessons?\\b|\\bhistory of\\b|\\bpost-?mortem\\b");

  private static final Pattern LATELY =
      pattern(
          "\\byesterday|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day's\\b|\\b(?:last night|overnight|weekend)(?:'s)?\\b"
              + "|\\b(?:after|following|since|in the wake of|weathered|recover\\w* from) (?:(?:an?|the|its|this|that|brief"
              + "|short|recent|major|massive|widespread|hours?-long|global|nationwide|us|power|data cent(?:er|re)"
              + "|service|day's|today's) )*(?:outages?|disruptions?|interruptions?)"
              + "|\\bexplain|\\bapolog|\\brecent (?:outage|disruption)|\\b(?:outage|disruption) (?:was|had|has been|lasted"
              + "|ended|has ended|affected)\\b|\\b(?:was|were) (?:briefly |temporarily )?(?:down|offline|unavailable)\\b"
              + "|\\bwhat (?:caused|happened|went wrong)\\b|\\bearlier (?:outage|today)");

  private static final Pattern STILL =
      pattern(
          "\\b(?:is|are|be|still|was|continues|team'?s?|engineers?) (?:now |still |also |actively |currently |urgently )?"
              + "(?:working|fixing|investigating|looking into|restoring|aware|trying)\\b|\\bwork(?:s|ing) to\\b"
              + "|\\bbeing (?:restored|fixed|investigated)|\\b(?:restoring|investigating|fixing)\\b"
              + "|\\b(?:still|ongoing|continues?|continuing|remains?|currently|persists?|not over|yet to)\\b"
              + "|\\b(?:some users|may|might|could|will) (?:still )?(?:see|have|experience|face|notice)\\b");

  private static final Pattern OVER =
      pattern(
          "\\b(?:restored|resolved|recovered|fixed|repaired|restores|resolves|fixes|resumes|resumed|returns|returned)\\b"
              + "|\\bback (?:up|online|to normal|in service|to service|in business|on ?line|after|following|for (?:all|most|everyone|users))\\b"
              + "|\\b(?:is|are|service|app) back\\b|\\b(?:outages?|disruptions?|maintenance|incident|issues?|attack)"
              + " (?:is |are |has |have |was |now )*(?:over|ended|ends|completed?|finished|behind (?:us|it))\\b"
              + "|\\b(?:completed|finished|finishes|completes|ended|ends) (?:the |its |scheduled |planned )*maintenance\\b"
              + "|\\boperational\\b|\\ball[- ]clear\\b|\\bfull service\\b"
              + "|\\b(?:run|runs|running|work|works|working|operat\\w+|function\\w*) (?:\\w+ )?"
              + "(?:normally|as normal|as usual|smoothly|again|properly|well)\\b"
              + "|\\b(?:services?|systems?|everything|operations?) (?:is|are) (?:now )?(?:normal|fine|stable)\\b");

  private static final Pattern NOT_OVER =
      pattern(
          "\\b(?:being|be|not|\\w+n't|yet|until|till|when|before|once|partially|partly|mostly|never|almost|nearly|hopes?"
              + "|expects?|expected|should|soon|how long)\\b(?: [\\w']+){0,4}? (?:restored|resolved|recovered|fixed"
              + "|repaired|returns?|back|over|operational|normal|running|working|works|ended|ends|completed)\\b"
              + "|\\bback (?:up |online )?(?:soon|shortly|later|within|in (?:about |a few |two |an? )\\w+|by)\\b"
              + "|\\b(?:some|many|most|few) (?:\\w+ ){0,3}(?:restored|recovered|fixed)\\b");

  private static final Pattern MAINTENANCE = pattern("\\bmaintenance\\b");

  private static final Pattern NO_MAINTENANCE =
      pattern(
          "\\b"
              + NOT
              + "(?: [\\w'-]+){0,4}? maintenance\\b"
              // to come
              + "|\\b(?:next|tomorrow|upcoming|ahead of|plans?|postpone\\w*|to (?:undergo|begin|start|carry|perform)"
              + "|will (?:undergo|begin|start|take place|be (?:down|offline|unavailable) (?:on|from|for|next|tomorrow)))\\b"
              + "|\\b(?:scheduled|planned|set) for\\b|\\b(?:cost|fee)s? of maintenance\\b|\\bmaintenance (?:cost|fee|crew|worker)s?\\b");

  private static final Pattern DDOS =
      pattern(
          "\\bd?dos\\b|\\bdenial[- ]of[- ]service\\b|\\bflood(?:ed|ing)? (?:with|by) (?:bogus )?traffic\\b");

  private static final Pattern ANY_ATTACK = pattern("\\b(?:cyber-?\\s?)?attacks?\\b");

  /// An attack that is none, or not on the service's health, or not certain.
  private static final Pattern NO_ATTACK =
      pattern(
          "\\b"
              + NOT
              + "\\b.*(?:attack|\\bd?dos\\b|\\bdenial)"
              + "|\\b(?:attacks?|d?dos|denial[- ]of[- ]service)(?: attacks?| claims?| rumou?rs?| theor(?:y|ies)| reports?)*"
              + " ?(?:is |was |are |were |has been |as |did |does )*(?:not\\b|\\w*n't\\b|ruled out|unlikely|false|baseless|denied"
              + "|untrue|unfounded|a hoax)"
              + "|\\b(?:whether|possibl[ey]|suspect\\w*|may|might|could|if|unclear|alleged\\w*|fears?|rumou?rs?|claims?|unlikely"
              + "|thwart\\w*|foil\\w*|repel\\w*|fend\\w*|prevent\\w*|stopped|warns?|against future|hoax|unrelated)\\b"
              + "|\\baccounts?\\b|\\bcelebrit|\\bhigh-profile\\b|\\buser data\\b|\\bbreach|\\bphish|\\bhack|\\bransom|\\bmalware"
              + "|\\battacks? (?:on|against|at) (?!(?:its|our|the) (?:servers?|systems?|network|service|platform|app|infrastructure)|(?:tiktok|us|it)\\b)");

  private static final Pattern CLAUSE = Pattern.compile("[,;:.!?—–]+(?:\\s|$)|\\s-\\s");

  private Statement() {}

  /// What the service's own words announce, which need not name it; empty when they tell of no
  /// trouble now, or of its end.
  static Optional<Announcement> of(String words) {
    String text = plain(words);
    if (LONG_AGO.matcher(text).find()
        || OTHER_MATTERS.matcher(text).find()
        || (LATELY.matcher(text).find() && !STILL.matcher(text).find())
        || (OTHERS.matcher(text).find() && !OURS_BY_NAME.matcher(text).find())
        || isOver(words)) {
      return Optional.empty();
    }
    boolean outage = tellsOfTrouble(text);
    if (isAttack(text, outage)) {
      return Optional.of(Announcement.ATTACK);
    }
    if (MAINTENANCE.matcher(text).find()) {
      return NO_MAINTENANCE.matcher(text).find()
          ? Optional.empty()
          : Optional.of(Announcement.MAINTENANCE);
    }
    return outage ? Optional.of(Announcement.OUTAGE) : Optional.empty();
  }

  /// Whether the words tell that trouble has ended.
  static boolean isOver(String words) {
    return clauses(plain(words)).stream()
        .anyMatch(each -> OVER.matcher(each).find() && !NOT_OVER.matcher(each).find());
  }

  /// Whether the words are of one of the service's other houses, such as its shop, and not of what
  /// people open to watch.
  static boolean isOfOtherMatters(String words) {
    return OTHER_MATTERS.matcher(plain(words)).find();
  }

  private static boolean tellsOfTrouble(String text) {
    return clauses(text).stream()
        .anyMatch(each -> TROUBLE.matcher(NO_TROUBLE.matcher(each).replaceAll(" ")).find());
  }

  private static boolean isAttack(String text, boolean outage) {
    List<String> telling =
        clauses(text).stream()
            .filter(
                each -> DDOS.matcher(each).find() || (outage && ANY_ATTACK.matcher(each).find()))
            .toList();
    return !telling.isEmpty() && telling.stream().noneMatch(each -> NO_ATTACK.matcher(each).find());
  }

  private static List<String> clauses(String text) {
    return Arrays.asList(CLAUSE.split(text));
  }

  private static String plain(String words) {
    return words
        .substring(0, Math.min(LONGEST, words.length()))
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replace('‘', '\'')
        .replaceAll("\\bu\\.s\\.", "us")
        .replaceAll("\\btik tok\\b", "tiktok")
        .replaceAll("[“”\"()]", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex);
  }
}
