import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentExample, notesOf, variables } from '../../src/config-variables.ts';
import type { VariableName } from '../../src/config-variables.ts';
import { onPort, readConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';

const kept = (): string => 'a-secret-kept-in-the-data-folder';

function configOf(env: Record<string, string>): Config {
  const outcome = readConfig(env, kept);
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  return outcome.config;
}

function problemsOf(env: Record<string, string>): readonly string[] {
  const outcome = readConfig(env, kept);
  return outcome.ok ? [] : outcome.problems;
}

const production = {
  DATABASE_URL: 'postgres://charterflow:hidden@db:5432/charterflow',
  TEMPORAL_ADDRESS: 'temporal:7233',
  SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://mail:1025',
  MAIL_FROM: '秘书处 <office@example.org>',
};

describe('configuration', () => {
  test('with nothing set, everything is embedded, reached from this machine only, with the demonstration', () => {
    const config = configOf({});
    expect(config.site).toMatchObject({ host: '127.0.0.1', port: 3000, portIsFixed: false });
    expect(config.site.baseUrl).toBe('http://localhost:3000');
    expect(config.database.kind).toBe('embedded');
    expect(config.temporal).toMatchObject({
      kind: 'embedded',
      port: 7233,
      uiPort: 8233,
      namespace: 'default',
    });
    expect(config).toMatchObject({
      role: 'all',
      demo: true,
      language: 'zh',
      mail: { smtpUrl: undefined },
    });
    expect(config.secret).toBe(kept());
  });

  test('PostgreSQL, an outside Temporal and a mail server are taken from their variables', () => {
    const config = configOf({
      ...production,
      HOST: '0.0.0.0',
      BASE_URL: 'https://alliance.example.org/',
    });
    expect(config.database).toEqual({ kind: 'postgres', url: production.DATABASE_URL });
    expect(config.temporal).toMatchObject({
      kind: 'outside',
      address: 'temporal:7233',
      tls: false,
    });
    expect(config.site).toMatchObject({
      baseUrl: 'https://alliance.example.org',
      portIsFixed: true,
    });
    expect(config.demo).toBe(false);
  });

  test('an API key encrypts the connection to Temporal without further settings', () => {
    const config = configOf({ ...production, TEMPORAL_API_KEY: 'key' });
    expect(config.temporal).toMatchObject({ apiKey: 'key', tls: true });
  });

  test('an empty variable, as compose files pass it, counts as not set', () => {
    expect(configOf({ PORT: '', DATABASE_URL: ' ' }).database.kind).toBe('embedded');
  });

  test('every problem is named at once, each with what to do', () => {
    const problems = problemsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      ROLE: 'worker',
      DATABASE_URL: 'mysql://db',
      SMTP_URL: 'smtp://mail:1025',
    });
    expect(problems.map((one) => one.split(/[ =:]/)[0])).toEqual(
      expect.arrayContaining(['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'SECRET', 'ROLE', 'MAIL_FROM']),
    );
    expect(problems).toContain('PORT must be a whole number from 1 to 65535, but it is "70000".');
  });

  test('a Chinese terminal gets the problems in Chinese', () => {
    expect(problemsOf({ LC_ALL: 'zh_CN.UTF-8', PORT: '0' })).toEqual([
      'PORT 应为：1 到 65535 的整数；现为“0”。',
    ]);
  });

  test('no message repeats a password or a key', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://u:hunter2@db',
      SECRET: 'hunter2',
      SMTP_URL: 'http://u:hunter2@mail',
    });
    expect(problems).toHaveLength(4);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  test.each([
    ['HOST', { HOST: '0.0.0.0' }, 'SMTP_URL'],
    ['two servers on one port', { PORT: '8233', TEMPORAL_UI_PORT: '8233' }, 'its own port'],
    [
      'a certificate without its key',
      { ...production, TEMPORAL_TLS_CERT: '/nowhere.pem' },
      'belong together',
    ],
    [
      'a certificate that is not there',
      { ...production, TEMPORAL_TLS_CA: '/nowhere.pem' },
      'cannot be read',
    ],
    ['PostgreSQL without SECRET', { DATABASE_URL: production.DATABASE_URL }, 'openssl rand'],
  ])('refused: %s', (_what, env, told) => {
    expect(problemsOf(env).join('\n')).toContain(told);
  });

  test('on another port the links follow, unless BASE_URL fixes them', () => {
    expect(onPort(configOf({}), 3001).site).toMatchObject({
      port: 3001,
      baseUrl: 'http://localhost:3001',
    });
    const fixed = onPort(configOf({ BASE_URL: 'https://a.example.org' }), 3001);
    expect(fixed.site).toMatchObject({ port: 3001, baseUrl: 'https://a.example.org' });
  });

  test('the secret is made once, for its owner only, and stays', () => {
    const folder = mkdtempSync(join(tmpdir(), 'charterflow-config-'));
    try {
      const first = readConfig({ DATA_DIR: folder });
      const second = readConfig({ DATA_DIR: folder });
      expect(first.ok && first.config.secret).toMatch(/^[0-9a-f]{64}$/);
      expect(second).toEqual(first);
      if (process.platform !== 'win32')
        expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a data folder that cannot be made is one clear problem', () => {
    const folder = mkdtempSync(join(tmpdir(), 'charterflow-config-'));
    try {
      const file = join(folder, 'file');
      writeFileSync(file, '');
      const outcome = readConfig({ DATA_DIR: join(file, 'data') });
      expect(outcome).toMatchObject({
        ok: false,
        problems: [expect.stringMatching(/^DATA_DIR: .*another folder\.$/)],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('.env.example', () => {
  test('is what the variables say; npm run env-example renews it', () => {
    const written = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    expect(written).toBe(environmentExample());
  });

  test('explains every variable in both languages', () => {
    for (const name of Object.keys(variables.shape) as VariableName[]) {
      const { about, expects } = notesOf(name);
      expect([name, about.en, expects.en].every((text) => text.length > 1)).toBe(true);
      expect(about.zh).toMatch(/\p{Script=Han}/u);
      expect(expects.zh).not.toBe('');
    }
  });
});
