// Writes the public suffixes that registries control, from the npm package tldts, in the format that
// PublicSuffixes documents.
// usage: node write-suffixes.mjs PACKAGE-FOLDER VERSION DATE FILE
import { writeFileSync } from 'node:fs';
import { domainToASCII, pathToFileURL } from 'node:url';

const [folder, version, date, file] = process.argv.slice(2);
if (!/^\d{4}-\d\d-\d\d$/.test(date ?? '')) {
  throw new Error(`not a date: ${date}`);
}

// The package keeps the list as a trie of labels, from the top-level domain down: the edges of node n
// are edgeStart[n] to edgeStart[n + 1], their labels stand one after the other in labelText.
const trie = await import(pathToFileURL(`${folder}/dist/es6/src/data/trie.js`));
const ICANN = 1;
const offsets = [];
for (let edge = 0, offset = 0; edge < trie.edgeLength.length; edge++) {
  offsets.push(offset);
  offset += trie.edgeLength[edge];
}

/** The rules below a node, the name of which is `parent`. */
function rules(node, parent, prefix, found) {
  for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; edge++) {
    const label = trie.labelText.substr(offsets[edge], trie.edgeLength[edge]);
    const ascii = /^[\x00-\x7f]*$/.test(label) ? label : domainToASCII(label);
    const name = parent === '' ? ascii : `${ascii}.${parent}`;
    const child = trie.edgeChild[edge];
    if ((trie.nodeFlags[child] & ICANN) !== 0) {
      found.add(prefix + name);
    }
    rules(child, name, prefix, found);
  }
  return found;
}

const found = rules(trie.rulesRoot, '', '', new Set());
rules(trie.exceptionsRoot, '', '!', found);
const sorted = [...found].sort((a, b) => (a < b ? -1 : 1));
if (sorted.length < 5000 || !found.has('co.uk') || !found.has('*.ck') || !found.has('!www.ck')) {
  throw new Error('this is not the Public Suffix List');
}
const head = [
  '# Public suffixes that registries control (the ICANN section of the Public Suffix List)',
  `# Source: npm package tldts ${version}, of ${date}`,
  '# Licence: Mozilla Public License 2.0',
];
writeFileSync(file, [...head, ...sorted, ''].join('\n'));
console.log(`${sorted.length} rules`);
