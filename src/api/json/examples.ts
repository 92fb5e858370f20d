import { z } from 'zod';

type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};

/** What a value of this name looks like, where its schema says no more than its type. */
const NAMED: Readonly<Record<string, unknown>> = {
  address: '北京市海淀区1号',
  addressee: '某某局',
  amount: '1200.00',
  applicant: '星河科技有限公司',
  body: 'chairs-office',
  category: 'enterprise',
  channel: 'api',
  code: '3F7K9Q2M',
  column: { zh: '统一社会信用代码', en: 'Credit code' },
  creditCode: '91350100M000100Y43',
  email: 'wang@example.org',
  employerCode: '91350100M000100Y43',
  entitled: 9,
  fileName: '名册.xlsx',
  holder: '星河科技有限公司',
  holidays: '元旦：1月1日至3日放假，共3天。',
  kind: 'enterprise',
  label: { zh: '会议时间', en: 'Time' },
  link: 'https://www.gov.cn/zhengce/notice.html',
  member: '01JD000000MEMBER',
  name: '王建国',
  notice: '国办发明电〔2026〕7号',
  number: 'LSA-2026-0001',
  phone: '13800000000',
  place: '二层会议室',
  procedure: 'admission',
  reason: '近期无会议安排',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  source: '推荐函',
  stage: 'review',
  title: '经理',
  type: 'application/pdf',
  year: 2027,
};
const HASH = NAMED['sha256'];
const INSTANT = '2026-12-04T01:00:00.000Z';

/** A value that a schema accepts, to be read by people. */
export function exampleOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return valueOf(jsonSchema(schema, io), '');
}

/** One for each alternative of a body whose content depends on its kind; otherwise one. */
export function bodyExamples(schema: z.ZodType): readonly unknown[] {
  const asked = jsonSchema(schema, 'input');
  const [common, choice] = asked.allOf ?? [];
  return common && choice?.anyOf
    ? choice.anyOf.map((one) => valueOf({ allOf: [common, one] }, ''))
    : [valueOf(asked, '')];
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Schema =>
  z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Schema;

function valueOf(schema: Schema, name: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined && schema.default !== '') return schema.default;
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((part) => valueOf(part, name))) as unknown;
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return valueOf(first, name);
  const [type] = [schema.type].flat();
  switch (type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return schema.prefixItems
        ? schema.prefixItems.map((item) => valueOf(item, name))
        : [valueOf(schema.items ?? {}, name.replace(/s$/, ''))];
    case 'string':
      return textOf(schema, name);
    case 'integer':
    case 'number':
      return typeof NAMED[name] === 'number' ? NAMED[name] : Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return {};
  }
}

function objectOf({ properties, additionalProperties, propertyNames }: Schema): unknown {
  const given = Object.entries(properties ?? {}).map(([name, of]) => [name, valueOf(of, name)]);
  const open = typeof additionalProperties === 'object' && !properties;
  const [named] = propertyNames?.enum ?? [];
  const key = typeof named === 'string' ? named : 'address';
  return Object.fromEntries(open ? [[key, valueOf(additionalProperties, key)]] : given) as unknown;
}

function textOf({ format, pattern, minLength }: Schema, name: string): string {
  if (format === 'date-time') return INSTANT;
  if (format === 'date') return '2026-12-04';
  if (pattern?.includes('64')) return String(HASH);
  const known = NAMED[name];
  if (typeof known === 'string') return known;
  if (/id$|^(case|person|ballot|record|task|member|payment|file|votingRound)$/i.test(name))
    return `01JD000000${name.toUpperCase()}`;
  return name === '' || minLength === 0 ? '…' : name;
}
