package app.uptick.cli;

import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes who of the circle sees what, as a person reads it on a terminal.
final class CircleText {

  private final CheckText texts;

  CircleText(CheckText texts) {
    this.texts = texts;
  }

  /// Several lines; the first says whether the broker can be reached.
  String of(CircleView circle, Instant now) {
    StringBuilder text = new StringBuilder(contact(circle)).append('\n');
    circle.members().forEach(each -> text.append("  ").append(member(each, now)).append('\n'));
    if (circle.members().stream().allMatch(each -> each.part() == Part.SELF)
        && circle.contact() == Contact.CONNECTED) {
      text.append("  ").append(texts.text("circle.nobody")).append('\n');
    }
    if (circle.more() > 0) {
      text.append("  ").append(texts.text("circle.more", circle.more())).append('\n');
    }
    if (circle.ignored() > 0) {
      text.append(texts.text("circle.ignored", circle.ignored())).append('\n');
    }
    return text.toString();
  }

  /// Whether the broker can be reached; where not, why.
  String contact(CircleView circle) {
    return texts.text("circle.contact." + circle.contact().code(), circle.broker());
  }

  private String member(Member member, Instant now) {
    String name =
        texts.text(member.part() == Part.SELF ? "circle.self" : "circle.member", member.id());
    if (member.part() == Part.LEFT) {
      return texts.text("circle.left", name, ago(member.at(), now));
    }
    List<String> words = new ArrayList<>();
    words.add(texts.text("circle.sees." + member.state().code()));
    words.add(ago(member.at(), now));
    if (member.region() != Region.UNKNOWN) {
      words.add(texts.text("circle.region." + member.region().code()));
    }
    if (member.part() == Part.NEW) {
      words.add(texts.text("circle.new"));
    }
    return texts.text("circle.line", name, String.join(" · ", words));
  }

  private String ago(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    return age.toMinutes() < 1 ? texts.text("circle.just-now") : texts.spans().ago(age);
  }
}
