package dev.ascertain.crypto;

import java.security.MessageDigest;

/** MD5 and SHA-1 of the same message, one behind the other (RFC 4346 section 7.4.3). */
final class Md5Sha1 extends MessageDigest {
  private final MessageDigest md5;
  private final MessageDigest sha1;

  Md5Sha1(MessageDigest md5, MessageDigest sha1) {
    super(Hash.MD5_SHA_1.toString());
    this.md5 = md5;
    this.sha1 = sha1;
  }

  @Override
  protected void engineUpdate(byte input) {
    md5.update(input);
    sha1.update(input);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    md5.update(input, offset, length);
    sha1.update(input, offset, length);
  }

  @Override
  protected byte[] engineDigest() {
    byte[] both = new byte[Hash.MD5_SHA_1.length()];
    System.arraycopy(md5.digest(), 0, both, 0, Hash.MD5.length());
    System.arraycopy(sha1.digest(), 0, both, Hash.MD5.length(), Hash.SHA_1.length());
    return both;
  }

  @Override
  protected void engineReset() {
    md5.reset();
    sha1.reset();
  }

  @Override
  public Object clone() {
    return new Md5Sha1(RunningHash.cloneOf(md5), RunningHash.cloneOf(sha1));
  }
}
