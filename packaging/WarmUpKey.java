import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the key and certificate with which Uptick shakes hands with itself before it times others.
///
/// `java WarmUpKey.java FILE`, run by the build; an existing file stays.
final class WarmUpKey {

  private WarmUpKey() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]);
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String[] command = {
      keytool,
      "-genkeypair",
      "-alias",
      "warm-up",
      "-keyalg",
      "EC",
      "-groupname",
      "secp256r1",
      "-dname",
      "CN=warm-up.invalid",
      "-ext",
      "SAN=dns:warm-up.invalid",
      "-validity",
      "36500",
      "-storetype",
      "PKCS12",
      "-storepass",
      "warm-up",
      "-keystore",
      file.toString()
    };
    int code =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (code != 0) {
      System.exit(code);
    }
  }
}
