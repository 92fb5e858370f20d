/** Width and height of a picture in pixels, as its own header states them. */
export type ImageSize = { readonly width: number; readonly height: number };

export function pngSize(bytes: Buffer): ImageSize | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Whether the chunks of a PNG follow each other to the last one. */
export function pngIsWhole(bytes: Buffer): boolean {
  let position = 8;
  while (position + 12 <= bytes.length) {
    if (bytes.toString('latin1', position + 4, position + 8) === 'IEND') return true;
    position += 12 + bytes.readUInt32BE(position);
  }
  return false;
}

/** Walks the segments of a JPEG up to its picture data; null when they are broken. */
export function jpegHeader(bytes: Buffer): (ImageSize & { readonly pictureAt: number }) | null {
  let size: ImageSize | null = null;
  let position = 2;
  while (position + 4 <= bytes.length) {
    if (bytes[position] !== 0xff) return null;
    const marker = bytes[position + 1] ?? 0;
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    const length = bytes.readUInt16BE(position + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && position + 9 <= bytes.length)
      size = { height: bytes.readUInt16BE(position + 5), width: bytes.readUInt16BE(position + 7) };
    if (marker === 0xda) return size && { ...size, pictureAt: position };
    position += 2 + length;
  }
  return null;
}

export function webpSize(bytes: Buffer): ImageSize | null {
  if (bytes.length < 30) return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

/** The largest picture an HEIC file declares (its thumbnails and tiles are smaller). */
export function heicSize(bytes: Buffer): ImageSize | null {
  let largest: ImageSize | null = null;
  for (
    let at = bytes.indexOf('ispe');
    at >= 0 && at + 16 <= bytes.length;
    at = bytes.indexOf('ispe', at + 4)
  ) {
    const size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height)
      largest = size;
  }
  return largest;
}
