package app.uptick.cli;

import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.FunctionProfile;
import app.uptick.text.Texts;
import java.util.Locale;

/// Calls the parts of TikTok what they are called in the person's language.
final class PartNames {

  private static final String TEXTS = "app.uptick.cli.texts";

  private PartNames() {}

  /// The same profile. Names that somebody gave in a profile of their own stay.
  static ServiceProfile spoken(ServiceProfile profile) {
    Texts usual = Texts.load(TEXTS, Locale.ENGLISH);
    Texts spoken = Texts.load(TEXTS);
    return new ServiceProfile(
        profile.service(),
        profile.functions().stream().map(each -> spoken(each, usual, spoken)).toList(),
        profile.signatures(),
        profile.provenance(),
        profile.controls(),
        profile.resolvers(),
        profile.domains());
  }

  private static FunctionProfile spoken(FunctionProfile part, Texts usual, Texts spoken) {
    String key = "part." + part.id().code();
    return usual.has(key) && usual.get(key).equals(part.name())
        ? new FunctionProfile(part.id(), spoken.get(key), part.probes())
        : part;
  }
}
