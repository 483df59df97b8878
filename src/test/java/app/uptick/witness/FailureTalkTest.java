package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTalkTest {

  private final FailureTalk talk = new FailureTalk();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is tiktok down for anyone else?",
        "TikTok is not working, the feed just spins in Ohio",
        "tiktok won’t load, anybody?",
        "can't log in to TikTok, it keeps kicking me out",
        "TikTok says no internet connection but the rest works",
        "tiktok keeps crashing",
        "videos on tiktok are stuck loading",
        "getting an error on every TikTok video",
        "is it just me or is TikTok down",
        "Tik Tok stopped working mid scroll",
        "did someone ddos tiktok? nothing loads",
        "ugh #TikTokDown",
        "TikTok Störung? Geht bei mir nicht",
        "TikTok lädt seit heute früh nicht mehr",
        "¿se ha caído TikTok? no carga nada",
        "TikTok est en panne ou c'est moi ?",
        "TikTok caiu? não carrega nada",
        "TikTok nie działa, u was też?",
        "у меня TikTok не работает",
        "Тикток не грузит",
        "Tik-Tok nie działa",
        "volgens mij ligt tiktok eruit",
        "secondo voi tiktok non va?",
        "TikTok bị lỗi rồi",
        "tiktok ล่มเหรอ",
        "ТікТок не працює",
        "TikTok çöktü mü, açılmıyor",
        "TikTok non funziona",
        "TikTok ligt eruit?",
        "tiktok gak bisa dibuka",
        "TikTok開けないんだけど",
        "틱톡 안열려",
        "تيك توك لا يعمل",
        "tik tok wont load",
        "tiktok is broken",
        "is tiktok broken for anyone else",
        "is tiktok dead rn",
        "tiktok loading forever",
        "tiktok: couldn't load. tap to retry",
        "tiktok not working",
        "tiktok isnt loading for me",
        "why is my tiktok not loading",
        "TikTok hasn't worked since yesterday",
        "the tiktok app won't open",
        "comments won't load on tiktok",
        "restarted my phone 3 times and it still won't load tiktok",
        "tiktok and instagram are both down",
        "instagram works but tiktok is down",
        "switched to youtube because tiktok won't load",
        "my wifi is fine but tiktok won't load",
        "deleted tiktok, still not working",
        "tiktok is back down again",
        "tiktok not working again",
        "TikTok ist kaputt, oder?",
        "TikTok geht schon wieder nicht",
        "instagram geht, aber tiktok lädt nicht",
        "tiktok marche plus depuis hier",
        "TikTok bug encore",
        "no me carga tiktok",
        "tiktok no sirve desde ayer",
        "tiktok não abre",
        "o tiktok tá bugado",
        "il mio tiktok non carica più",
        "tiktok doet het niet, werkt niet bij mij",
        "тикток лежит",
        "инстаграм работает, а тикток не грузит",
        "tiktok'a giremiyorum",
        "tiktok error gak bisa dibuka",
        "tiktok gue error mulu",
        "không vào được tiktok",
        "ティックトック 落ちた",
        "TikTok見れないんだけど障害?",
        "틱톡 안됨",
        "틱톡 오류 나만 그래?",
        "تيك توك واقف عندكم؟",
        "टिकटॉक काम नहीं कर रहा",
        "tiktok nahi chal raha",
        "TikTok 打不开",
        "tiktok 是不是崩了",
        "ติ๊กต็อกเข้าไม่ได้",
        "tiktok nefunguje",
        "hindi gumagana ang tiktok",
        "TikTok δεν λειτουργεί"
      })
  void hearsThatItFails(String post) {
    assertTrue(talk.saysItFails(post));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "found this recipe on TikTok",
        "that TikTok sound is stuck in my head",
        "watching TikTok instead of sleeping #tiktok",
        "lying down and scrolling tiktok",
        "TikTok is working again",
        "the server is down at work",
        "the court turned down TikTok's appeal against the ban",
        "my congressman wants to shut down TikTok",
        "is TikTok down or did the Senate ban it",
        "TikTok took down my video",
        "I am down to watch a tiktok",
        "tiktok ga bisa berhenti nonton",
        "TikTok wird gesperrt und funktioniert dann nicht mehr",
        "TikTok ne marche plus aux États-Unis : interdiction votée",
        "Роскомнадзор: TikTok не работает в России",
        "TikTok diblokir, tidak bisa dibuka",
        "TikTok禁止で開けない",
        "틱톡 금지되면 안열려",
        "Usuarios reportan que se ha caído TikTok",
        "Störung: Nutzer melden Probleme bei TikTok",
        "Selon la presse, TikTok est en panne",
        "速報 TikTok 障害",
        "yo no voy a ver tiktok"
      })
  void doesNotMindOtherTalk(String post) {
    assertFalse(talk.saysItFails(post));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instagram is down, going to tiktok",
        "YouTube not working, tiktok it is",
        "my internet is down so no tiktok",
        "this tiktok about the AWS outage is hilarious",
        "my car won't start, made a tiktok about it",
        "my phone keeps freezing when I film for tiktok",
        "can't open this jar lol see my tiktok",
        "gym was down for everyone, tiktok saved me",
        "Instagram keeps crashing so I'm back on tiktok",
        "people on tiktok say instagram isn't working",
        "tiktok is full of people asking if instagram is down",
        "instagram down for anyone else? asking on tiktok",
        "snap won't load. guess it's tiktok tonight",
        "discord is down #tiktok",
        "can't log in to facebook, scrolling tiktok",
        "Pinterest is down; TikTok users react",
        "power outage, nothing to do, no tiktok",
        "the elevator isn't working, filmed a tiktok",
        "Instagram geht nicht, dann eben TikTok",
        "mein Handy funktioniert nicht, kein TikTok",
        "WhatsApp Störung, bin auf TikTok",
        "instagram est en panne, je vais sur tiktok",
        "se ha caído instagram, me voy a tiktok",
        "instagram caiu, bora pro tiktok",
        "инстаграм не работает, ушла в тикток",
        "instagram çöktü, tiktok'a geldim",
        "instagram non funziona, vado su tiktok",
        "インスタ落ちたからTikTok見てる",
        "인스타 안됨 틱톡이나 봐야지",
        "انستقرام لا يعمل، رايح تيك توك"
      })
  void knowsWhenSomethingElseFails(String post) {
    assertFalse(talk.saysItFails(post));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiktok isn't down for me",
        "tiktok is not down, it's your wifi",
        "TikTok isnt broken lol",
        "no outage here, tiktok works fine",
        "imagine tiktok went down",
        "TikTok ist nicht down",
        "keine Störung bei TikTok",
        "TikTok n'est pas en panne",
        "no se ha caído tiktok",
        "tiktok não caiu",
        "tiktok non è down",
        "tiktok ligt er niet eruit",
        "тикток не упал",
        "tiktok gak error kok",
        "TikTok落ちてない",
        "틱톡 오류 없는데",
        "tiktok 没崩"
      })
  void knowsDenials(String post) {
    assertFalse(talk.saysItFails(post));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiktok is back, it was down for an hour",
        "tiktok was down yesterday for like an hour lol",
        "remember when tiktok was down last year",
        "tiktok is back up after the outage",
        "tiktok was down for an hour",
        "tiktok loads again, it wasn't working before",
        "last week tiktok stopped working for me",
        "TikTok geht wieder, war kurz Störung",
        "gestern war TikTok down",
        "hier tiktok était en panne",
        "ayer se cayó tiktok",
        "tiktok voltou, tinha caído",
        "ontem o tiktok caiu",
        "wczoraj nie działał tiktok, awaria",
        "вчера тикток не работал, сбой был",
        "dün tiktok çöktü",
        "kemarin tiktok error",
        "昨日TikTok落ちた",
        "TikTok復活した、障害だったのか",
        "어제 틱톡 안됨",
        "昨天tiktok崩了"
      })
  void knowsWhatIsOver(String post) {
    assertFalse(talk.saysItFails(post));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "in Ohio",
        "on wifi and on data",
        "since lunch",
        "again",
        "for ten minutes now",
        "ugh",
        "on my phone",
        "on both accounts",
        "hello?",
        "since the update",
        "at the worst time",
        "lol #tiktokdown"
      })
  void doesNotMindWhatElseIsSaid(String end) {
    for (String post :
        List.of(
            "is tiktok down for anyone else?",
            "TikTok is not working, the feed just spins",
            "can't log in to TikTok, it keeps kicking me out",
            "TikTok says no internet connection but the rest works",
            "videos on tiktok are stuck loading",
            "getting an error on every TikTok video",
            "did someone ddos tiktok? nothing loads",
            "TikTok Störung? Geht bei mir nicht",
            "TikTok est en panne ou c'est moi ?",
            "у меня TikTok не работает")) {
      assertTrue(talk.saysItFails(post + " " + end), post);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiktok isn't working for me rn",
        "anyone else's tiktok not loading?",
        "why tf is tiktok not letting me log in",
        "why won't tiktok let me log in",
        "tiktok keeps logging me out",
        "my tiktok is so glitchy today, videos won't play",
        "TikTok server down?",
        "tiktok servers are down",
        "is tiktok down in the uk",
        "TIKTOK IS DOWN HELP",
        "omg tiktok crashed",
        "tiktok wont open",
        "tiktok's not working",
        "is it just me or is tiktok acting up, nothing loads",
        "tiktok fyp won't refresh",
        "tiktok just went down mid video",
        "tiktok down again smh",
        "did tiktok just crash?",
        "tiktok stuck on loading screen",
        "tiktok says \"something went wrong\" error on every video",
        "tiktok outage?",
        "there's a tiktok outage right now",
        "tiktok is experiencing an outage",
        "not tiktok being down at 2am",
        "tiktok has been down for an hour",
        "tiktok down since this morning",
        "tiktok is down for everyone, not just you",
        "it's not your wifi, tiktok is down",
        "not just you, tiktok is down",
        "thought my wifi was broken but it's tiktok that's down",
        "is tiktok down or is my wifi just bad",
        "tiktok won't let me post",
        "can't upload on tiktok",
        "TikTok funktioniert nicht",
        "bei mir geht tiktok nicht",
        "TikTok down?",
        "Ist TikTok down?",
        "tiktok läuft bei mir nicht mehr",
        "tiktok ne fonctionne plus",
        "tiktok marche pas chez vous ?",
        "TikTok en panne ?",
        "se cayó tiktok",
        "tiktok se cayó",
        "tiktok caído",
        "¿a alguien más no le funciona tiktok?",
        "no me funciona tiktok",
        "tiktok no carga",
        "o tiktok caiu",
        "tiktok fora do ar",
        "meu tiktok não tá carregando",
        "tiktok não funciona",
        "tiktok nie działa",
        "nie działa mi tiktok",
        "тикток не работает",
        "тик ток упал?",
        "не грузит тикток",
        "тікток не працює",
        "tiktok çöktü",
        "tiktok açılmıyor",
        "tiktok non funziona",
        "tiktok down?",
        "tiktok ligt plat",
        "tiktok werkt niet",
        "tiktok doet het niet",
        "tiktok error",
        "tiktok down ya?",
        "tiktok gabisa dibuka",
        "tiktok ga bisa login",
        "tiktok bị lỗi",
        "tiktok bị sập",
        "TikTok落ちてる？",
        "TikTok開けない",
        "틱톡 서버 터짐",
        "틱톡 안되는데",
        "تيك توك معطل",
        "التيك توك ما يشتغل",
        "टिकटॉक नहीं चल रहा है",
        "tiktok崩了",
        "tiktok打不开了"
      })
  void hearsThatItFailsInManyWays(String post) {
    assertTrue(talk.saysItFails(post));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my fyp won't load",
        "tiktok is down bad",
        "i'm down for tiktok",
        "put tiktok down and read",
        "deleted tiktok because it doesn't work for my mental health",
        "tiktok shop doesn't ship to my country, not working out",
        "this tiktok of a baby crashing into a door lol",
        "tiktok recipe didn't work, burnt it",
        "the tiktok viral foundation is not working for my skin",
        "tiktok hack to fix car that won't start",
        "saw a tiktok about instagram being down",
        "if tiktok goes down i'm moving to reels",
        "twitter is down so i'm on tiktok",
        "facebook and instagram are down, tiktok is up",
        "facebook and instagram are down. tiktok is fine",
        "whatsapp not working, sending tiktoks instead",
        "reels won't load so tiktok it is",
        "my laptop is broken, watching tiktok on my phone",
        "my wifi is down, can't watch tiktok",
        "internet down, no tiktok for me",
        "tiktok was down for a bit but it's working now",
        "tiktok is working fine for me",
        "tiktok's back!",
        "tiktok is back online",
        "Tiktok works again",
        "tiktok finally loading again",
        "it's been a year since tiktok went down",
        "on this day tiktok went down",
        "when tiktok went down in january i cried",
        "tiktok wasn't down, calm down",
        "TikTok ist gar nicht down",
        "youtube geht nicht, aber tiktok schon",
        "no funciona instagram, pero tiktok sí",
        "instagram no funciona pero tiktok sí",
        "facebook en panne, heureusement il y a tiktok",
        "o instagram caiu, vou pro tiktok",
        "caiu o instagram? tô no tiktok",
        "ютуб не работает, сижу в тиктоке",
        "instagram çökmüş, tiktok takılıyorum",
        "Twitter落ちたからTikTok行く",
        "유튜브 안됨 틱톡 봐야지",
        "微信崩了，刷tiktok",
        "tiktok broke me",
        "tiktok keeps crashing the economy lol",
        "my heart is broken, sad tiktoks"
      })
  void doesNotHearItInWhatOnlySoundsSo(String post) {
    assertFalse(talk.saysItFails(post));
  }

  @Test
  void leavesOutWhatHasALink() {
    assertFalse(talk.saysItFails("TikTok is down!!! Get it here https://spam.example/1"));
  }

  @Test
  void leavesOutLongTexts() {
    assertFalse(talk.saysItFails("tiktok is down ".repeat(100)));
  }
}
