package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NameType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;
import java.util.Optional;

/**
 * The names a client connects to: {@code server_name} (RFC 6066 section 3).
 *
 * <pre>{@code
 * struct {
 *     NameType name_type;
 *     select (name_type) {
 *         case host_name: HostName;
 *     } name;
 * } ServerName;
 *
 * enum { host_name(0), (255) } NameType;
 *
 * opaque HostName<1..2^16-1>;
 *
 * struct {
 *     ServerName server_name_list<1..2^16-1>
 * } ServerNameList;
 * }</pre>
 *
 * <p>The server's acknowledgement is empty: {@link EmptyExtension}.
 *
 * @param serverNameList the names in wire order
 */
public record ServerName(List<Name> serverNameList) implements Extension {

  /** Copies the list. */
  public ServerName {
    serverNameList = List.copyOf(serverNameList);
  }

  /**
   * One name. RFC 6066 section 3 binds name types to come to begin with a 16-bit length too, so
   * every type can be read.
   *
   * @param nameType {@code host_name}; no other is registered
   * @param name the name, one character per byte
   */
  public record Name(NameType nameType, String name) {

    private static Name decode(Reader in) throws ViolationException {
      return new Name(in.u8("name_type", NameType::new), in.text16("name", 1, 0xffff));
    }

    private void encode(Writer out) {
      out.u8(nameType.value()).text16(name);
    }
  }

  /** Asks for one host, as all clients do. */
  public static ServerName ofHost(String hostName) {
    return new ServerName(List.of(new Name(NameType.HOST_NAME, hostName)));
  }

  /** The host that is asked for, as it was written; empty if only other names are. */
  public Optional<String> hostName() {
    for (Name name : serverNameList) {
      if (name.nameType().equals(NameType.HOST_NAME)) {
        return Optional.of(name.name());
      }
    }
    return Optional.empty();
  }

  static ServerName decode(Reader in) throws ViolationException {
    return new ServerName(in.list16("server_name_list", 1, 0xffff, Name::decode));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_NAME;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(serverNameList, (element, name) -> name.encode(element));
  }
}
