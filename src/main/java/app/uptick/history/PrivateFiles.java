package app.uptick.history;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Makes files and folders that other users of this machine can't read: the history tells when its
/// owner was there. Where there are no such permissions (Windows), the user's folder sees to it.
final class PrivateFiles {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /// Makes `folder` and what it lies in. One that is there already stays as it is: it may hold more
  /// than ours.
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(FOLDER));
    }
  }

  /// Makes an empty `file`, or closes the one that is there to others.
  static void makeFile(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(file, attributes(FILE));
    } else if (POSIX && Files.isRegularFile(file) && isOpenToOthers(file)) {
      Files.setPosixFilePermissions(file, FILE);
    }
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    return !FILE.containsAll(Files.getPosixFilePermissions(file));
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
