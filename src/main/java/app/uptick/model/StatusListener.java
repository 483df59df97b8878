package app.uptick.model;

/// Hears of everything the monitor makes known, in order, on the publishing thread. Must not block.
public interface StatusListener {

  /// Called after every swap of the snapshot.
  void onSnapshot(StatusSnapshot snapshot);

  /// Called for every round that counts.
  default void onCheck(Check check) {}

  /// Called for every confirmed change.
  default void onChange(StatusChange change) {}

  /// Called for everything that a person is to be told.
  default void onNotice(Notice notice) {}

  /// Called when others than before are being asked.
  default void onProgress(Progress progress) {}

  /// Called when ways to the service begin to be tried side by side, and when they were.
  default void onFix(FixReport report) {}
}
