package dev.ascertain.verify;

import dev.ascertain.x509.ObjectIdentifier;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The valid_policy_graph of RFC 9618 section 3, which replaces RFC 5280's tree: a tree can double
 * with each certificate, the graph has one node per policy and certificate.
 *
 * <p>Only the nodes of the last certificate are kept. The edges of the RFC's graph are for pruning,
 * and for telling in the end in which policies of the anchor's domain the last ones originate; so
 * each node carries these origins instead. A graph without nodes is the RFC's NULL.
 */
final class PolicyGraph {
  /** A limit of ours on policies times origins, summed over the path. */
  static final int MAX_WORK = 100_000;

  private static final ObjectIdentifier ANY = ObjectIdentifier.ANY_POLICY;

  private final Map<ObjectIdentifier, Node> nodes;
  private final long work;

  /**
   * A node.
   *
   * @param expected its expected_policy_set
   * @param origins the policies of the nodes right below anyPolicy through which it is reached
   */
  private record Node(Set<ObjectIdentifier> expected, Set<ObjectIdentifier> origins) {}

  private PolicyGraph(Map<ObjectIdentifier, Node> nodes, long work) {
    this.nodes = nodes;
    this.work = work;
  }

  /** 6.1.2 (a): one node, anyPolicy. */
  static PolicyGraph initial() {
    return new PolicyGraph(Map.of(ANY, new Node(Set.of(ANY), Set.of(ANY))), 0);
  }

  /** 6.1.3 (e): NULL, for no policy is valid. */
  PolicyGraph none() {
    return new PolicyGraph(Map.of(), work);
  }

  /** Whether it is NULL. */
  boolean isNull() {
    return nodes.isEmpty();
  }

  /** Whether the policies ask for more work than we do. */
  boolean exhausted() {
    return work > MAX_WORK;
  }

  /**
   * 6.1.3 (d): the graph of the next certificate.
   *
   * @param policies what its certificate policies extension states
   * @param anyPolicyCounts whether anyPolicy among them stands for all policies
   */
  PolicyGraph next(List<ObjectIdentifier> policies, boolean anyPolicyCounts) {
    long cost = work + cost();
    if (cost > MAX_WORK) {
      return new PolicyGraph(Map.of(), cost);
    }
    Map<ObjectIdentifier, Node> children = new LinkedHashMap<>();
    Map<ObjectIdentifier, Set<ObjectIdentifier>> expected = originsByExpected();
    // (d)(1): a policy that a parent expects, else one that anyPolicy stands for.
    for (ObjectIdentifier policy : policies) {
      Set<ObjectIdentifier> origins = expected.get(policy);
      if (policy.equals(ANY)) {
        continue;
      }
      if (origins != null) {
        children.put(policy, new Node(Set.of(policy), origins));
      } else if (nodes.containsKey(ANY)) {
        children.put(policy, new Node(Set.of(policy), Set.of(policy)));
      }
    }
    // (d)(2): anyPolicy stands for each policy that is expected and not stated.
    if (anyPolicyCounts && policies.contains(ANY)) {
      expected.forEach(
          (policy, origins) -> children.putIfAbsent(policy, new Node(Set.of(policy), origins)));
    }
    // (d)(3), the removal of childless nodes, is what keeping only the last nodes does.
    return new PolicyGraph(children, cost);
  }

  /**
   * 6.1.4 (b)(1): the policies that the certificate's subject uses for its issuer's.
   *
   * @param mappings the subject's policies by the issuer's
   */
  PolicyGraph mapped(Map<ObjectIdentifier, Set<ObjectIdentifier>> mappings) {
    Map<ObjectIdentifier, Node> changed = new LinkedHashMap<>(nodes);
    mappings.forEach((issuers, subjects) -> {
      Node node = nodes.get(issuers);
      if (node != null) {
        changed.put(issuers, new Node(subjects, node.origins));
      } else if (nodes.containsKey(ANY)) {
        changed.put(issuers, new Node(subjects, Set.of(issuers)));
      }
    });
    return new PolicyGraph(changed, work);
  }

  /** 6.1.4 (b)(2): without the policies that would be mapped, if mapping is forbidden. */
  PolicyGraph without(Set<ObjectIdentifier> mapped) {
    Map<ObjectIdentifier, Node> left = new LinkedHashMap<>(nodes);
    left.keySet().removeAll(mapped);
    return new PolicyGraph(left, work);
  }

  /**
   * 6.1.5 (g): whether any policy is in the user_constrained_policy_set.
   *
   * @param wanted the user-initial-policy-set; empty stands for any-policy
   */
  boolean isValidFor(Set<ObjectIdentifier> wanted) {
    if (wanted.isEmpty() || nodes.containsKey(ANY)) {
      return !nodes.isEmpty();
    }
    return nodes.values().stream()
        .flatMap(node -> node.origins.stream())
        .anyMatch(wanted::contains);
  }

  private Map<ObjectIdentifier, Set<ObjectIdentifier>> originsByExpected() {
    Map<ObjectIdentifier, Set<ObjectIdentifier>> origins = new LinkedHashMap<>();
    for (Node node : nodes.values()) {
      for (ObjectIdentifier policy : node.expected) {
        origins.computeIfAbsent(policy, _ -> new LinkedHashSet<>()).addAll(node.origins);
      }
    }
    return origins;
  }

  /** How many policies {@link #originsByExpected} copies. */
  private long cost() {
    long cost = 0;
    for (Node node : nodes.values()) {
      cost += (long) node.expected.size() * node.origins.size();
    }
    return cost;
  }
}
