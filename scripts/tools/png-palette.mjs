// A screenshot has few colours that matter: written with a palette of 256 it is a third as large.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const most = 256;

/**
 * The same picture with at most 256 colours.
 * @param {Buffer} png 8 bits a channel, RGB or RGBA, not interlaced
 */
export function withPalette(png) {
  const { width, height, channels, rows } = decoded(png);
  const counts = new Map();
  for (let at = 0; at < rows.length; at += channels) {
    const colour = (rows[at] << 16) | (rows[at + 1] << 8) | rows[at + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { palette, indexOf } = paletteOf(counts);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * channels;
      const colour = (rows[at] << 16) | (rows[at + 1] << 8) | rows[at + 2];
      lines[y * (width + 1) + 1 + x] = indexOf.get(colour);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function decoded(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const parts = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const packed = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? rows[y * stride + x - channels] : 0;
      const above = y > 0 ? rows[(y - 1) * stride + x] : 0;
      const corner = x >= channels && y > 0 ? rows[(y - 1) * stride + x - channels] : 0;
      const raw = packed[y * (stride + 1) + 1 + x];
      rows[y * stride + x] = raw + predicted(filter, left, above, corner);
    }
  }
  return { width, height, channels, rows };
}

function predicted(filter, left, above, corner) {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Median cut: the box with the widest colours is halved until there are enough boxes. */
function paletteOf(counts) {
  const boxes = [
    boxOf([...counts].map(([colour, count]) => ({ rgb: split(colour), colour, count }))),
  ];
  while (boxes.length < most) {
    const widest = boxes.reduce((one, other) => (other.spread > one.spread ? other : one));
    if (widest.spread === 0) break;
    const sorted = widest.colours.toSorted(
      (one, other) => one.rgb[widest.axis] - other.rgb[widest.axis],
    );
    const middle = Math.ceil(sorted.length / 2);
    boxes.splice(
      boxes.indexOf(widest),
      1,
      boxOf(sorted.slice(0, middle)),
      boxOf(sorted.slice(middle)),
    );
  }
  const indexOf = new Map();
  const palette = boxes.map(({ colours }, index) => {
    const total = colours.reduce((sum, { count }) => sum + count, 0);
    for (const { colour } of colours) indexOf.set(colour, index);
    return [0, 1, 2].map((axis) =>
      Math.round(colours.reduce((sum, { rgb, count }) => sum + rgb[axis] * count, 0) / total),
    );
  });
  return { palette, indexOf };
}

function boxOf(colours) {
  const spreads = [0, 1, 2].map((axis) => {
    const values = colours.map(({ rgb }) => rgb[axis]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const spread = Math.max(...spreads);
  return { colours, spread, axis: spreads.indexOf(spread) };
}

const split = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const crc = (bytes) => crc32(bytes) >>> 0;
