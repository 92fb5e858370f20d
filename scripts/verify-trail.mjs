#!/usr/bin/env node
/**
 * Computes an exported audit trail again, with Node alone: node scripts/verify-trail.mjs FILE [EARLIER-FILE]
 * With an earlier export, the later one must begin with everything the earlier one holds.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** The entry's JSON with sorted keys and no white space, as it was hashed. */
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function read(file) {
  const [heading, ...entries] = readFileSync(file, 'utf8').trimEnd().split('\n').map(JSON.parse);
  return { heading, entries };
}

/** What is wrong with the trail, in words; undefined when it is whole. */
function firstFault({ heading, entries }) {
  let previous = sha256('charterflow audit trail');
  for (const [index, { entry, ...link }] of entries.entries()) {
    const place = `entry ${index + 1}`;
    if (entry.sequence !== index + 1) return `${place} is missing`;
    if (link.previous !== previous) return `${place} does not follow the one before`;
    if (link.hash !== sha256(previous + canonical(entry))) return `${place} was changed`;
    previous = link.hash;
  }
  if (entries.length !== heading.entries || previous !== heading.head)
    return `entries after ${entries.length} are missing`;
  return undefined;
}

const [file, earlier] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node scripts/verify-trail.mjs FILE [EARLIER-FILE]');
  process.exit(2);
}
const trail = read(file);
const fault = firstFault(trail);
const before = earlier ? read(earlier) : undefined;
const cut =
  before && before.entries.findIndex((old, index) => old.hash !== trail.entries[index]?.hash);
if (fault) console.error(`BROKEN: ${fault}`);
else if (cut !== undefined && cut >= 0)
  console.error(`BROKEN: entry ${cut + 1} of the earlier export is missing or differs`);
else console.log(`whole: ${trail.entries.length} entries, head ${trail.heading.head}`);
process.exit(fault || (cut !== undefined && cut >= 0) ? 1 : 0);
