package app.uptick.witness;

import java.net.URI;

/// Fetches JSON from an address.
interface Lookup {
  Json json(URI url) throws UnreadException, InterruptedException;
}
