package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class WholeFileTest {

  @TempDir private Path folder;

  @Test
  void replacesAFileOnlyByAWholeOne() throws IOException {
    var file = Files.writeString(folder.resolve("chart.csv"), "older");

    WholeFile.write(file, out -> out.append("new"));

    assertEquals("new", Files.readString(file));
    assertEquals(1, folder.toFile().list().length);
  }

  @Test
  void leavesNothingHalfWrittenBehind() throws IOException {
    var inTheWay = folder.resolve("chart.csv");
    Files.createDirectories(inTheWay.resolve("full"));

    assertThrows(FileSystemException.class, () -> WholeFile.write(inTheWay, new byte[1]));

    assertEquals(1, folder.toFile().list().length);
  }

  @Test
  void keepsTheOlderFileWhereTheContentFails() throws IOException {
    var file = Files.writeString(folder.resolve("chart.csv"), "older");

    assertThrows(
        IOException.class,
        () ->
            WholeFile.write(
                file,
                out -> {
                  out.append("half");
                  throw new IOException("the history is damaged");
                }));

    assertEquals("older", Files.readString(file));
    assertEquals(1, folder.toFile().list().length);
  }

  @Test
  void saysThatTheFolderIsNotThere() {
    assertThrows(
        NoSuchFileException.class,
        () -> WholeFile.write(folder.resolve("gone").resolve("chart.csv"), new byte[1]));
  }
}
