package app.uptick.scenario;

import app.uptick.scenario.World.NameAnswer;
import app.uptick.scenario.World.Via;
import org.xbill.DNS.Rcode;

/// What lying or broken name servers say.
final class Names {

  static final NameAnswer NXDOMAIN = new NameAnswer.Code(Rcode.NXDOMAIN);
  static final NameAnswer SERVFAIL = new NameAnswer.Code(Rcode.SERVFAIL);
  static final NameAnswer REFUSED = new NameAnswer.Code(Rcode.REFUSED);
  static final NameAnswer SILENCE = new NameAnswer.Silence();
  static final NameAnswer NOTHING = new NameAnswer.Nothing();
  static final NameAnswer BLOCK_HOST = new NameAnswer.AddressOf(Zone.BLOCK_HOST);
  static final NameAnswer PORTAL_HOST = new NameAnswer.AddressOf(Zone.PORTAL_HOST);

  /// Those whom anybody on the way can overhear.
  static final Via[] HERE = {Via.SYSTEM, Via.PLAIN};

  static final Via[] EVERYWHERE = {Via.SYSTEM, Via.PLAIN, Via.DOH};

  private Names() {}

  static NameAnswer address(String literal) {
    return new NameAnswer.Address(literal);
  }
}
