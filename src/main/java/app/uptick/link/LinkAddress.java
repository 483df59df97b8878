package app.uptick.link;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// Where the monitor of a data folder listens: something both ends compute and nobody has to say.
///
/// The path of a Unix-domain socket must fit into 104 bytes (macOS; 108 on Linux). Where the data
/// folder's is too long, the socket lies in a private folder of the session's, named by a hash.
///
/// @param ownFolder whether the socket's folder was made for it alone
record LinkAddress(Path socket, boolean ownFolder) {

  private static final int LONGEST_PATH = 99;
  private static final int HASH_BYTES = 8;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");

  static LinkAddress of(Path dataDir) {
    return of(dataDir, System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  static LinkAddress of(Path dataDir, Map<String, String> environment, Path temporary) {
    var folder = dataDir.toAbsolutePath().normalize();
    var socket = folder.resolve("monitor.sock");
    if (byteLength(socket) <= LONGEST_PATH) {
      return new LinkAddress(socket, false);
    }
    var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    var base = runtime.isEmpty() ? temporary : Path.of(runtime);
    return new LinkAddress(
        base.toAbsolutePath().resolve("uptick-" + hash(folder)).resolve("monitor.sock"), true);
  }

  UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(socket);
  }

  /// Makes sure that nobody else can put a socket where ours is expected.
  void prepareFolder() throws IOException {
    if (ownFolder) {
      makePrivateFolder(folder());
      if (!isPrivate()) {
        throw new IOException("folder " + folder() + " belongs to somebody else");
      }
    }
  }

  /// Whether the folder made for the socket is the user's own and closed to others. In the data
  /// folder there is nothing to ask: who can write there can do worse.
  boolean isPrivate() throws IOException {
    if (!ownFolder || !POSIX) {
      return true;
    }
    var home = Path.of(System.getProperty("user.home"));
    return Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS)
        && Files.getPosixFilePermissions(folder(), LinkOption.NOFOLLOW_LINKS).equals(OWNER_FOLDER)
        && (!Files.exists(home) || Files.getOwner(folder()).equals(Files.getOwner(home)));
  }

  /// Makes `folder` for the user alone; one that is there already stays as it is.
  static void makePrivateFolder(Path folder) throws IOException {
    var parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Files.isDirectory(folder)) {
      return;
    }
    if (POSIX) {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    } else {
      Files.createDirectory(folder);
    }
  }

  /// Lets only the user use the file.
  static void makePrivateFile(Path file) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(file, OWNER_FILE);
    }
  }

  private Path folder() {
    var parent = socket.getParent();
    return parent == null ? socket : parent;
  }

  private static int byteLength(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String hash(Path path) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(path.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
