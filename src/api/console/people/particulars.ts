import { creditCode, nameOf, phone, textOf } from '../../../domain/particulars/checks.ts';
import {
  normaliseAddress,
  normaliseName,
  normaliseNumber,
  normalisePhone,
} from '../../../domain/particulars/normalise.ts';
import { isMailAddress } from '../../../domain/mail-address.ts';
import { PARTICULARS, particular, type ParticularId } from '../../../domain/particulars.ts';
import type { Wording } from '../../../domain/wording.ts';
import { CHANNELS_TO_PERSONS } from '../../../store/persons.ts';
import type { OrganisationDetails } from '../../../store/register/organisations.ts';
import type { PersonDetails } from '../../../store/register/persons.ts';
import type { Fact, RegisterField } from '../../../web/views.ts';
import { peopleWords } from '../../../web/words/people.ts';
import { problems } from '../../../web/words/problems.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

const LABELS = {
  name: say('姓名', 'Name'),
  title: say('称谓', 'Form of address'),
  language: say('语言', 'Language'),
  preferredChannel: say('联系方式偏好', 'Preferred way to be asked'),
  email: say('电子邮箱', 'E-mail'),
  phone: say('电话', 'Telephone'),
  employerCode: say('所在单位统一社会信用代码', 'Credit code of the employer'),
} as const;

const LANGUAGES = { zh: say('中文', 'Chinese'), en: say('英文', 'English') } as const;

export const channelInWords = (channel: (typeof CHANNELS_TO_PERSONS)[number]): Wording =>
  say(peopleWords.zh.channel[channel], peopleWords.en.channel[channel]);

/** What a version says of a person, as facts. */
export function personFacts(details: PersonDetails): readonly Fact[] {
  return [
    { label: LABELS.name, value: details.name },
    { label: LABELS.title, value: details.title },
    { label: LABELS.preferredChannel, value: channelInWords(details.preferredChannel) },
    { label: LABELS.email, value: details.email ?? '' },
    { label: LABELS.phone, value: details.phone ?? '' },
    { label: LABELS.language, value: LANGUAGES[details.language] },
    { label: LABELS.employerCode, value: details.employerCode ?? '' },
  ];
}

/** Who wants to be asked in another way and has an address gets both, and neither contradicts the other. */
export function noticeFacts({ email, preferredChannel }: PersonDetails): readonly Fact[] {
  if (email === null || preferredChannel === 'mail') return [];
  return [
    {
      label: say('书面通知', 'Notice in writing'),
      value: say(
        '邮件照常发出；请其办理的事项同时列入秘书处的联系事项',
        'By mail all the same; the secretariat is asked to reach them as well whenever something is asked of them',
      ),
    },
  ];
}

/** A person's particulars as they were typed. */
export type TypedPerson = Readonly<Record<keyof typeof LABELS, string>>;
export const PERSON_FIELDS = Object.keys(LABELS) as (keyof typeof LABELS)[];

export function typedFrom(details: PersonDetails): TypedPerson {
  return {
    ...details,
    email: details.email ?? '',
    phone: details.phone ?? '',
    employerCode: details.employerCode ?? '',
  };
}

type Problems = Readonly<Partial<Record<string, Wording>>>;

/** The typed particulars made into details, or what is wrong with them. */
export function personFrom(
  typed: TypedPerson,
): { readonly details: PersonDetails } | { readonly problems: Problems } {
  const details: PersonDetails = {
    name: normaliseName(typed.name),
    title: normaliseName(typed.title),
    email: normaliseAddress(typed.email) || null,
    phone: normalisePhone(typed.phone) || null,
    language: typed.language === 'en' ? 'en' : 'zh',
    employerCode: normaliseNumber(typed.employerCode) || null,
    preferredChannel: CHANNELS_TO_PERSONS.find((one) => one === typed.preferredChannel) ?? 'mail',
  };
  const found: Record<string, Wording | null> = {
    name: details.name === '' ? problems.missing(LABELS.name) : nameOf(1, 50)(details.name),
    title: details.title === '' ? problems.missing(LABELS.title) : textOf(1, 30)(details.title),
    email: emailProblem(details),
    phone: details.phone === null ? phoneMissing(details) : phone(details.phone),
    employerCode: details.employerCode === null ? null : creditCode(details.employerCode),
  };
  const wrong = Object.entries(found).filter(([, problem]) => problem !== null);
  return wrong.length > 0 ? { problems: Object.fromEntries(wrong) as Problems } : { details };
}

function emailProblem({ email, preferredChannel }: PersonDetails): Wording | null {
  if (email !== null) return isMailAddress(email) ? null : problems.email;
  return preferredChannel === 'mail'
    ? say(
        '联系方式偏好为邮件的，请填写邮箱；没有邮箱的请改选其他方式',
        'Enter an address, or choose another way to be asked for who has none',
      )
    : null;
}

function phoneMissing({ preferredChannel }: PersonDetails): Wording | null {
  return preferredChannel === 'telephone' || preferredChannel === 'forwarded'
    ? problems.missing(LABELS.phone)
    : null;
}

/** The fields of a person's form. */
export function personFields(typed: TypedPerson, found: Problems): readonly RegisterField[] {
  const line = (name: keyof typeof LABELS, longest: number) => ({
    name,
    label: LABELS[name],
    value: typed[name],
    problem: found[name],
    as: 'line' as const,
    longest,
  });
  return [
    { ...line('name', 50), required: true },
    {
      ...line('title', 30),
      required: true,
      hint: say('邮件和页面里的称呼，如王理事长的“理事长”', 'As mails address them: 理事长, 老师'),
    },
    {
      name: 'preferredChannel',
      label: LABELS.preferredChannel,
      value: typed.preferredChannel || 'mail',
      hint: say(
        '不选邮件而登记了邮箱的，邮件仍作为书面通知发出，同时列入秘书处的电话联系事项',
        'Whoever chooses another way and has an address still gets the mail, as the notice in writing; the secretariat is asked to call as well',
      ),
      required: true,
      as: 'choice',
      options: CHANNELS_TO_PERSONS.map((value) => ({ value, label: channelInWords(value) })),
    },
    {
      ...line('email', 254),
      type: 'email',
      required: false,
      hint: say(
        '可以没有邮箱；需要办理时由秘书处按上面的方式联系',
        'Not everybody has one; the secretariat then asks in the way chosen above',
      ),
    },
    { ...line('phone', 40), type: 'tel', required: false },
    {
      name: 'language',
      label: LABELS.language,
      value: typed.language || 'zh',
      required: true,
      as: 'choice',
      options: (['zh', 'en'] as const).map((value) => ({ value, label: LANGUAGES[value] })),
    },
    {
      ...line('employerCode', 40),
      required: false,
      hint: say(
        '任何人不得办理本人所在单位的事项，据此判断回避',
        'Nobody decides the case of their own unit; this tells whose it is',
      ),
    },
  ];
}

/** The particulars of an organisation that a change may name, in the order of the form. */
export const ORGANISATION_WORDS = [
  'legal-representative',
  'address',
  'website',
  'liaison-name',
  'liaison-post',
  'liaison-phone',
  'liaison-email',
] as const satisfies readonly ParticularId[];

const NAME = say('单位名称', 'Name of the organisation');
const CODE = say('统一社会信用代码', 'Unified social credit code');

/** What a version says of an organisation: name and code first, then whatever its form had. */
export function organisationFacts(entry: OrganisationDetails): readonly Fact[] {
  return [
    { label: NAME, value: entry.name },
    { label: CODE, value: entry.creditCode ?? '' },
    ...Object.entries(entry.details).flatMap(([id, value]) => {
      const word = particular(id);
      if (!word || id === 'organisation-name' || id === 'credit-code' || value === '') return [];
      return [
        {
          label: word.label,
          value: word.options?.find((one) => one.value === value)?.label ?? value,
        },
      ];
    }),
  ];
}

export type TypedOrganisation = Readonly<Record<string, string>>;
export const ORGANISATION_FIELDS: readonly string[] = ['name', 'creditCode', ...ORGANISATION_WORDS];

export function typedFromOrganisation(entry: OrganisationDetails): TypedOrganisation {
  return {
    name: entry.name,
    creditCode: entry.creditCode ?? '',
    ...Object.fromEntries(ORGANISATION_WORDS.map((id) => [id, entry.details[id] ?? ''])),
  };
}

/** The typed particulars laid over what stands, or what is wrong with them. */
export function organisationFrom(
  typed: TypedOrganisation,
  standing: OrganisationDetails,
): { readonly details: OrganisationDetails } | { readonly problems: Problems } {
  const name = normaliseName(typed['name'] ?? '');
  const code = normaliseNumber(typed['creditCode'] ?? '') || null;
  const found: Record<string, Wording | null> = {
    name: name === '' ? problems.missing(NAME) : nameOf(2, 100)(name),
    // What stands may be the number of an older certificate.
    creditCode: code === null || code === standing.creditCode ? null : creditCode(code),
  };
  const details: Record<string, string> = { ...standing.details };
  for (const id of ORGANISATION_WORDS) {
    const word = PARTICULARS[id];
    const value = word.normalise(typed[id] ?? '');
    if (value === (standing.details[id] ?? '')) continue;
    if (value === '') delete details[id];
    else {
      found[id] = word.check(value);
      details[id] = value;
    }
  }
  if ('organisation-name' in details) details['organisation-name'] = name;
  if ('credit-code' in details && code !== null) details['credit-code'] = code;
  const wrong = Object.entries(found).filter(([, problem]) => problem !== null);
  return wrong.length > 0
    ? { problems: Object.fromEntries(wrong) as Problems }
    : { details: { name, kind: standing.kind, creditCode: code, details } };
}

export function organisationFields(
  typed: TypedOrganisation,
  found: Problems,
): readonly RegisterField[] {
  const line = (name: string, label: Wording, longest: number, required: boolean) => ({
    name,
    label,
    value: typed[name] ?? '',
    problem: found[name],
    as: 'line' as const,
    longest,
    required,
  });
  return [
    line('name', NAME, 100, true),
    line('creditCode', CODE, 40, false),
    ...ORGANISATION_WORDS.map((id) =>
      line(id, PARTICULARS[id].label, PARTICULARS[id].maxLength, false),
    ),
  ];
}
