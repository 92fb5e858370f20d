import { inflateSync } from 'node:zlib';

export type PdfReading = {
  /** All text in the order it is drawn, without blanks. */
  readonly text: string;
  /** How many characters the fonts could not draw. */
  readonly undrawn: number;
  readonly pages: number;
};

function objectsOf(file: string): Map<string, string> {
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) {
    const stream = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1];
    const content = stream === undefined ? '' : inflated(stream);
    objects.set(id, `${body.split('stream')[0]}\n${content}`);
  }
  return objects;
}

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  } catch {
    return stream;
  }
}

/** Which character each glyph of a font stands for. */
function glyphsOf(toUnicode: string): Map<string, string> {
  return new Map(
    Array.from(
      toUnicode.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/gi),
      ([, glyph = '', text = '']) => [
        glyph.toLowerCase(),
        Buffer.from(text, 'hex').swap16().toString('utf16le'),
      ],
    ),
  );
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The bytes of a PDF string in hexadecimal. */
function bytesOf(text: string): string {
  const plain = text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, mark: string) =>
    String.fromCharCode(
      /^[0-7]/.test(mark) ? Number.parseInt(mark, 8) : (ESCAPES[mark] ?? mark.charCodeAt(0)),
    ),
  );
  return Buffer.from(plain, 'latin1').toString('hex');
}

/** Reads the text of a PDF that Typst wrote, as a viewer would copy it. */
export function readPdf(pdf: Buffer): PdfReading {
  const objects = objectsOf(pdf.toString('latin1'));
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values())
    for (const [, dictionary = ''] of body.matchAll(/\/Font\s*<<([\s\S]*?)>>/g))
      for (const [, name = '', id = ''] of dictionary.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
        const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
        fonts.set(name, glyphsOf(objects.get(toUnicode) ?? ''));
      }
  let text = '';
  let undrawn = 0;
  for (const drawing of [...objects.values()].filter((body) => / Tf\s/.test(body))) {
    let font = new Map<string, string>();
    for (const [, name, literal, hex] of drawing.matchAll(
      /\/(\w+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|<((?:[0-9a-f]{4})+)>/gi,
    )) {
      if (name !== undefined) font = fonts.get(name) ?? new Map();
      for (const glyph of (hex?.toLowerCase() ?? bytesOf(literal ?? '')).match(/.{4}/g) ?? []) {
        if (glyph === '0000') undrawn += 1;
        text += font.get(glyph) ?? '';
      }
    }
  }
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b(?!s)/.test(body)).length;
  return { text: text.replace(/\s+/g, ''), undrawn, pages };
}
