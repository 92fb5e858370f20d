import { inflateRawSync } from 'node:zlib';

/** The files of a zip as text, by name, from its central directory. */
export function unzipped(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [size, name, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begin, begin + size);
    const packed = zip.readUInt16LE(at + 10) !== 0;
    files.set(
      zip.subarray(at + 46, at + 46 + name).toString('utf8'),
      (packed ? inflateRawSync(bytes) : bytes).toString('utf8'),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}
