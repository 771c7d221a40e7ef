package dev.ascertain.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A hash over a growing message, whose value can be had at any time. Confined to one thread. */
public final class RunningHash {
  private static final Map<Hash, MessageDigest> FRESH = new ConcurrentHashMap<>();

  private final Hash hash;
  private final MessageDigest digest;

  RunningHash(Hash hash) {
    this(hash, newDigest(hash));
  }

  private RunningHash(Hash hash, MessageDigest digest) {
    this.hash = hash;
    this.digest = digest;
  }

  /** The hash function. */
  public Hash hash() {
    return hash;
  }

  /** Adds to the message. */
  public RunningHash update(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** The hash of the message so far; the message may go on. */
  public byte[] snapshot() {
    return cloneOf(digest).digest();
  }

  /** A hash with the same message so far, which goes on independently. */
  public RunningHash copy() {
    return new RunningHash(hash, cloneOf(digest));
  }

  /** A copy of one that has been fed nothing: to look for one anew takes several times as long. */
  static MessageDigest newDigest(Hash hash) {
    return cloneOf(FRESH.computeIfAbsent(hash, RunningHash::find));
  }

  private static MessageDigest find(Hash hash) {
    if (hash == Hash.MD5_SHA_1) {
      return new Md5Sha1(find(Hash.MD5), find(Hash.SHA_1));
    }
    try {
      return MessageDigest.getInstance(hash.toString());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks " + hash, e);
    }
  }

  static MessageDigest cloneOf(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java platform cannot copy a running hash", e);
    }
  }
}
