package app.uptick.cli;

import app.uptick.history.History;
import app.uptick.link.Diary;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Writes what a person adds over the link into the history, whose one writer is the monitor.
record HistoryDiary(History history) implements Diary {

  /// For two gigabytes on a slow disk.
  private static final long SECONDS_TO_ERASE = 20;

  @Override
  public void note(String incident, String words) {
    history.note(incident, words);
  }

  @Override
  public void seen(Instant until) {
    history.seen(until);
  }

  @Override
  public void erase() throws IOException {
    try {
      history.erase().get(SECONDS_TO_ERASE, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("deleting the history: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while deleting the history", e);
    }
  }
}
