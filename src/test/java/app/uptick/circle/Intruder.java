package app.uptick.circle;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Somebody whom the broker lets in, and who does as he likes there.
final class Intruder implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Mqtt5AsyncClient client;
  private final BlockingQueue<Mqtt5Publish> overheard = new LinkedBlockingQueue<>();

  Intruder(int port) throws Exception {
    client =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildAsync();
    done(client.connect());
  }

  void say(String topic, byte[] message) throws Exception {
    done(begin(topic, message));
  }

  CompletableFuture<?> begin(String topic, byte[] message) {
    return client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(true)
        .payload(message)
        .send();
  }

  void listen(String topic) throws Exception {
    done(
        client
            .subscribeWith()
            .topicFilter(topic)
            .qos(MqttQos.AT_LEAST_ONCE)
            .callback(overheard::add)
            .send());
  }

  Mqtt5Publish next() throws InterruptedException {
    Mqtt5Publish next = overheard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was said");
    }
    return next;
  }

  private static void done(CompletableFuture<?> what) throws Exception {
    what.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    client.disconnect().join();
  }
}
