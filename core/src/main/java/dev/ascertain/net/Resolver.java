package dev.ascertain.net;

import dev.ascertain.observation.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface Resolver {

  /**
   * All IPv6 and IPv4 addresses of {@code name}, in order of preference; at least one. May take as
   * long as it likes: the caller has the deadline.
   *
   * @param name in A-labels, with or without a trailing dot
   * @throws UnknownHostException if there are none, or they cannot be found out
   */
  List<IpAddress> resolve(String name) throws UnknownHostException;

  /** This machine's resolver, which reads its hosts file and asks its DNS servers. */
  static Resolver system() {
    return name ->
        Stream.of(InetAddress.getAllByName(name)).map(a -> new IpAddress(a.getAddress())).toList();
  }
}
