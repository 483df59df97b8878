package app.uptick.demo;

import app.uptick.demo.World.Via;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.xbill.DNS.Message;

/// Answers DNS over UDP on loopback, as the zone and its faults say.
final class NameServer implements AutoCloseable {

  private final Zone zone;
  private final Via via;
  private final DatagramSocket socket;

  NameServer(Zone zone, Via via) throws IOException {
    this.zone = zone;
    this.via = via;
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  InetSocketAddress place() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        byte[] query = Arrays.copyOf(buffer, packet.getLength());
        InetSocketAddress asker = (InetSocketAddress) packet.getSocketAddress();
        Thread.ofVirtual().start(() -> answer(query, asker));
      } catch (IOException _) {
        // Closed, or the asker is gone.
      }
    }
  }

  private void answer(byte[] query, InetSocketAddress asker) {
    try {
      Zone.Told told = zone.answer(new Message(query), via);
      if (!told.silent()) {
        Thread.sleep(told.delay());
        byte[] reply = told.message().toWire();
        socket.send(new DatagramPacket(reply, reply.length, asker));
      }
    } catch (IOException _) {
      // Closed, or the asker is gone.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
