// Writes this Node.js's root certificates in the format that TrustStore.decode documents.
// usage: node write-store.mjs NAME SOURCE DATE FILE
import { writeFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { X509Certificate } from 'node:crypto';

const [name, source, date, file] = process.argv.slice(2);
if (!/^\d{4}-\d\d-\d\d$/.test(date ?? '')) {
  throw new Error(`not a date: ${date}`);
}

/** The bytes, preceded by their length in `size` bytes. */
function vector(size, bytes) {
  const length = Buffer.alloc(size);
  length.writeUIntBE(bytes.length, 0, size);
  return Buffer.concat([length, bytes]);
}

/** Where the content of the DER element at `at` begins and ends. */
function element(der, at) {
  const first = der[at + 1];
  const octets = first < 0x80 ? 0 : first & 0x7f;
  const start = at + 2 + octets;
  const length = octets === 0 ? first : der.readUIntBE(at + 2, octets);
  return { start, end: start + length };
}

/** The subject of a certificate with its header: RFC 5280 section 4.1. */
function subject(der) {
  let at = element(der, element(der, 0).start).start;
  const hasVersion = der[at] === 0xa0;
  // version, serialNumber, signature, issuer and validity come before it.
  for (let i = hasVersion ? 0 : 1; i < 5; i++) {
    at = element(der, at).end;
  }
  return der.subarray(at, element(der, at).end);
}

const roots = rootCertificates
  .map((pem) => new X509Certificate(pem).raw)
  .sort(Buffer.compare)
  .map((der) => Buffer.concat([vector(2, subject(der)), vector(3, der)]));
writeFileSync(
  file,
  Buffer.concat([
    vector(1, Buffer.from(name)),
    vector(2, Buffer.from(source)),
    vector(1, Buffer.from(date)),
    vector(3, Buffer.concat(roots)),
  ]),
);
console.log(`${roots.length} roots of ${source}, ${date}`);
