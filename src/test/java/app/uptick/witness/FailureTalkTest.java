package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        "تيك توك لا يعمل"
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

  @Test
  void leavesOutWhatHasALink() {
    assertFalse(talk.saysItFails("TikTok is down!!! Get it here https://spam.example/1"));
  }

  @Test
  void leavesOutLongTexts() {
    assertFalse(talk.saysItFails("tiktok is down ".repeat(100)));
  }
}
