package app.uptick.cli;

import app.uptick.history.History;
import app.uptick.link.Diary;
import java.time.Instant;

/// Writes what a person adds over the link into the history, whose one writer is the monitor.
record HistoryDiary(History history) implements Diary {

  @Override
  public void note(String incident, String words) {
    history.note(incident, words);
  }

  @Override
  public void seen(Instant until) {
    history.seen(until);
  }
}
