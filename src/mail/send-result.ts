/**
 * What became of one attempt to send a mail. `code` is the server's number with its enhanced status
 * ("550 5.1.1") or the name of the failure ("ETIMEDOUT"), never the text of an answer, which may
 * repeat addresses.
 * - `try-later`: nothing was delivered, the same mail may go through later.
 * - `refused`: this recipient or content will never be taken.
 * - `stop-the-line`: no mail will go through until somebody mends the settings.
 * - `unknown`: the connection broke after the message was handed over; it may have been delivered,
 *   so a further attempt must carry the same Message-ID.
 */
export type SendResult =
  | { readonly kind: 'accepted'; readonly response: string }
  | { readonly kind: 'try-later'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'stop-the-line'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

/** What nodemailer tells about a failed command. */
type SmtpFailure = {
  readonly code: string;
  readonly originalCode?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
};

const SETTINGS_ARE_WRONG = new Set([
  'EAUTH',
  'ENOAUTH',
  'ETLS',
  'EREQUIRETLS',
  'ECONFIG',
  'EPROXY',
  'EOAUTH2',
]);
const CONNECTION_FAILED = new Set([
  'ECONNECTION',
  'ESOCKET',
  'ETIMEDOUT',
  'EDNS',
  'EPROTOCOL',
  'EABORT',
]);
const MAIL_IS_WRONG = new Set(['EENVELOPE', 'EMESSAGE']);
const LOGIN_IS_WANTED = new Set([530, 534, 535, 538]);
const CERTIFICATE_IS_WRONG = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/;

function isSmtpFailure(error: unknown): error is SmtpFailure {
  return (
    typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
  );
}

/** The server's number with its enhanced status, or the name of the failure. */
export function codeOf(response: string | undefined, otherwise: string): string {
  const found = /^(\d{3})(?:[ -]([245]\.\d{1,3}\.\d{1,3}))?/.exec(response ?? '');
  if (found === null) return otherwise;
  return found[2] === undefined ? `${found[1]}` : `${found[1]} ${found[2]}`;
}

/** Judges a failed attempt; `handedOver` says that the whole message had left before it failed. */
export function failedResult(error: unknown, handedOver: boolean): SendResult {
  if (!isSmtpFailure(error)) throw error;
  const code = codeOf(error.response, error.code);
  const answer = error.responseCode;
  if (answer !== undefined && answer >= 400 && answer < 500) return { kind: 'try-later', code };
  if (answer !== undefined && answer >= 500) {
    const aboutThisMail = ['RCPT TO', 'DATA'].includes(error.command ?? '') || answer === 552;
    const mended = !aboutThisMail || LOGIN_IS_WANTED.has(answer);
    return { kind: mended ? 'stop-the-line' : 'refused', code };
  }
  if (SETTINGS_ARE_WRONG.has(error.code) || CERTIFICATE_IS_WRONG.test(error.originalCode ?? ''))
    return { kind: 'stop-the-line', code };
  if (CONNECTION_FAILED.has(error.code))
    return { kind: handedOver ? 'unknown' : 'try-later', code };
  if (MAIL_IS_WRONG.has(error.code)) return { kind: 'refused', code };
  throw error;
}
