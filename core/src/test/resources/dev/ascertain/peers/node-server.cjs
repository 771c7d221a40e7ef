// An HTTPS server for tests. Arguments are name=value; NodeServer.java writes them.
// Prints "listening on PORT" once it does.
const fs = require('node:fs');
const https = require('node:https');

const settings = Object.fromEntries(
  process.argv.slice(2).map((argument) => {
    const at = argument.indexOf('=');
    return [argument.slice(0, at), argument.slice(at + 1)];
  }),
);

const { staple, ca, ALPNProtocols, ...options } = settings;
options.cert = fs.readFileSync(options.cert);
options.key = fs.readFileSync(options.key);
if (ca) {
  Object.assign(options, { ca: fs.readFileSync(ca), requestCert: true });
}
if (ALPNProtocols) {
  options.ALPNProtocols = ALPNProtocols.split(',');
}

const server = https.createServer(options, (request, response) => {
  const { name, version } = request.socket.getCipher();
  response.end(`node answers: ${version} ${name}\n`);
});
if (staple) {
  server.on('OCSPRequest', (certificate, issuer, answer) => answer(null, fs.readFileSync(staple)));
}
server.on('tlsClientError', (error) => console.log(`tlsClientError: ${error.message}`));
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
