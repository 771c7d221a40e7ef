package dev.ascertain.jsse;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 and TLS 1.2 over Ascertain's engines, for whatever takes an {@code SSLContext}.
 *
 * <pre>{@code
 * SSLContext context = SSLContext.getInstance("TLS", new AscertainProvider());
 * context.init(null, null, null);
 * HttpClient client = HttpClient.newBuilder().sslContext(context).build();
 * }</pre>
 *
 * <p>The contexts are {@code TLS}, {@code TLSv1.3} and {@code TLSv1.2}. A context that is
 * initialised without trust managers verifies peers by {@link dev.ascertain.verify.Verifier} and
 * the platform's roots, and its clients check the server's name whether or not they are told to.
 * With trust managers it does as the JDK does: they judge, and the name is checked if {@code
 * SSLParameters.setEndpointIdentificationAlgorithm} says so.
 */
public final class AscertainProvider extends Provider {
  /** The provider's name. */
  public static final String NAME = "Ascertain";

  private static final long serialVersionUID = 1L;

  /** A provider that tells nobody of its handshakes but Java Flight Recorder. */
  public AscertainProvider() {
    this(HandshakeListener.NONE);
  }

  /**
   * A provider that tells of its handshakes.
   *
   * @param listener is told of each, with its transcript
   */
  public AscertainProvider(HandshakeListener listener) {
    super(NAME, "0.1", "TLS by Ascertain");
    putService(new Context(this, "TLS", new String[] {"TLSv1.3", "TLSv1.2"}, listener));
    putService(new Context(this, "TLSv1.3", new String[] {"TLSv1.3", "TLSv1.2"}, listener));
    putService(new Context(this, "TLSv1.2", new String[] {"TLSv1.2"}, listener));
  }

  /** Makes contexts. */
  private static final class Context extends Service {
    private final String[] versions;
    private final HandshakeListener listener;

    Context(Provider provider, String algorithm, String[] versions, HandshakeListener listener) {
      super(
          provider, "SSLContext", algorithm, AscertainContext.class.getName(), List.of(), Map.of());
      this.versions = versions;
      this.listener = listener;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      return new AscertainContext(versions, listener);
    }
  }
}
