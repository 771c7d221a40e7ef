package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Field;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A field under construction: it takes children until the parse ends, well or not. */
final class FieldNode {
  private static final int PREVIEW_BYTES = 32;

  private final String name;
  private final ByteRange range;
  private final List<FieldNode> children = new ArrayList<>();
  private String value = "";

  FieldNode(String name, ByteRange range) {
    this.name = name;
    this.range = range;
  }

  String name() {
    return name;
  }

  /** Adds a field inside this one; bytes are shown in hex. */
  FieldNode add(String childName, ByteRange childRange, Object childValue) {
    FieldNode child = new FieldNode(childName, childRange);
    child.describe(childValue instanceof byte[] bytes ? preview(bytes) : childValue);
    children.add(child);
    return child;
  }

  /** Sets the value shown. */
  void describe(Object shown) {
    value = shown.toString();
  }

  /** The field as far as it is known. */
  Field field() {
    return new Field(name, range, value, children.stream().map(FieldNode::field).toList());
  }

  private static String preview(byte[] bytes) {
    int shown = Math.min(bytes.length, PREVIEW_BYTES);
    return HexFormat.of().formatHex(bytes, 0, shown) + (shown < bytes.length ? "…" : "");
  }
}
