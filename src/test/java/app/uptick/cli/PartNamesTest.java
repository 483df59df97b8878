package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.FunctionProfile;
import app.uptick.settings.ProfileFile;
import app.uptick.text.Languages;
import app.uptick.text.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class PartNamesTest {

  private final ServiceProfile builtIn = ProfileFile.builtIn();

  @Test
  void knowsEveryPartByTheNameThatTheProfileGivesIt() {
    Texts english = Texts.load("app.uptick.cli.texts", Locale.ENGLISH);

    builtIn
        .functions()
        .forEach(each -> assertEquals(each.name(), english.get("part." + each.id().code())));
  }

  /// A person who reads of a part in the window finds it under the same name in the settings.
  @Test
  void areTheSameOnTheSettingsPage() {
    for (Locale language : Languages.spoken()) {
      Texts names = Texts.load("app.uptick.cli.texts", language);
      Texts window = Texts.load("app.uptick.desktop.window.window", language);
      for (FunctionId id : FunctionId.values()) {
        assertEquals(
            names.get("part." + id.code()),
            window.get("settings.function." + id.code()),
            id + " in " + language);
      }
    }
  }

  @Test
  void leavesNamesOfTheirOwnToThoseWhoGaveThem() {
    FunctionProfile web = builtIn.functions().getFirst();
    ServiceProfile own =
        new ServiceProfile(
            builtIn.service(),
            List.of(new FunctionProfile(web.id(), "The page", web.probes())),
            builtIn.signatures(),
            builtIn.provenance(),
            builtIn.controls(),
            builtIn.resolvers(),
            builtIn.domains());

    assertEquals("The page", PartNames.spoken(own).functions().getFirst().name());
  }
}
