package dev.ascertain.handshake.server;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All byte arrays that can be reached from an object by the fields of our classes and of
 * BouncyCastle's, and through collections. What is inside the JDK's ciphers is out of reach.
 */
final class Reachable {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> next = new ArrayDeque<>();
  private final List<byte[]> arrays = new ArrayList<>();

  private Reachable() {}

  /** The arrays reached from {@code root}. */
  static List<byte[]> from(Object root) {
    Reachable reachable = new Reachable();
    reachable.add(root);
    while (!reachable.next.isEmpty()) {
      reachable.visit(reachable.next.pop());
    }
    return reachable.arrays;
  }

  private void add(@Nullable Object object) {
    if (object != null && seen.add(object)) {
      next.push(object);
    }
  }

  private void visit(Object object) {
    switch (object) {
      case byte[] bytes -> arrays.add(bytes);
      case Object[] array -> List.of(array).forEach(this::add);
      case Optional<?> optional -> optional.ifPresent(this::add);
      case Map<?, ?> map -> {
        map.keySet().forEach(this::add);
        map.values().forEach(this::add);
      }
      case Iterable<?> iterable -> iterable.forEach(this::add);
      default -> fields(object);
    }
  }

  private void fields(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith("dev.ascertain.")
          || type.getName().startsWith("org.bouncycastle.")) {
        for (Field field : type.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
            add(value(field, object));
          }
        }
      }
    }
  }

  private static @Nullable Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
