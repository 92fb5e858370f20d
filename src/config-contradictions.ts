export type Environment = Readonly<Record<string, string | undefined>>;

export const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Values that are right one by one and wrong together, as [English, Chinese]. */
export function* contradictions(given: Environment): Generator<readonly [string, string]> {
  const role = given['ROLE'];
  if (given['DATABASE_URL'] && !given['SECRET'])
    yield [
      'SECRET is missing: with DATABASE_URL it must be set, and be the same in every process. Make one with: openssl rand -hex 32',
      '缺少 SECRET：设置 DATABASE_URL 时必须设置，且各进程必须相同。可用 openssl rand -hex 32 生成。',
    ];
  if (
    (role === 'api' || role === 'worker') &&
    !(given['DATABASE_URL'] && given['TEMPORAL_ADDRESS'])
  )
    yield [
      `ROLE=${role} needs DATABASE_URL and TEMPORAL_ADDRESS: the embedded parts serve one process only. Set both, or ROLE=all.`,
      `ROLE=${role} 需要 DATABASE_URL 和 TEMPORAL_ADDRESS：内置组件只能供一个进程使用。请同时设置，或改为 ROLE=all。`,
    ];
  if (given['SMTP_URL'] && !given['MAIL_FROM'])
    yield [
      'MAIL_FROM is missing: with SMTP_URL the mails need a sender, such as "Secretariat <secretariat@example.org>".',
      '缺少 MAIL_FROM：设置 SMTP_URL 时邮件需要发件人，如“秘书处 <secretariat@example.org>”。',
    ];
  if (given['HOST'] && !loopback.has(given['HOST']) && !given['SMTP_URL'] && given['DEMO'] !== 'on')
    yield [
      `HOST=${given['HOST']} opens the site to the network, and the built-in mailbox shows every mail with its links to everybody. Set SMTP_URL, or DEMO=on if this is a demonstration only.`,
      `HOST=${given['HOST']} 使网站对网络开放，而内置邮箱会向所有人显示全部邮件及其链接。请设置 SMTP_URL；如仅用于演示，请设置 DEMO=on。`,
    ];
  if (Boolean(given['TEMPORAL_TLS_CERT']) !== Boolean(given['TEMPORAL_TLS_KEY']))
    yield [
      'TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY belong together: set both or neither.',
      'TEMPORAL_TLS_CERT 与 TEMPORAL_TLS_KEY 须同时设置或都不设置。',
    ];
  const ports = ['PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT'].filter((name) => given[name]);
  for (const [index, name] of ports.entries())
    for (const other of ports.slice(index + 1))
      if (given[name] === given[other])
        yield [
          `${name} and ${other} are both ${given[name]}: give each its own port.`,
          `${name} 与 ${other} 都是 ${given[name]}：请使用不同的端口。`,
        ];
}
