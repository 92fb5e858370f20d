/** An SMTP server as SMTP_URL names it. */
export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps://). */
  readonly secure: boolean;
  /** STARTTLS is demanded: always where a password would travel, except to this machine itself. */
  readonly requireTLS: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
};

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads smtp://user:password@host:port or smtps://…; `?requireTLS=true|false` overrides the rule
 * that a password travels encrypted only. Throws on anything else: it is read at the start.
 */
export function readSmtpUrl(smtpUrl: string): SmtpSettings {
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new Error(
      'SMTP_URL must read smtp://user:password@host:port or smtps://user:password@host:port',
    );
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  const wish = url.searchParams.get('requireTLS');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS:
      wish === null ? !secure && user !== '' && !THIS_MACHINE.has(url.hostname) : wish === 'true',
    login: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
  };
}
