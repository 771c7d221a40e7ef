package dev.ascertain.verify;

/** What the certificate is to prove. */
public enum Purpose {
  /** Who a TLS server is: id-kp-serverAuth (RFC 5280 section 4.2.1.12). */
  SERVER,
  /** Who a TLS client is: id-kp-clientAuth. */
  CLIENT
}
