package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A client in Netty with BoringSSL (netty-tcnative), in this JVM. It keeps sessions from one
 * request to the next.
 */
public final class NettyClient implements AutoCloseable {
  private static final int LIMIT_SECONDS = 20;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final SslContextBuilder builder;
  private @Nullable SslContext context;

  private NettyClient(SslContextBuilder builder) {
    this.builder = builder;
  }

  /**
   * A client that trusts a certificate alone.
   *
   * @param own the certificate to present if the server asks for one
   */
  public static NettyClient trusting(Certified root, @Nullable Certified own) {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.OPENSSL)
            .trustManager(root.certificate())
            .sessionCacheSize(100);
    if (own != null) {
      builder.keyManager(own.keys().getPrivate(), own.presented().toArray(X509Certificate[]::new));
    }
    return new NettyClient(builder);
  }

  /** Speaks TLS 1.3 only. */
  public NettyClient tls13() {
    builder.protocols("TLSv1.3");
    return this;
  }

  /** Speaks TLS 1.2 only. */
  public NettyClient tls12() {
    builder.protocols("TLSv1.2");
    return this;
  }

  /** Offers only these suites; IANA names. */
  public NettyClient suite(String... names) {
    builder.ciphers(List.of(names));
    return this;
  }

  /** Offers only these groups: x25519, P-256, X25519MLKEM768, … */
  public NettyClient group(String... names) {
    builder.option(OpenSslContextOption.GROUPS, names);
    return this;
  }

  /**
   * Fetches {@code /}: the answer with its head.
   *
   * @throws IOException if the handshake or the exchange fails
   */
  public String get(Peer peer) throws IOException {
    SslContext shared = context;
    if (shared == null) {
      shared = builder.build();
      context = shared;
    }
    SslContext ssl = shared;
    CompletableFuture<String> answer = new CompletableFuture<>();
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel made) {
                    made.pipeline().addLast(ssl.newHandler(made.alloc(), "localhost", peer.port()));
                    made.pipeline().addLast(new Exchange(answer));
                  }
                })
            .connect(peer.host(), peer.port())
            .syncUninterruptibly()
            .channel();
    try {
      return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      channel.close().syncUninterruptibly();
    }
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** Asks, and collects the answer until the server has closed. */
  private static final class Exchange extends SimpleChannelInboundHandler<ByteBuf> {
    private final CompletableFuture<String> answer;
    private final StringBuilder read = new StringBuilder();

    Exchange(CompletableFuture<String> answer) {
      this.answer = answer;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
      var _ = context.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      read.append(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      answer.complete(read.toString());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      answer.completeExceptionally(cause);
      var _ = context.close();
    }
  }
}
