import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import qrcode from 'qrcode';
import { dayOf } from '../domain/calendar.ts';
import { dayInWords } from '../domain/day-in-words.ts';
import { plainLine } from '../domain/plain-line.ts';
import type { Wording } from '../domain/wording.ts';
import { CERTIFICATE_TEMPLATE } from './certificate-template.ts';

/** What a member's certificate says. */
export type CertificateInput = {
  /** {zh: '会员证书', en: 'Certificate of Membership'} */
  readonly title: Wording;
  readonly alliance: Wording;
  readonly member: string;
  /** {zh: '普通会员', en: 'Ordinary Member'} */
  readonly class: Wording;
  readonly number: string;
  readonly memberSince: Date;
  readonly issued: Date;
  /** How the member was admitted, as a clause: {zh: '经联盟秘书处审核、理事长办公会批准', en: 'reviewed by …'}. */
  readonly basis: Wording;
  /** The article on certificates, spelled out: {zh: '第十四条第（四）项', en: 'Article 14(4)'}. */
  readonly article: Wording;
  /** Who sets a seal under it; one or two. */
  readonly issuers: readonly Wording[];
  /** The page that tells whether the certificate is genuine and valid; printed as a QR code. */
  readonly verifyUrl: string;
  /** The head of the audit trail when it was issued, in hexadecimal; its beginning is printed. */
  readonly auditHead: string;
};

function dateInChina(instant: Date) {
  const local = new Date(instant.getTime() + 8 * 3_600_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

const dateWords = (instant: Date): Wording => dayInWords(dayOf(instant.getTime()));

function oneLine(wording: Wording): Wording {
  return { zh: plainLine(wording.zh), en: plainLine(wording.en) };
}

async function printed(input: CertificateInput): Promise<string> {
  const since = dateWords(input.memberSince);
  const head = input.auditHead.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
  return JSON.stringify({
    title: oneLine(input.title),
    alliance: oneLine(input.alliance),
    member: plainLine(input.member, 400),
    number: plainLine(input.number, 60),
    sentences: {
      zh: [
        `${input.basis.zh}，自${since.zh}起为本联盟${input.class.zh}。`,
        `根据《${input.alliance.zh}章程》${input.article.zh}，特颁此证。`,
      ].map((line) => plainLine(line)),
      en: plainLine(
        // The font draws ’ as wide as a Chinese sign.
        `This is to certify that the holder named above, ${input.basis.en}, has been a member of the alliance (${input.class.en}) since ${since.en}. Issued under ${input.article.en} of the charter.`.replaceAll(
          '’',
          "'",
        ),
      ),
    },
    issuers: input.issuers.map(oneLine),
    issued: dateInChina(input.issued),
    issuedText: dateWords(input.issued),
    auditHead: head,
    qr: await qrcode.toString(input.verifyUrl, {
      type: 'svg',
      margin: 0,
      errorCorrectionLevel: 'M',
    }),
  });
}

const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
  '..',
  'fonts',
);
let sharedCompiler: NodeCompiler | null = null;

/** One compiler for the process: reading the fonts takes longer than drawing a page. */
function compiler(): NodeCompiler {
  sharedCompiler ??= NodeCompiler.create({ workspace: FONTS, fontArgs: [{ fontPaths: [FONTS] }] });
  return sharedCompiler;
}

/** Draws a member's certificate as a PDF; the same input gives the same bytes. */
export async function renderCertificate(input: CertificateInput): Promise<Buffer> {
  const certificate = await printed(input);
  const typst = compiler();
  try {
    const compiled = typst.compile({
      mainFileContent: CERTIFICATE_TEMPLATE,
      inputs: { certificate },
    });
    if (compiled.result === null)
      throw new Error(
        `The certificate could not be drawn: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`,
      );
    return typst.pdf(compiled.result);
  } finally {
    // Typst keeps every page it has drawn until it is told to forget.
    typst.evictCache(10);
  }
}
