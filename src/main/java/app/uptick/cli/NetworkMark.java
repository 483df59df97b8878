package app.uptick.cli;

import app.uptick.probe.ThisNetwork;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells networks apart without saying which they are: a mark of the one in use, made with a random
/// salt of this device. Neither the salt nor what the mark is made of leaves this machine, and what
/// it is made of is kept nowhere.
final class NetworkMark implements Supplier<Optional<String>> {

  private static final Logger LOG = System.getLogger(NetworkMark.class.getName());
  private static final String SALT = "network.salt";
  private static final int SALT_BYTES = 32;
  private static final int MARK_BYTES = 12;
  private static final String ALGORITHM = "HmacSHA256";

  private final Path file;
  private final ThisNetwork network;
  private Optional<byte[]> salt = Optional.empty();

  NetworkMark(Path dataFolder, ThisNetwork network) {
    file = dataFolder.resolve(SALT);
    this.network = network;
  }

  @Override
  public synchronized Optional<String> get() {
    return network.identity().flatMap(this::mark);
  }

  private Optional<String> mark(String identity) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salt(), ALGORITHM));
      byte[] whole = mac.doFinal(identity.getBytes(StandardCharsets.UTF_8));
      return Optional.of(HexFormat.of().formatHex(whole, 0, MARK_BYTES));
    } catch (IOException | GeneralSecurityException e) {
      LOG.log(Level.DEBUG, "marking the network: " + e.getMessage());
      return Optional.empty();
    }
  }

  private byte[] salt() throws IOException {
    if (salt.isEmpty()) {
      if (!Files.exists(file) || Files.size(file) != SALT_BYTES) {
        makeSalt();
      }
      salt = Optional.of(Files.readAllBytes(file));
    }
    return salt.get();
  }

  private void makeSalt() throws IOException {
    byte[] fresh = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(fresh);
    Files.deleteIfExists(file);
    try {
      Files.createFile(file, privately());
    } catch (FileAlreadyExistsException e) {
      throw new IOException("making " + file + ": another program makes it", e);
    }
    Files.write(file, fresh, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static FileAttribute<?>[] privately() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
