package dev.ascertain.wire.extension;

import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * A key to which a client can encrypt its hello (RFC 9849 section 4). Servers publish it in DNS and
 * send it in {@link EchRetryConfigs}.
 *
 * <pre>{@code
 * struct {
 *     uint16 version;
 *     uint16 length;
 *     select (ECHConfig.version) {
 *       case 0xfe0d: ECHConfigContents contents;
 *     }
 * } ECHConfig;
 *
 * struct {
 *     HpkeKeyConfig key_config;
 *     uint8 maximum_name_length;
 *     opaque public_name<1..255>;
 *     ECHConfigExtension extensions<0..2^16-1>;
 * } ECHConfigContents;
 *
 * struct {
 *     uint8 config_id;
 *     HpkeKemId kem_id;
 *     HpkePublicKey public_key;
 *     HpkeSymmetricCipherSuite cipher_suites<4..2^16-4>;
 * } HpkeKeyConfig;
 *
 * opaque HpkePublicKey<1..2^16-1>;
 *
 * struct {
 *     ECHConfigExtensionType type;
 *     opaque data<0..2^16-1>;
 * } ECHConfigExtension;
 * }</pre>
 */
public sealed interface EchConfig {
  /** The version of RFC 9849. */
  int VERSION = 0xfe0d;

  /** The format's version, which is the extension's number. */
  int version();

  /**
   * A configuration of RFC 9849.
   *
   * @param keyConfig the key
   * @param maximumNameLength bytes of the longest name behind this server; 0 if it does not say
   * @param publicName the name for the outer ClientHello, one character per byte
   * @param extensions the configuration's own extensions
   */
  record Contents(
      HpkeKeyConfig keyConfig,
      int maximumNameLength,
      String publicName,
      List<EchConfigExtension> extensions)
      implements EchConfig {

    /** Copies the list. */
    public Contents {
      extensions = List.copyOf(extensions);
    }

    @Override
    public int version() {
      return VERSION;
    }
  }

  /**
   * A configuration of another version, which clients skip.
   *
   * @param version any other version
   * @param contents its bytes
   */
  record Unknown(int version, Opaque contents) implements EchConfig {}

  /**
   * A key of HPKE.
   *
   * @param configId by which the client names the configuration
   * @param kemId the key encapsulation (RFC 9180 section 7.1)
   * @param publicKey the key
   * @param cipherSuites what the server can decrypt
   */
  record HpkeKeyConfig(
      int configId,
      HpkeKemId kemId,
      Opaque publicKey,
      List<HpkeSymmetricCipherSuite> cipherSuites) {

    /** Copies the list. */
    public HpkeKeyConfig {
      cipherSuites = List.copyOf(cipherSuites);
    }
  }

  /**
   * An extension of a configuration. None but reserved ones are registered (RFC 9849 section 11.3).
   *
   * @param type its number
   * @param data its bytes
   */
  record EchConfigExtension(int type, Opaque data) {

    /** Whether a client that does not know it must ignore the configuration (section 4.2). */
    public boolean isMandatory() {
      return type >>> 15 == 1;
    }
  }

  /**
   * Reads a configuration.
   *
   * @throws ViolationException if a length is not one of the structure
   */
  static EchConfig decode(Reader in) throws ViolationException {
    int version = in.u16("version");
    if (version != VERSION) {
      return new Unknown(version, new Opaque(in.opaque16("contents", 0, 0xffff)));
    }
    return in.block16("contents", 0, 0xffff, EchConfig::decodeContents);
  }

  /** The configuration with its version and length, as it came. */
  default byte[] bytes() {
    return Writer.write(this::encode);
  }

  /** Writes the configuration with its version and length. */
  default void encode(Writer out) {
    out.u16(version());
    switch (this) {
      case Contents contents -> out.block16(body -> encodeContents(body, contents));
      case Unknown unknown -> out.opaque16(unknown.contents().bytes());
    }
  }

  private static Contents decodeContents(Reader in) throws ViolationException {
    return new Contents(
        in.struct("key_config", EchConfig::decodeKey),
        in.u8("maximum_name_length"),
        in.text8("public_name", 1, 0xff),
        in.list16("extensions", 0, 0xffff, EchConfig::decodeExtension));
  }

  private static HpkeKeyConfig decodeKey(Reader in) throws ViolationException {
    return new HpkeKeyConfig(
        in.u8("config_id"),
        in.u16("kem_id", HpkeKemId::new),
        new Opaque(in.opaque16("public_key", 1, 0xffff)),
        in.list16("cipher_suites", 4, 0xfffc, HpkeSymmetricCipherSuite::decode));
  }

  private static EchConfigExtension decodeExtension(Reader in) throws ViolationException {
    return new EchConfigExtension(in.u16("type"), new Opaque(in.opaque16("data", 0, 0xffff)));
  }

  private static void encodeContents(Writer out, Contents contents) {
    HpkeKeyConfig key = contents.keyConfig();
    out.u8(key.configId()).u16(key.kemId().value()).opaque16(key.publicKey().bytes());
    out.list16(key.cipherSuites(), (element, suite) -> suite.encode(element));
    out.u8(contents.maximumNameLength()).text8(contents.publicName());
    out.list16(
        contents.extensions(),
        (element, extension) -> element.u16(extension.type()).opaque16(extension.data().bytes()));
  }
}
