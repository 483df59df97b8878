package app.uptick.link;

/// JSON that does not keep to the contract: says what was read, what came, what was wanted.
public final class ContractViolation extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  ContractViolation(String message) {
    super(message);
  }
}
