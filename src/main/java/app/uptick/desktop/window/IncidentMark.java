package app.uptick.desktop.window;

import app.uptick.model.HistoryView.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the chart says of an incident; the rest is its story.
///
/// @param ended null while it goes on
public record IncidentMark(
    String id, Instant began, @Nullable Instant ended, Kind worst, String headline) {}
