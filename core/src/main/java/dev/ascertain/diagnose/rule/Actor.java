package dev.ascertain.diagnose.rule;

/** Who has to do something so that it works. */
public enum Actor {
  /** Whoever runs the server. */
  SERVER_OPERATOR("server-operator", "the server's operator"),
  /** The authority that issued a certificate. */
  CA("ca", "the certificate authority"),
  /** Whoever runs the client: this machine, its settings, what was asked for. */
  CLIENT("client", "the client"),
  /** Whoever runs what lies between: name servers, firewalls, proxies. */
  NETWORK("network", "the network between");

  private final String id;
  private final String text;

  Actor(String id, String text) {
    this.id = id;
    this.text = text;
  }

  /** The stable name, such as {@code server-operator}. */
  public String id() {
    return id;
  }

  /** In words, such as {@code the server's operator}. */
  @Override
  public String toString() {
    return text;
  }
}
