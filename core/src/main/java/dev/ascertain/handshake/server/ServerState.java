package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.State;

/** Where the handshake is; see the package's overview for the order. */
sealed interface ServerState extends State
    permits ChooseSettings,
        ExpectClientHello,
        ExpectEndOfEarlyData,
        ExpectCertificate13,
        ExpectCertificateVerify13,
        ExpectFinished13,
        Connected13,
        ExpectCertificate12,
        ExpectClientKeyExchange,
        ExpectCertificateVerify12,
        ExpectChangeCipherSpec,
        ExpectFinished12,
        Connected12 {}
