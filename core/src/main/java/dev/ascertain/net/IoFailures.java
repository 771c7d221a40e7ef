package dev.ascertain.net;

import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;

/** Tells by what Java reports what went wrong with a socket. */
final class IoFailures {
  private IoFailures() {}

  /** The failure that {@code e} stands for. */
  static NetworkFailure of(IOException e, Stage stage, Endpoint remote) {
    String detail = e.getMessage() == null ? "" : e.getMessage();
    return switch (e) {
      // Closed by another thread, or because this thread was interrupted.
      case ClosedChannelException _ -> new NetworkFailure.Cancelled(stage);
      case NoRouteToHostException _ -> new NetworkFailure.Unreachable(remote, detail);
      // No address of ours can be used to reach that one: there is no IPv6 here, for example.
      case BindException _ -> new NetworkFailure.Unreachable(remote, detail);
      // ECONNREFUSED, or ETIMEDOUT, which only the kernel's own patience of minutes brings about.
      case ConnectException _ when !mentions(detail, "timed out") ->
          new NetworkFailure.ConnectionRefused(remote);
      default -> byDetail(detail, stage, remote);
    };
  }

  private static NetworkFailure byDetail(String detail, Stage stage, Endpoint remote) {
    if (mentions(detail, "connection reset") || mentions(detail, "broken pipe")) {
      return new NetworkFailure.ConnectionReset(remote, stage);
    }
    if (mentions(detail, "unreachable")) {
      return new NetworkFailure.Unreachable(remote, detail);
    }
    return new NetworkFailure.SystemError(stage, remote.toString(), detail);
  }

  private static boolean mentions(String detail, String words) {
    return detail.toLowerCase(Locale.ROOT).contains(words);
  }
}
