package app.uptick.desktop.window;

import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Region;
import app.uptick.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the window says of the person's circle.
///
/// @param note what is to be said of the whole; empty where that is nothing
/// @param members a line each
record CircleLines(boolean exists, String note, List<Line> members) {

  static final CircleLines NONE = new CircleLines(false, "", List.of());

  /// One member: what it sees, and under that who, where and when.
  record Line(Tone tone, String sees, String who) {}

  CircleLines {
    members = List.copyOf(members);
  }

  static CircleLines of(Seen seen, Instant now, Texts texts, TimeWords time) {
    return seen.circle().map(each -> of(each, now, texts, time)).orElse(NONE);
  }

  private static CircleLines of(CircleView circle, Instant now, Texts texts, TimeWords time) {
    return new CircleLines(
        true,
        note(circle, texts),
        circle.members().stream().map(each -> line(each, now, texts, time)).toList());
  }

  private static String note(CircleView circle, Texts texts) {
    List<String> notes = new ArrayList<>();
    if (circle.contact() != Contact.CONNECTED) {
      notes.add(texts.format("circle.contact." + circle.contact().code(), circle.broker()));
    } else if (circle.members().stream().allMatch(each -> each.part() == Part.SELF)) {
      notes.add(texts.get("circle.nobody"));
    }
    if (circle.more() > 0) {
      notes.add(texts.format("circle.more", circle.more()));
    }
    if (circle.ignored() > 0) {
      notes.add(texts.format("circle.ignored", circle.ignored()));
    }
    return String.join(" ", notes);
  }

  private static Line line(Member member, Instant now, Texts texts, TimeWords time) {
    String sees = member.part() == Part.LEFT ? "left" : member.state().code();
    String name =
        texts.format(member.part() == Part.SELF ? "circle.self" : "circle.member", member.id());
    List<String> who = new ArrayList<>(List.of(name, time.ago(member.at(), now)));
    if (member.region() != Region.UNKNOWN && member.part() != Part.LEFT) {
      who.add(texts.get("circle.region." + member.region().code()));
    }
    if (member.part() == Part.NEW) {
      who.add(texts.get("circle.new"));
    }
    Tone tone = member.part() == Part.LEFT ? Tone.UNKNOWN : Tone.of(member.state());
    return new Line(tone, texts.get("circle.sees." + sees), String.join(" · ", who));
  }
}
