import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { contradictions, loopback } from './config-contradictions.ts';
import type { Environment } from './config-contradictions.ts';
import { notesOf, variables } from './config-variables.ts';
import type { VariableName } from './config-variables.ts';

type Values = z.output<typeof variables>;

/** Has the form of the Temporal SDK's TLSConfig. */
type TemporalTls = {
  readonly serverNameOverride?: string;
  readonly serverRootCACertificate?: Buffer;
  readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
};

/** Everything that can be set from outside, checked. */
export type Config = {
  readonly role: 'all' | 'api' | 'worker';
  readonly language: 'zh' | 'en';
  readonly site: {
    readonly host: string;
    readonly port: number;
    /** False: another port may be taken if this one is in use. */
    readonly portIsFixed: boolean;
    readonly baseUrl: string;
    readonly trustedProxies: number;
  };
  readonly dataDirectory: string;
  readonly database:
    | { readonly kind: 'embedded'; readonly directory: string }
    | { readonly kind: 'postgres'; readonly url: string };
  readonly temporal:
    | {
        readonly kind: 'embedded';
        readonly namespace: string;
        readonly databaseFile: string;
        readonly port: number;
        readonly portIsFixed: boolean;
        readonly uiPort: number;
        readonly uiPortIsFixed: boolean;
      }
    | {
        readonly kind: 'outside';
        readonly namespace: string;
        readonly address: string;
        readonly uiUrl: string | undefined;
        readonly apiKey: string | undefined;
        readonly tls: boolean | TemporalTls;
      };
  /** Without `smtpUrl`, mails go to the built-in mailbox. */
  readonly mail: { readonly from: string; readonly smtpUrl: string | undefined };
  readonly secret: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly demo: boolean;
};

export type ConfigOutcome =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the configuration from environment variables and names every problem at once, in the terminal's language.
 * `keptSecret` gives the secret of an installation that has none configured.
 */
export function readConfig(
  env: Environment,
  keptSecret: (dataDirectory: string) => string = secretKeptIn,
): ConfigOutcome {
  const chinese = /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
  const say = (en: string, zh: string): string => (chinese ? zh : en);
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = variables.safeParse(given);
  const problems = new Set<string>();
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]) as VariableName;
    const { expects, confidential } = notesOf(name);
    problems.add(
      confidential
        ? say(`${name} must be ${expects.en}.`, `${name} 应为：${expects.zh}。`)
        : say(
            `${name} must be ${expects.en}, but it is "${given[name]}".`,
            `${name} 应为：${expects.zh}；现为“${given[name]}”。`,
          ),
    );
  }
  const file = (
    name: 'TEMPORAL_TLS_CA' | 'TEMPORAL_TLS_CERT' | 'TEMPORAL_TLS_KEY',
  ): Buffer | undefined => {
    const path = given[name];
    if (path === undefined) return undefined;
    try {
      return readFileSync(path);
    } catch {
      problems.add(
        say(`${name}: the file "${path}" cannot be read.`, `${name}：无法读取文件“${path}”。`),
      );
      return undefined;
    }
  };
  const authority = file('TEMPORAL_TLS_CA');
  const certificate = file('TEMPORAL_TLS_CERT');
  const key = file('TEMPORAL_TLS_KEY');
  for (const [en, zh] of contradictions(given)) problems.add(say(en, zh));
  if (!parsed.success || problems.size > 0) return { ok: false, problems: [...problems] };

  const values = parsed.data;
  const dataDirectory = resolve(values.DATA_DIR);
  let secret = values.SECRET;
  try {
    secret ??= keptSecret(dataDirectory);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      problems: [
        say(
          `DATA_DIR: nothing can be kept in "${dataDirectory}" (${reason}). Make it writable or name another folder.`,
          `DATA_DIR：无法在“${dataDirectory}”中保存数据（${reason}）。请使其可写，或指定其他文件夹。`,
        ),
      ],
    };
  }
  const tls = {
    ...(values.TEMPORAL_TLS_SERVER_NAME
      ? { serverNameOverride: values.TEMPORAL_TLS_SERVER_NAME }
      : {}),
    ...(authority ? { serverRootCACertificate: authority } : {}),
    ...(certificate && key ? { clientCertPair: { crt: certificate, key } } : {}),
  };
  return { ok: true, config: toConfig(values, { dataDirectory, secret, given, tls }) };
}

/** The same configuration on another port of the site; the links follow unless BASE_URL fixes them. */
export function onPort(config: Config, port: number): Config {
  const { site } = config;
  const standing = site.baseUrl === ownAddress(site.host, site.port);
  const baseUrl = standing ? ownAddress(site.host, port) : site.baseUrl;
  return { ...config, site: { ...site, port, baseUrl } };
}

function toConfig(
  values: Values,
  known: {
    readonly dataDirectory: string;
    readonly secret: string;
    readonly given: Environment;
    readonly tls: TemporalTls;
  },
): Config {
  const { dataDirectory, secret, given, tls } = known;
  const outside = values.TEMPORAL_ADDRESS;
  const tlsWanted =
    values.TEMPORAL_TLS === 'on' ||
    (values.TEMPORAL_TLS === 'auto' &&
      (values.TEMPORAL_API_KEY !== undefined || Object.keys(tls).length > 0));
  return {
    role: values.ROLE,
    language: values.DEFAULT_LANGUAGE,
    site: {
      host: values.HOST,
      port: values.PORT,
      portIsFixed: given['PORT'] !== undefined || values.BASE_URL !== undefined,
      baseUrl: values.BASE_URL ?? ownAddress(values.HOST, values.PORT),
      trustedProxies: values.TRUSTED_PROXIES,
    },
    dataDirectory,
    database: values.DATABASE_URL
      ? { kind: 'postgres', url: values.DATABASE_URL }
      : { kind: 'embedded', directory: join(dataDirectory, 'database') },
    temporal: outside
      ? {
          kind: 'outside',
          namespace: values.TEMPORAL_NAMESPACE,
          address: outside,
          uiUrl: values.TEMPORAL_UI_URL,
          apiKey: values.TEMPORAL_API_KEY,
          tls: tlsWanted && (Object.keys(tls).length > 0 ? tls : true),
        }
      : {
          kind: 'embedded',
          namespace: values.TEMPORAL_NAMESPACE,
          databaseFile: join(dataDirectory, 'temporal', 'temporal.db'),
          port: values.TEMPORAL_PORT,
          portIsFixed: given['TEMPORAL_PORT'] !== undefined,
          uiPort: values.TEMPORAL_UI_PORT,
          uiPortIsFixed: given['TEMPORAL_UI_PORT'] !== undefined,
        },
    mail: {
      from: values.MAIL_FROM ?? 'Charterflow <mailbox@charterflow.localhost>',
      smtpUrl: values.SMTP_URL,
    },
    secret,
    logLevel: values.LOG_LEVEL,
    demo: values.DEMO === 'on' || (values.DEMO === 'auto' && values.DATABASE_URL === undefined),
  };
}

function ownAddress(host: string, port: number): string {
  const everywhere = loopback.has(host) || host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Made once, and complete or absent even after a kill in between: written aside, then renamed. */
function secretKeptIn(dataDirectory: string): string {
  const path = join(dataDirectory, 'secret');
  makeFolder(dataDirectory);
  if (!existsSync(path)) {
    writeFileSync(`${path}.new`, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  return readFileSync(path, 'utf8').trim();
}

/** Step by step: where a folder cannot be made at all, as in /proc, Node's own recursion never ends. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
