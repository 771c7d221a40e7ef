package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.State;

/** Where the handshake is; see the package's overview for the order. */
sealed interface ServerState extends State
    permits ExpectClientHello,
        ExpectEndOfEarlyData,
        ExpectFinished13,
        Connected13,
        ExpectClientKeyExchange,
        ExpectChangeCipherSpec,
        ExpectFinished12,
        Connected12 {}
