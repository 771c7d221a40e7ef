package dev.ascertain.net;

/** The two methods a page is asked for with (RFC 9110 section 9.3). */
public enum HttpMethod {
  /** The header fields only. */
  HEAD,
  /** The header fields and the content. */
  GET
}
