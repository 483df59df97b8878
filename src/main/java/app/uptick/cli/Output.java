package app.uptick.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why it took no more, which [PrintStream] forgets.
///
/// A reader that has seen enough, as in `uptick history | head`, is no error; a full disk is one.
final class Output extends FilterOutputStream {

  private final boolean isPipe;

  private volatile @Nullable IOException failure;

  /// @param isPipe whether a write can only fail because nobody reads any more
  Output(OutputStream out, boolean isPipe) {
    super(out);
    this.isPipe = isPipe;
  }

  /// Stands in for [System#out] from now on.
  static Output takeOver() {
    Output output = new Output(new FileOutputStream(FileDescriptor.out), goesToPipe());
    System.setOut(new PrintStream(output, true, System.out.charset()));
    return output;
  }

  /// What a command that wants to exit with `code` exits with; says on standard error why not.
  int codeOf(int code) {
    System.out.flush();
    IOException e = failure;
    if (e == null || isPipe) {
      return code;
    }
    System.err.println("uptick: writing to the standard output: " + e.getMessage());
    return ExitCode.INTERNAL;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    IOException before = failure;
    if (before != null) {
      throw before;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// By what the descriptor is: the text of a broken pipe's error depends on the locale.
  private static boolean goesToPipe() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException _) {
      return false;
    }
  }
}
