import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../domain/wording.ts';
import { plainLine } from '../../domain/plain-line.ts';
import type { MailDraft } from './draft.ts';
import { salutation, typedName } from './phrases.ts';
import type { MailView, RenderedMail } from './views.ts';

const INK = '#1b1f24';
const styles = {
  page: { margin: '0', padding: '16px', background: '#ffffff', color: INK },
  column: {
    'max-width': '560px',
    margin: '0 auto',
    'font-family':
      '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",Arial,sans-serif',
    'font-size': '16px',
    'line-height': '1.7',
    color: INK,
  },
  paragraph: { margin: '0 0 12px' },
  fact: { margin: '0 0 6px', 'overflow-wrap': 'anywhere' },
  label: { color: '#57606a' },
  code: {
    margin: '0 0 12px',
    'font-size': '28px',
    'font-weight': '700',
    'letter-spacing': '4px',
    'font-family': 'Consolas,Menlo,monospace',
  },
  buttonLine: { margin: '16px 0' },
  button: {
    display: 'inline-block',
    padding: '12px 28px',
    background: '#0a5560',
    color: '#ffffff',
    'font-weight': '700',
    'text-decoration': 'none',
    'border-radius': '6px',
  },
  foot: { margin: '0', color: '#57606a', 'font-size': '14px' },
  annexTitle: { margin: '24px 0 6px', 'font-size': '14px', 'font-weight': '700' },
  annexLine: { margin: '0 0 12px', 'font-size': '14px', 'overflow-wrap': 'anywhere' },
} as const;

type Words = {
  /** Chinese goes on after the salutation in the same line; an English one stands on its own. */
  readonly opening: string;
  /** 代办: that somebody else is asked in another's place. */
  readonly inPlace: string;
  readonly separator: string;
  readonly help: string;
  readonly signature: string;
};

function wordsFor(view: MailView, language: Language): Words {
  const phone = plainLine(view.phone, 40);
  return language === 'zh'
    ? {
        opening: salutation(view.to, 'zh'),
        inPlace: view.inPlaceOf ? `您代${typedName(view.inPlaceOf, 60)}办理。` : '',
        separator: '：',
        help: phone === '' ? '不便操作请直接联系秘书处。' : `不便操作请致电${phone}。`,
        signature: `${view.alliance.zh}秘书处`,
      }
    : {
        opening: `${salutation(view.to, 'en')}\n`,
        inPlace: view.inPlaceOf
          ? `You are asked in the place of ${typedName(view.inPlaceOf, 60)}.`
          : '',
        separator: ': ',
        help:
          phone === ''
            ? 'If this is inconvenient, please turn to the secretariat.'
            : `If this is inconvenient, please call ${phone}.`,
        signature: `Secretariat, ${view.alliance.en}`,
      };
}

/** A link in a mail is a web address of the product; anything else is a bug. */
function webAddress(link: string): string {
  const { protocol, href } = new URL(link);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new Error('A mail may link to web pages only');
  return href;
}

/** The paragraphs of a mail, the salutation first. */
function paragraphsOf(draft: MailDraft, words: Words): readonly string[] {
  const [first = '', ...further] = draft.paragraphs;
  const beginning = words.opening.endsWith('\n')
    ? [words.opening, first]
    : [`${words.opening}${first}`];
  return [...beginning, ...further, ...(words.inPlace ? [words.inPlace] : [])].map((paragraph) =>
    plainLine(paragraph, 4000),
  );
}

function asText(draft: MailDraft, words: Words): string {
  const facts = (draft.facts ?? []).map(
    ({ label, value }) => `${plainLine(label)}${words.separator}${plainLine(value, 2000)}`,
  );
  const blocks = [
    ...paragraphsOf(draft, words),
    facts.join('\n'),
    draft.code ?? '',
    draft.button
      ? `${draft.button.label}${words.separator.trimEnd()}\n${webAddress(draft.button.link)}`
      : '',
    draft.annex
      ? [
          draft.annex.title,
          ...draft.annex.lines.map(
            ({ label, value }) => `${plainLine(label)}${words.separator}${plainLine(value, 8000)}`,
          ),
        ].join('\n')
      : '',
    [draft.afterword ?? '', words.help].filter((line) => line !== '').join('\n'),
    words.signature,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function Letter({
  draft,
  words,
  language,
}: {
  draft: MailDraft;
  words: Words;
  language: Language;
}) {
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
      </head>
      <body style={styles.page}>
        <div style={styles.column}>
          {paragraphsOf(draft, words).map((paragraph) => (
            <p style={styles.paragraph}>{paragraph}</p>
          ))}
          {draft.facts?.map(({ label, value }) => (
            <p style={styles.fact}>
              <span style={styles.label}>
                {plainLine(label)}
                {words.separator}
              </span>
              {plainLine(value, 2000)}
            </p>
          ))}
          {draft.code && <p style={styles.code}>{draft.code}</p>}
          {draft.button && (
            <p style={styles.buttonLine}>
              <a href={webAddress(draft.button.link)} style={styles.button}>
                {draft.button.label}
              </a>
            </p>
          )}
          {draft.annex && (
            <>
              <p style={styles.annexTitle}>{draft.annex.title}</p>
              {draft.annex.lines.map(({ label, value }) => (
                <p style={styles.annexLine}>
                  {plainLine(label)}
                  {words.separator}
                  {plainLine(value, 8000)}
                </p>
              ))}
            </>
          )}
          {draft.afterword && <p style={styles.paragraph}>{draft.afterword}</p>}
          <p style={styles.paragraph}>{words.help}</p>
          <p style={styles.foot}>{words.signature}</p>
        </div>
      </body>
    </html>
  );
}

/** Lays a draft out as the mail that is sent. */
export function lettered(view: MailView, draft: MailDraft, language: Language): RenderedMail {
  const words = wordsFor(view, language);
  const sender = language === 'zh' ? `【${view.alliance.zh}】` : `[${view.alliance.en}] `;
  return {
    subject: plainLine(`${sender}${draft.subject}`, 200),
    text: asText(draft, words),
    html: `<!doctype html>${renderToString(<Letter draft={draft} words={words} language={language} />)}`,
  };
}
