/**
 * The extensions of TLS hellos and other handshake messages: one file per format, each with the
 * {@code struct} of its RFC.
 *
 * <p>Where to look: {@link dev.ascertain.wire.extension.Extension} reads and writes one extension,
 * {@link dev.ascertain.wire.extension.Extensions} a message's list of them, {@code Formats} says
 * which format an extension has in which message, and {@link
 * dev.ascertain.wire.extension.Placement} where it may stand at all.
 *
 * <p>What belongs here: formats, and the checks that need nothing but the bytes of the extension
 * itself, such as the bounds of a vector or the length of a key share of a known group. What does
 * not: rules that compare an extension with another one or with an earlier message; those are in
 * {@code dev.ascertain.handshake}.
 *
 * <p>Two formats share the name of an extension where its request and its answer differ. The
 * request keeps the plain name ({@link dev.ascertain.wire.extension.SupportedVersions}); the answer
 * is named after what it holds ({@link dev.ascertain.wire.extension.SelectedVersion}), except where
 * the RFC itself names the structures ({@link dev.ascertain.wire.extension.KeyShareServerHello}).
 */
@NullMarked
package dev.ascertain.wire.extension;

import org.jspecify.annotations.NullMarked;
