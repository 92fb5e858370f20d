import { z } from 'zod';

type Words = { readonly en: string; readonly zh: string };

/** What is said about a variable in `.env.example` and when its value is wrong. */
export type VariableNotes = {
  readonly about: Words;
  readonly expects: Words;
  /** Shown in `.env.example` where there is no default. */
  readonly example?: string;
  /** Its value never appears in a message. */
  readonly confidential?: true;
  /** Opens a section of `.env.example`. */
  readonly section?: Words;
};

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(65_535));
const portWords: Words = { en: 'a whole number from 1 to 65535', zh: '1 到 65535 的整数' };

const wholeNumber = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number);

const webAddress = z
  .url({ protocol: /^https?$/ })
  .transform((address) => address.replace(/\/+$/, ''));
const webAddressWords = (example: string): Words => ({
  en: `an address such as ${example}`,
  zh: `形如 ${example} 的网址`,
});

const hostAndPort = z.string().regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/);
const filePath = z.string();
const fileWords: Words = { en: 'the path of a readable PEM file', zh: '可读取的 PEM 文件路径' };

const oneOf = (...values: readonly string[]): Words => ({
  en: `one of ${values.join(', ')}`,
  zh: `${values.join('、')} 之一`,
});

function variable<Schema extends z.ZodType>(schema: Schema, notes: VariableNotes): Schema {
  return schema.meta(notes);
}

/** Every environment variable Charterflow reads, in the order of `.env.example`. */
export const variables = z.object({
  PORT: variable(portNumber.default(3000), {
    section: { en: 'The site', zh: '网站' },
    about: { en: 'Port of the public site and the console.', zh: '公众网站和工作台的端口。' },
    expects: portWords,
  }),
  HOST: variable(z.string().regex(/^\S+$/).default('127.0.0.1'), {
    about: {
      en: 'Address the site listens on. 127.0.0.1 is reached from this machine only, 0.0.0.0 from the network.',
      zh: '网站监听的地址。127.0.0.1 仅本机可访问，0.0.0.0 网络可访问。',
    },
    expects: { en: 'a host name or an IP address', zh: '主机名或 IP 地址' },
  }),
  BASE_URL: variable(webAddress.optional(), {
    about: {
      en: 'Address people see in mails and certificates. Without it: the address of this machine.',
      zh: '邮件和证书中显示的网址。不填则为本机地址。',
    },
    expects: webAddressWords('https://alliance.example.org'),
    example: 'https://alliance.example.org',
  }),
  TRUSTED_PROXIES: variable(wholeNumber.default(0), {
    about: {
      en: 'How many reverse proxies stand in front of the site.',
      zh: '网站前面的反向代理层数。',
    },
    expects: { en: 'a whole number from 0 to 999', zh: '0 到 999 的整数' },
  }),
  DEFAULT_LANGUAGE: variable(z.enum(['zh', 'en']).default('zh'), {
    about: {
      en: 'Language of pages and mails where nobody has chosen one.',
      zh: '未选择语言时页面和邮件使用的语言。',
    },
    expects: oneOf('zh', 'en'),
  }),
  DEMO: variable(z.enum(['auto', 'on', 'off']).default('auto'), {
    about: {
      en: 'Demonstration people and alliance, made on the first start. auto: only with the embedded database.',
      zh: '首次启动时创建演示人员和联盟。auto：仅在使用内置数据库时创建。',
    },
    expects: oneOf('auto', 'on', 'off'),
  }),
  ROLE: variable(z.enum(['all', 'api', 'worker']).default('all'), {
    about: {
      en: 'What this process does: the site (api), the workflows (worker), or both (all).',
      zh: '本进程的职责：网站（api）、流程（worker）或两者（all）。',
    },
    expects: oneOf('all', 'api', 'worker'),
  }),
  LOG_LEVEL: variable(z.enum(['debug', 'info', 'warn', 'error']).default('info'), {
    about: { en: 'How much is written to the log.', zh: '日志的详细程度。' },
    expects: oneOf('debug', 'info', 'warn', 'error'),
  }),

  DATA_DIR: variable(z.string().default('data'), {
    section: { en: 'Data', zh: '数据' },
    about: {
      en: 'Folder of the embedded database, uploaded files and certificates. Back it up.',
      zh: '内置数据库、上传文件和证书所在的文件夹，请备份。',
    },
    expects: { en: 'the path of a folder', zh: '文件夹路径' },
  }),
  DATABASE_URL: variable(z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    about: {
      en: 'PostgreSQL 15 or newer. Without it: the embedded database, for trying out and small alliances.',
      zh: 'PostgreSQL 15 或更新版本。不填则使用内置数据库，适合试用和小型联盟。',
    },
    expects: {
      en: 'an address such as postgres://user:password@host:5432/charterflow',
      zh: '形如 postgres://用户:密码@主机:5432/charterflow 的地址',
    },
    example: 'postgres://charterflow:password@127.0.0.1:5432/charterflow',
    confidential: true,
  }),
  SECRET: variable(z.string().min(32).optional(), {
    about: {
      en: 'Signs what must not be forged. Needed with DATABASE_URL; otherwise made once and kept in the data folder.',
      zh: '用于签名，防止伪造。设置 DATABASE_URL 时必填；否则自动生成并保存在数据文件夹中。',
    },
    expects: {
      en: 'at least 32 characters; make one with: openssl rand -hex 32',
      zh: '至少 32 个字符；可用 openssl rand -hex 32 生成',
    },
    example: 'at-least-32-random-characters-here',
    confidential: true,
  }),

  SMTP_URL: variable(z.url({ protocol: /^smtps?$/ }).optional(), {
    section: { en: 'Mail', zh: '邮件' },
    about: {
      en: 'Server that sends the mails. Without it: the built-in mailbox, which anybody at this machine can read.',
      zh: '发送邮件的服务器。不填则使用内置邮箱，本机任何人都可查看。',
    },
    expects: {
      en: 'an address such as smtps://user:password@smtp.example.org:465',
      zh: '形如 smtps://用户:密码@smtp.example.org:465 的地址',
    },
    example: 'smtps://user:password@smtp.example.org:465',
    confidential: true,
  }),
  MAIL_FROM: variable(
    z
      .string()
      .regex(/^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .optional(),
    {
      about: {
        en: 'Sender of the mails. Needed with SMTP_URL.',
        zh: '发件人。设置 SMTP_URL 时必填。',
      },
      expects: {
        en: 'an address such as "Secretariat <secretariat@example.org>"',
        zh: '形如“秘书处 <secretariat@example.org>”的地址',
      },
      example: '"Secretariat <secretariat@example.org>"',
    },
  ),

  TEMPORAL_ADDRESS: variable(hostAndPort.optional(), {
    section: { en: 'Temporal', zh: 'Temporal' },
    about: {
      en: 'Temporal server or Temporal Cloud. Without it: a development server, started and stopped with the product.',
      zh: 'Temporal 服务器或 Temporal Cloud。不填则随产品启动和停止一个开发服务器。',
    },
    expects: {
      en: 'host:port, such as temporal.example.org:7233',
      zh: '主机:端口，如 temporal.example.org:7233',
    },
    example: 'temporal.example.org:7233',
  }),
  TEMPORAL_NAMESPACE: variable(
    z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
      .default('default'),
    {
      about: { en: 'Namespace of the workflows.', zh: '流程所在的命名空间。' },
      expects: { en: 'letters, digits, dots, hyphens', zh: '字母、数字、点和连字符' },
    },
  ),
  TEMPORAL_UI_URL: variable(webAddress.optional(), {
    about: {
      en: "Temporal's Web UI, to which cases link. The development server brings its own.",
      zh: '事项页面链接到的 Temporal 管理界面。开发服务器自带界面。',
    },
    expects: webAddressWords('https://temporal.example.org'),
    example: 'https://temporal.example.org',
  }),
  TEMPORAL_API_KEY: variable(z.string().optional(), {
    about: { en: 'API key, for Temporal Cloud.', zh: 'Temporal Cloud 的 API 密钥。' },
    expects: { en: 'an API key', zh: 'API 密钥' },
    example: 'api-key',
    confidential: true,
  }),
  TEMPORAL_TLS: variable(z.enum(['auto', 'on', 'off']).default('auto'), {
    about: {
      en: 'Encrypted connection to TEMPORAL_ADDRESS. auto: with an API key or a certificate.',
      zh: '与 TEMPORAL_ADDRESS 的加密连接。auto：有 API 密钥或证书时启用。',
    },
    expects: oneOf('auto', 'on', 'off'),
  }),
  TEMPORAL_TLS_CA: variable(filePath.optional(), {
    about: {
      en: 'Certificate of the authority that signed the server’s.',
      zh: '签发服务器证书的 CA 证书。',
    },
    expects: fileWords,
    example: '/etc/charterflow/ca.pem',
  }),
  TEMPORAL_TLS_CERT: variable(filePath.optional(), {
    about: {
      en: 'Certificate of this client, with TEMPORAL_TLS_KEY.',
      zh: '客户端证书，与 TEMPORAL_TLS_KEY 同时设置。',
    },
    expects: fileWords,
    example: '/etc/charterflow/client.pem',
  }),
  TEMPORAL_TLS_KEY: variable(filePath.optional(), {
    about: {
      en: 'Key of this client, with TEMPORAL_TLS_CERT.',
      zh: '客户端私钥，与 TEMPORAL_TLS_CERT 同时设置。',
    },
    expects: fileWords,
    example: '/etc/charterflow/client.key',
  }),
  TEMPORAL_TLS_SERVER_NAME: variable(z.string().optional(), {
    about: {
      en: 'Name in the server’s certificate, if it is not its host name.',
      zh: '服务器证书中的名称（与主机名不同时）。',
    },
    expects: { en: 'a host name', zh: '主机名' },
    example: 'temporal.internal',
  }),
  TEMPORAL_PORT: variable(portNumber.default(7233), {
    about: { en: 'Port of the development server.', zh: '开发服务器的端口。' },
    expects: portWords,
  }),
  TEMPORAL_UI_PORT: variable(portNumber.default(8233), {
    about: { en: 'Port of the development server’s Web UI.', zh: '开发服务器管理界面的端口。' },
    expects: portWords,
  }),
});

export type VariableName = keyof typeof variables.shape;

/** What `variable` noted about the variable of this name. */
export function notesOf(name: VariableName): VariableNotes {
  return variables.shape[name].meta() as VariableNotes;
}

/** The text of `.env.example`: every variable, commented out, with its default or an example. */
export function environmentExample(): string {
  const lines = [
    '# Charterflow reads these variables from the environment or from a file named .env in this folder.',
    '# Charterflow 从环境变量或本文件夹中的 .env 文件读取以下变量。',
  ];
  for (const name of Object.keys(variables.shape) as VariableName[]) {
    const { about, section, example } = notesOf(name);
    if (section)
      lines.push('', `# ---- ${[...new Set([section.en, section.zh])].join(' · ')} ----`);
    const standard = variables.shape[name].safeParse(undefined).data;
    lines.push('', `# ${about.en}`, `# ${about.zh}`, `# ${name}=${standard ?? example ?? ''}`);
  }
  return `${lines.join('\n')}\n`;
}
