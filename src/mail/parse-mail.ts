import PostalMime from 'postal-mime';

/** What a received mail says, ready to be stored. */
export type ParsedMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string | null;
  /** The web addresses in it, each once, in their order. */
  readonly links: readonly string[];
  readonly attachments: readonly ParsedAttachment[];
};

export type ParsedAttachment = {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
};

const LINK_IN_HTML = /href="(https?:\/\/[^"\s]+)"/g;
const LINK_IN_TEXT = /https?:\/\/[^\s<>"'，。；：！？、（）［］【】]+/g;

function linksIn(text: string, html: string): string[] {
  const inHtml = Array.from(html.matchAll(LINK_IN_HTML), (found) =>
    (found[1] ?? '').replaceAll('&amp;', '&'),
  );
  return [...new Set([...inHtml, ...(text.match(LINK_IN_TEXT) ?? [])])];
}

/** Reads a mail as it came over SMTP. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw);
  const text = mail.text ?? '';
  const html = mail.html ?? '';
  return {
    subject: mail.subject ?? '',
    text,
    html,
    messageId: mail.messageId ?? null,
    links: linksIn(text, html),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? '',
      contentType: mimeType,
      content:
        typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
    })),
  };
}
