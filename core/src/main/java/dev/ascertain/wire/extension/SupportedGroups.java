package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The key exchange groups the sender supports: {@code supported_groups} (RFC 9846 section 4.3.7).
 *
 * <pre>{@code
 * struct {
 *     NamedGroup named_group_list<2..2^16-1>;
 * } NamedGroupList;
 * }</pre>
 *
 * @param namedGroupList the groups, most preferred first
 */
public record SupportedGroups(List<NamedGroup> namedGroupList) implements Extension {

  /** Copies the list. */
  public SupportedGroups {
    namedGroupList = List.copyOf(namedGroupList);
  }

  static SupportedGroups decode(Reader in) throws ViolationException {
    return new SupportedGroups(
        in.list16("named_group_list", 2, 0xffff, e -> e.u16("", NamedGroup::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_GROUPS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(namedGroupList, (element, group) -> element.u16(group.value()));
  }
}
