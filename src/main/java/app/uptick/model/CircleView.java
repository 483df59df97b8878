package app.uptick.model;

import java.time.Instant;
import java.util.List;

/// Who of the person's circle sees what, as of one moment.
///
/// @param broker the server that passes the reports on: host and port
/// @param contact whether that server can be reached
/// @param since when the contact became so
/// @param members the person's own device first, then those who count; of a large circle not all
/// @param more how many more there are
/// @param ignored how many messages were passed over since the contact began: not made with the
///   circle's key, too old, heard before, or too many
public record CircleView(
    String broker, Contact contact, Instant since, List<Member> members, int more, int ignored) {

  /// Whether the broker can be reached, or why not.
  public enum Contact {
    CONNECTING("connecting"),
    CONNECTED("connected"),
    /// Not wanted now, since each byte costs the person money.
    METERED("metered"),
    /// Its name is not found.
    NO_SUCH_HOST("no-such-host"),
    /// Nobody answers there, or the connection ended.
    UNREACHABLE("unreachable"),
    /// It does not prove who it is.
    CERTIFICATE("certificate"),
    /// It does not let us in, or not to this circle.
    REFUSED("refused"),
    /// What answers there does not speak MQTT 5.
    NOT_A_BROKER("not-a-broker");

    private final String code;

    Contact(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }

  /// Whether a member's word counts here.
  public enum Part {
    /// This device.
    SELF("self"),
    COUNTED("counted"),
    /// Too new to be counted.
    NEW("new"),
    /// No longer there.
    LEFT("left");

    private final String code;

    Part(String code) {
      this.code = code;
    }

    /// The word that programs read.
    public String code() {
      return code;
    }
  }

  /// What one member last said.
  ///
  /// @param id the first letters of its random id
  /// @param at when it saw this; for one that left, when that was heard
  public record Member(String id, Part part, State state, Cause cause, Region region, Instant at) {}

  public CircleView {
    members = List.copyOf(members);
  }
}
