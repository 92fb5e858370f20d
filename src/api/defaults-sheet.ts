import { defaultsOf } from '../domain/charter/defaults.ts';
import { nameIn } from '../domain/charter/in-words.ts';
import type { Charter, Confirmation } from '../domain/charter/type.ts';
import type { Language, Wording } from '../domain/wording.ts';
import { DOCX, renderLetterDocx } from '../documents/letter-docx.ts';
import type { DefaultsSheet } from '../web/views.ts';
import { defaultsWords } from '../web/words/defaults.ts';
import type { MadeFile } from './made-file.ts';

/** 确认表: every default of a charter, and what has confirmed it. */
export function defaultsSheet(charter: Charter): DefaultsSheet {
  return {
    charter: charter.name,
    version: charter.version,
    lines: defaultsOf(charter).map(({ question, asks, reading, places }) => {
      const confirmed = charter.confirmed?.[question];
      return {
        question,
        asks,
        reading,
        values: once(places.map(({ value }) => value)),
        places: places.map(({ path }) => path),
        ...(confirmed ? { confirmed: confirmationInWords(charter, confirmed) } : {}),
      };
    }),
  };
}

/** 〔2026〕3号，2026-11-21，理事会. */
export function confirmationInWords(
  charter: Charter,
  { number, day, body }: Confirmation,
): Wording {
  const name = nameIn(charter, body);
  return { zh: `${number}，${day}，${name.zh}`, en: `${number}, ${day}, ${name.en}` };
}

/** The values of a default in words, each once: where it stands ten times it is still one answer. */
function once(values: readonly Wording[]): readonly Wording[] {
  const seen = new Map(values.map((value) => [value.zh, value]));
  return [...seen.values()].filter(({ zh }) => zh !== '');
}

/** The sheet as .docx, to be printed, resolved on and signed. */
export async function defaultsFile(charter: Charter, language: Language): Promise<MadeFile> {
  const words = defaultsWords[language];
  const colon = { zh: '：', en: ': ' }[language];
  const sheet = defaultsSheet(charter);
  const bytes = await renderLetterDocx({
    alliance: charter.name[language],
    number: '',
    title: words.sheetTitle,
    addressee: '',
    body: [
      words.paperLead(charter.version, sheet.lines.length),
      ...sheet.lines.flatMap(({ question, asks, reading, values }) => [
        `${question}　${asks[language]}`,
        words.answer + colon + reading[language],
        ...(values.length > 0
          ? [words.values + colon + values.map((value) => value[language]).join(words.comma)]
          : []),
      ]),
      words.paperResolved,
      ...[words.number, words.day, words.body, words.signed].map((field) => field + colon),
    ].join('\n'),
    date: '',
    draft: '',
  });
  return { type: DOCX, name: `${words.sheetTitle}.docx`, bytes };
}
