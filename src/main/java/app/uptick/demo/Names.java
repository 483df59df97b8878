package app.uptick.demo;

import app.uptick.demo.World.NameAnswer;
import app.uptick.demo.World.Via;
import org.xbill.DNS.Rcode;

/// What lying or broken name servers say.
public final class Names {

  public static final NameAnswer NXDOMAIN = new NameAnswer.Code(Rcode.NXDOMAIN);
  public static final NameAnswer SERVFAIL = new NameAnswer.Code(Rcode.SERVFAIL);
  public static final NameAnswer REFUSED = new NameAnswer.Code(Rcode.REFUSED);
  public static final NameAnswer SILENCE = new NameAnswer.Silence();
  public static final NameAnswer NOTHING = new NameAnswer.Nothing();
  public static final NameAnswer BLOCK_HOST = new NameAnswer.AddressOf(Zone.BLOCK_HOST);
  public static final NameAnswer PORTAL_HOST = new NameAnswer.AddressOf(Zone.PORTAL_HOST);

  private Names() {}

  /// Those whom anybody on the way can overhear.
  public static Via[] here() {
    return new Via[] {Via.SYSTEM, Via.PLAIN};
  }

  public static Via[] everywhere() {
    return Via.values();
  }

  public static NameAnswer address(String literal) {
    return new NameAnswer.Address(literal);
  }
}
