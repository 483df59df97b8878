package app.uptick.cli;

import app.uptick.link.ContractJson;
import app.uptick.model.Check;
import app.uptick.model.Notice;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.SystemZone;
import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// Prints one line per event, as text or as JSON Lines.
final class WatchPrinter implements StatusListener {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final PrintStream out;
  private final boolean json;
  private final Runnable readerGone;
  private final CheckText texts = new CheckText();

  /// @param readerGone called when nobody reads any more
  WatchPrinter(PrintStream out, boolean json, Runnable readerGone) {
    this.readerGone = readerGone;
    this.out = out;
    this.json = json;
  }

  @Override
  public void onSnapshot(StatusSnapshot snapshot) {}

  @Override
  public void onCheck(Check check) {
    print(
        json
            ? ContractJson.checkLine(check)
            : texts.text(
                "event.check", time(check.checkedAt()), texts.headline(check.diagnosis())));
  }

  @Override
  public void onChange(StatusChange change) {
    print(
        json
            ? ContractJson.changedLine(change)
            : texts.text(
                "event.changed",
                time(change.at()),
                texts.text("state." + change.to().code()),
                change.headline()));
  }

  @Override
  public void onNotice(Notice notice) {
    print(
        json
            ? ContractJson.notifiedLine(notice)
            : texts.text("event.notified", time(notice.at()), notice.title(), notice.body()));
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(SystemZone.current()));
  }

  /// Whole lines, at once: whoever reads along should not wait for a buffer to fill.
  private synchronized void print(String line) {
    out.println(line.strip());
    if (out.checkError()) {
      readerGone.run();
    }
  }
}
