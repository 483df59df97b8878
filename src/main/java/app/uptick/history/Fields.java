package app.uptick.history;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes rows apart that the database handed out as a whole, the values of each with commas
/// between.
///
/// Asking the driver for each value on its own takes more time than all else in an export, three
/// times as much as this; asking it for each row, twice as much as for all at once. Measured.
/// Values are numbers and words, so that no separator is within one.
final class Fields {

  private final byte[] row;
  private int at;

  /// @param row what the SQL gave; null where it found no row
  Fields(byte @Nullable [] row) {
    this.row = row == null ? new byte[0] : row;
  }

  /// SQL that gives columns as such a row.
  static String of(String... columns) {
    return "CAST(" + joined(columns) + " AS BLOB)";
  }

  /// SQL that gives them of all rows at once, in no certain order.
  static String ofAll(String... columns) {
    return "CAST(group_concat(" + joined(columns) + ") AS BLOB)";
  }

  private static String joined(String... columns) {
    return Stream.of(columns)
        .map("ifnull(%s, '')"::formatted)
        .collect(Collectors.joining(", ", "concat_ws(',', ", ")"));
  }

  /// Whether a value is left.
  boolean hasNext() {
    return at < row.length;
  }

  /// The members of an enum by the words that stand for them in the database.
  static final class Words<E> {

    private final E[] all;
    private final byte[][] codes;

    Words(E[] all, Function<E, String> code) {
      this.all = all;
      this.codes =
          Stream.of(all)
              .map(each -> code.apply(each).getBytes(StandardCharsets.UTF_8))
              .toArray(byte[][]::new);
    }

    private E at(byte[] row, int begin, int end) throws SQLException {
      for (int n = 0; n < codes.length; n++) {
        if (Arrays.equals(codes[n], 0, codes[n].length, row, begin, end)) {
          return all[n];
        }
      }
      String word = new String(row, begin, end - begin, StandardCharsets.UTF_8);
      throw new SQLException(word + " means nothing, want one of " + this);
    }

    @Override
    public String toString() {
      return Arrays.toString(all);
    }
  }

  long number() {
    Long number = optionalNumber();
    return number == null ? 0 : number;
  }

  Instant instant() {
    return Instant.ofEpochMilli(number());
  }

  /// Null where the value was.
  @Nullable Instant optionalInstant() {
    Long millis = optionalNumber();
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /// Null where the value was.
  @Nullable Long optionalNumber() {
    int end = end();
    boolean negative = at < end && row[at] == '-';
    long number = 0;
    for (int digit = negative ? at + 1 : at; digit < end; digit++) {
      number = number * 10 + row[digit] - '0';
    }
    boolean isThere = at < end;
    at = end + 1;
    return isThere ? (negative ? -number : number) : null;
  }

  /// The same of a number that is known to be small.
  @Nullable Integer optionalInt() {
    Long number = optionalNumber();
    return number == null ? null : Integer.valueOf(number.intValue());
  }

  /// Milliseconds as a length of time; null where the value was.
  @Nullable Duration optionalDuration() {
    Long millis = optionalNumber();
    return millis == null ? null : Duration.ofMillis(millis);
  }

  /// The member whose word the value is.
  <E> E word(Words<E> words) throws SQLException {
    E member = optionalWord(words);
    if (member == null) {
      throw new SQLException("a word is missing where one of " + words + " was expected");
    }
    return member;
  }

  /// The same; null where the value was.
  <E> @Nullable E optionalWord(Words<E> words) throws SQLException {
    int begin = at;
    int end = end();
    at = end + 1;
    return begin == end ? null : words.at(row, begin, end);
  }

  private int end() {
    int end = at;
    while (end < row.length && row[end] != ',') {
      end++;
    }
    return end;
  }
}
