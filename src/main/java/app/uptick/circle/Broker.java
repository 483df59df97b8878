package app.uptick.circle;

import app.uptick.model.CircleView.Contact;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// One connection to a broker, by MQTT 5; when it has ended, it is of no more use.
///
/// The only class that knows the MQTT library, which is loaded with it: nobody without a circle
/// pays for it.
final class Broker {

  /// Nothing that anybody sends us is longer; the broker keeps back what is (MQTT 5, 3.1.2.11.4).
  static final int LONGEST_PACKET = 1024;

  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final long CONNECT_SECONDS = 10;

  static {
    // Measured: without these the library takes 5 MB more, and warns of sun.misc.Unsafe.
    setUnlessSet("io.netty.noUnsafe", "true");
    setUnlessSet("io.netty.noPreferDirect", "true");
    setUnlessSet("io.netty.allocator.type", "unpooled");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /// Hears what becomes of a connection, on a thread of the library's. Must not block.
  interface Listener {

    /// The broker lets us in, and will pass on what members say.
    void connected();

    /// The connection has ended, or never came to be. Called once.
    void lost(Contact why);

    void message(String topic, byte[] message);
  }

  private final Mqtt5AsyncClient client;
  private final String topic;
  private final Listener listener;
  private boolean lost;

  private Broker(Mqtt5AsyncClient client, String topic, Listener listener) {
    this.client = client;
    this.topic = topic;
    this.listener = listener;
  }

  /// Begins to connect; returns at once.
  ///
  /// @param will what the broker tells the others when we vanish; null where nobody knows of us
  static Broker connect(Membership membership, byte @Nullable [] will, Listener listener) {
    Invitation invitation = membership.invitation();
    Lifeline lifeline = new Lifeline();
    Broker broker =
        new Broker(
            client(invitation.broker(), invitation, lifeline),
            invitation.topicOf(membership.self()),
            listener);
    lifeline.broker = broker;
    broker.open(invitation, will);
    return broker;
  }

  /// The library wants to know its listener before there is a client to listen to.
  private static final class Lifeline {
    private volatile @Nullable Broker broker;

    void cut(MqttClientDisconnectedContext context) {
      Broker lost = broker;
      if (lost != null) {
        lost.end(contact(context.getCause()));
      }
    }
  }

  private static Mqtt5AsyncClient client(
      BrokerAddress address, Invitation invitation, Lifeline lifeline) {
    Mqtt5ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost(address.host())
            .serverPort(address.port())
            .executorConfig()
            .nettyThreads(1)
            .applyExecutorConfig()
            .transportConfig()
            .serverHost(address.host())
            .serverPort(address.port())
            .socketConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .mqttConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .sslConfig(address.secure() ? security(invitation.certificate()) : null)
            .applyTransportConfig()
            .addDisconnectedListener(lifeline::cut);
    if (!address.user().isEmpty()) {
      builder
          .simpleAuth()
          .username(address.user())
          .password(address.password().getBytes(StandardCharsets.UTF_8))
          .applySimpleAuth();
    }
    return builder.buildAsync();
  }

  /// With the host's name checked, as the library does unless told otherwise.
  private static MqttClientSslConfig security(String certificate) {
    return MqttClientSslConfig.builder()
        .handshakeTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .trustManagerFactory(certificate.isEmpty() ? null : trust(certificate))
        .build();
  }

  private static TrustManagerFactory trust(String certificate) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      byte[] der = Base64.getUrlDecoder().decode(certificate);
      store.setCertificateEntry(
          "broker",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der)));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new CircleException("the invitation’s certificate is none: " + e.getMessage());
    }
  }

  /// How much may be in flight is left to the broker: Mosquitto 2.0.11 went beyond what we allowed
  /// in a flood, which the library takes for the connection's end.
  private void open(Invitation invitation, byte @Nullable [] will) {
    Mqtt5Connect connect =
        Mqtt5Connect.builder()
            .cleanStart(true)
            .keepAlive(KEEP_ALIVE_SECONDS)
            .restrictions()
            .maximumPacketSize(LONGEST_PACKET)
            .topicAliasMaximum(0)
            .applyRestrictions()
            .willPublish(will == null ? null : retained(will).asWill())
            .build();
    var _ =
        client
            .connect(connect)
            .thenCompose(_ -> subscribe(invitation))
            .whenComplete((_, problem) -> {
              if (problem == null) {
                listener.connected();
              } else {
                end(contact(problem));
                var _ = disconnect();
              }
            });
  }

  private CompletableFuture<?> subscribe(Invitation invitation) {
    return client
        .subscribeWith()
        .addSubscription()
        .topicFilter(invitation.everyTopic())
        .qos(MqttQos.AT_LEAST_ONCE)
        .noLocal(true)
        .applySubscription()
        .callback(
            message -> listener.message(message.getTopic().toString(), message.getPayloadAsBytes()))
        .send();
  }

  /// Leaves a message of this member's with the broker, for the others, in place of the one before;
  /// ends when the broker has it.
  CompletableFuture<?> publish(byte[] message) {
    return client.publish(retained(message));
  }

  private Mqtt5Publish retained(byte[] message) {
    return Mqtt5Publish.builder()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(true)
        .messageExpiryInterval(Members.GONE.toSeconds())
        .payload(message)
        .build();
  }

  private void end(Contact why) {
    synchronized (this) {
      if (lost) {
        return;
      }
      lost = true;
    }
    listener.lost(why);
  }

  /// Takes leave of the broker, which then does not tell the will; ends when that is done.
  CompletableFuture<?> disconnect() {
    synchronized (this) {
      lost = true;
    }
    return client.disconnect();
  }

  /// What a failure of the library's means.
  private static Contact contact(Throwable problem) {
    return causes(problem)
        .map(Broker::meaning)
        .filter(each -> each != Contact.UNREACHABLE)
        .findFirst()
        .orElse(Contact.UNREACHABLE);
  }

  private static Stream<Throwable> causes(Throwable problem) {
    return Stream.iterate(problem, each -> each != null, Throwable::getCause).limit(10);
  }

  private static Contact meaning(Throwable problem) {
    return switch (problem) {
      case UnknownHostException _, UnresolvedAddressException _ -> Contact.NO_SUCH_HOST;
      case SSLException e ->
          e.getClass().getSimpleName().equals("NotSslRecordException")
              ? Contact.NOT_A_BROKER
              : Contact.CERTIFICATE;
      case Mqtt5ConnAckException e ->
          switch (e.getMqttMessage().getReasonCode()) {
            case BAD_USER_NAME_OR_PASSWORD, NOT_AUTHORIZED, BANNED, BAD_AUTHENTICATION_METHOD ->
                Contact.REFUSED;
            case UNSUPPORTED_PROTOCOL_VERSION, MALFORMED_PACKET, PROTOCOL_ERROR ->
                Contact.NOT_A_BROKER;
            default -> Contact.UNREACHABLE;
          };
      case Mqtt5SubAckException _ -> Contact.REFUSED;
      case Mqtt5DisconnectException e ->
          switch (e.getMqttMessage().getReasonCode()) {
            case NOT_AUTHORIZED, ADMINISTRATIVE_ACTION -> Contact.REFUSED;
            case MALFORMED_PACKET, PROTOCOL_ERROR -> Contact.NOT_A_BROKER;
            default -> Contact.UNREACHABLE;
          };
      case ConnectionClosedException _ -> Contact.UNREACHABLE;
      default -> Contact.UNREACHABLE;
    };
  }
}
