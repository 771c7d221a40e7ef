package dev.ascertain.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Netty's SslHandler over our SSLEngine, as client and as server. */
class NettyTest {
  private static final EventLoopGroup LOOPS =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private static final SSLContext OURS = Contexts.ours();
  private static final SSLContext JDK = Contexts.jdk();

  static Stream<Arguments> pairs() {
    return Stream.of("TLSv1.3", "TLSv1.2")
        .flatMap(protocol ->
            Stream.of(
                Arguments.of("ours to the JDK's", protocol, OURS, JDK),
                Arguments.of("the JDK's to ours", protocol, JDK, OURS),
                Arguments.of("ours to ours", protocol, OURS, OURS)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void mirrorsAMegabyte(String name, String protocol, SSLContext client, SSLContext server)
      throws Exception {
    byte[] content = new byte[1 << 20];
    new Random(7).nextBytes(content);
    Channel listener = mirror(server);
    CompletableFuture<byte[]> mirrored = new CompletableFuture<>();
    SSLEngine engine = client.createSSLEngine("localhost", port(listener));
    engine.setEnabledProtocols(new String[] {protocol});

    SslHandler handler = clientHandler(engine);
    Channel channel = connect(listener, handler, new Collector(content.length, mirrored));
    assertThat(handler.handshakeFuture().sync().isSuccess()).isTrue();
    var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(content));

    assertThat(mirrored.get(20, TimeUnit.SECONDS)).isEqualTo(content);
    assertThat(handler.engine().getSession().getProtocol()).isEqualTo(protocol);
    channel.close().sync();
    assertThat(handler.sslCloseFuture().await(20, TimeUnit.SECONDS)).isTrue();
    listener.close().sync();
  }

  @Test
  void bothSidesLearnWhyACertificateIsRefused() throws Exception {
    SSLContext strict = SSLContext.getInstance("TLS", new AscertainProvider());
    strict.init(null, Contexts.trust(Contexts.CLIENT.root()), null);
    CompletableFuture<Throwable> atServer = new CompletableFuture<>();
    Channel listener = listen(OURS, atServer);
    CompletableFuture<byte[]> nothing = new CompletableFuture<>();

    SslHandler handler = clientHandler(strict.createSSLEngine("localhost", port(listener)));
    Channel channel = connect(listener, handler, new Collector(1, nothing));
    var handshake = handler.handshakeFuture().await();

    assertThat(handshake.cause())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageStartingWith("unknown-ca (RFC 9846 section 6.2)");
    assertThat(atServer.get(20, TimeUnit.SECONDS))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("the client sent the alert unknown_ca");
    channel.close().sync();
    listener.close().sync();
  }

  @AfterAll
  static void stop() {
    LOOPS.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static int port(Channel listener) {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  private static Channel mirror(SSLContext context) throws InterruptedException {
    return listen(context, new CompletableFuture<>());
  }

  /** A server that sends back what it gets. */
  private static Channel listen(SSLContext context, CompletableFuture<Throwable> failure)
      throws InterruptedException {
    return new ServerBootstrap()
        .group(LOOPS)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel accepted) {
                SSLEngine engine = context.createSSLEngine();
                engine.setUseClientMode(false);
                SslHandler handler = new SslHandler(engine);
                handler
                    .handshakeFuture()
                    .addListener(done -> {
                      if (!done.isSuccess()) {
                        failure.complete(done.cause());
                      }
                    });
                accepted.pipeline().addLast(handler, new Mirror());
              }
            })
        .bind(InetAddress.getLoopbackAddress(), 0)
        .sync()
        .channel();
  }

  private static SslHandler clientHandler(SSLEngine engine) {
    engine.setUseClientMode(true);
    return new SslHandler(engine);
  }

  private static Channel connect(Channel listener, SslHandler handler, Collector collector)
      throws InterruptedException {
    return new Bootstrap()
        .group(LOOPS)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handler, collector);
              }
            })
        .connect(InetAddress.getLoopbackAddress(), port(listener))
        .sync()
        .channel();
  }

  /** Sends back what it gets. */
  private static final class Mirror extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      var _ = context.writeAndFlush(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }
  }

  /** Collects what comes, until it is enough. */
  private static final class Collector extends SimpleChannelInboundHandler<ByteBuf> {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final int enough;
    private final CompletableFuture<byte[]> result;

    Collector(int enough, CompletableFuture<byte[]> result) {
      this.enough = enough;
      this.result = result;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) throws Exception {
      bytes.readBytes(content, bytes.readableBytes());
      if (content.size() >= enough) {
        result.complete(content.toByteArray());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      result.completeExceptionally(cause);
    }
  }
}
