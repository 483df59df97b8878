package app.uptick.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an address and a port of this machine on the command line; a port alone is one that nobody
/// else can reach.
final class AddressConverter implements ITypeConverter<InetSocketAddress> {

  private static final Pattern FORM = Pattern.compile("(?:(.*):)?([0-9]{1,5})");
  private static final int MOST = 65_535;

  @Override
  public InetSocketAddress convert(String value) {
    Matcher form = FORM.matcher(value);
    if (!form.matches() || Integer.parseInt(form.group(2)) > MOST) {
      throw wrong(value);
    }
    String host = form.group(1) == null ? "" : form.group(1);
    return new InetSocketAddress(address(host, value), Integer.parseInt(form.group(2)));
  }

  private static InetAddress address(String host, String value) {
    if (host.isEmpty() || host.equals("localhost")) {
      return InetAddress.getLoopbackAddress();
    }
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException _) {
      throw wrong(value);
    }
  }

  private static TypeConversionException wrong(String value) {
    return new TypeConversionException(
        "'%s' is no address, want one such as 127.0.0.1:9477".formatted(value));
  }
}
