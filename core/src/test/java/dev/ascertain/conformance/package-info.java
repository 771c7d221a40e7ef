/**
 * What the RFCs demand of us, and where that is checked: the sentences with MUST, SHALL and
 * REQUIRED of RFC 9846 as data, found again in the sources where they are cited. Tests of behaviour
 * are beside the code.
 */
@NullMarked
package dev.ascertain.conformance;

import org.jspecify.annotations.NullMarked;
