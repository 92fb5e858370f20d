import { inflateRawSync } from 'node:zlib';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const FILE = 0x04034b50;
const DEFLATED = 8;

/**
 * Whether everything in a zip archive unpacks to no more than so many bytes. What the archive says of its sizes counts
 * for nothing: each file is unpacked under the limit once, before anybody else unpacks it without one.
 */
export function unpacksWithin(bytes: Buffer, most: number): boolean {
  try {
    let left = most;
    for (const { at, size, method } of entriesOf(bytes)) {
      if (bytes.readUInt32LE(at) !== FILE) return false;
      const begins = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
      const packed = bytes.subarray(begins, begins + size);
      left -=
        method === DEFLATED
          ? inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length
          : packed.length;
      if (left < 0) return false;
    }
    return true;
  } catch {
    return false;
  }
}

type Entry = { readonly at: number; readonly size: number; readonly method: number };

const MOST_FILES = 2000;

function* entriesOf(bytes: Buffer): Generator<Entry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== DIRECTORY_END) throw new Error('no zip archive');
  const files = bytes.readUInt16LE(end + 10);
  if (files > MOST_FILES) throw new Error('too many files');
  let at = bytes.readUInt32LE(end + 16);
  for (let file = 0; file < files; file += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('no zip archive');
    yield {
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    };
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}
