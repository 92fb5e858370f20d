import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import { plainLine } from '../domain/plain-line.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A paper as it is printed, in the manner of official letters. A seal is put on by hand and never drawn. */
export type LetterInput = {
  readonly alliance: string;
  /** Empty on a draft. */
  readonly number: string;
  readonly title: string;
  readonly addressee: string;
  readonly body: string;
  /** 2026年12月4日; empty on a draft. */
  readonly date: string;
  /** What a draft says of itself, in the footer. */
  readonly draft: string;
};

/** Half points and twentieths of a point, as Word counts: 2号 title, 3号 text, 28 points a line. */
const SIZE = { alliance: 52, title: 44, text: 32, small: 21 } as const;
const LINE = 560;
const INDENT = 640;
const FONTS = {
  title: { ascii: 'Times New Roman', eastAsia: '方正小标宋简体', hAnsi: 'Times New Roman' },
  text: { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' },
} as const;

/** Writes a paper as .docx for printing and sealing. */
export async function renderLetterDocx(input: LetterInput): Promise<Buffer> {
  const title = plainLine(input.title, 200);
  const document = new Document({
    title,
    creator: plainLine(input.alliance, 100),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2098, bottom: 1984, left: 1587, right: 1474 },
          },
        },
        footers: { default: footer(input.draft) },
        children: [
          line(input.alliance, { alignment: AlignmentType.CENTER }, 'title', SIZE.alliance),
          ...(input.number ? [line(input.number, { alignment: AlignmentType.CENTER })] : []),
          line(''),
          line(title, { alignment: AlignmentType.CENTER }, 'title', SIZE.title),
          line(''),
          ...(input.addressee ? [line(`${plainLine(input.addressee, 200)}：`)] : []),
          ...paragraphsOf(input.body).map((text) =>
            line(text, { indent: { firstLine: INDENT }, alignment: AlignmentType.JUSTIFIED }),
          ),
          line(''),
          line(input.alliance, { alignment: AlignmentType.RIGHT }),
          ...(input.date ? [line(input.date, { alignment: AlignmentType.RIGHT })] : []),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** The lines somebody typed, each a paragraph. */
export function paragraphsOf(body: string): readonly string[] {
  return body
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((text) => plainLine(text, 4000))
    .filter((text) => text !== '');
}

function line(
  text: string,
  options: IParagraphOptions = {},
  font: keyof typeof FONTS = 'text',
  size: number = SIZE.text,
): Paragraph {
  return new Paragraph({
    ...options,
    spacing: { line: LINE, lineRule: font === 'text' ? LineRuleType.EXACT : LineRuleType.AUTO },
    children: [new TextRun({ text, size, font: FONTS[font] })],
  });
}

function footer(draft: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: SIZE.small,
            font: FONTS.text,
            children: [...(draft ? [`${draft}　`] : []), PageNumber.CURRENT],
          }),
        ],
      }),
    ],
  });
}
