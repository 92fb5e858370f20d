import * as checks from './particulars/checks.ts';
import {
  normaliseAddress,
  normaliseName,
  normaliseNumber,
  normalisePhone,
  normaliseText,
} from './particulars/normalise.ts';
import { general, type Wording } from './wording.ts';

/** One thing a form may ask: how it is shown, how an answer is made one and how it is checked. */
export type Particular = {
  readonly label: Wording;
  readonly hint?: Wording;
  /** The same in both languages, or one for each. */
  readonly example?: string | Wording;
  readonly section: 'applicant' | 'submitter' | 'liaison';
  readonly kind: 'text' | 'textarea' | 'choice' | 'email' | 'tel';
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  readonly autocomplete: string;
  readonly maxLength: number;
  readonly options?: readonly { readonly value: string; readonly label: Wording }[];
  readonly normalise: (typed: string) => string;
  readonly check: checks.Check;
};

const CAPACITIES = [
  { value: 'legal-representative', label: { zh: '法定代表人', en: 'Legal representative' } },
  {
    value: 'authorised-representative',
    label: { zh: '授权代表', en: 'Authorised representative' },
  },
] as const;

const personName = (
  label: Wording,
  section: Particular['section'],
  autocomplete = 'name',
): Particular => ({
  label,
  section,
  example: { zh: '王小明', en: 'Wang Xiaoming' },
  kind: 'text',
  autocomplete,
  maxLength: 50,
  normalise: normaliseName,
  check: checks.nameOf(2, 50),
});
const phoneNumber = (label: Wording, section: Particular['section']): Particular => ({
  label,
  section,
  hint: { zh: '手机，或带区号的座机', en: 'Mobile, or landline with area code' },
  example: '13800138000',
  kind: 'tel',
  inputMode: 'tel',
  autocomplete: 'tel',
  maxLength: 40,
  normalise: normalisePhone,
  check: checks.phone,
});
const emailAddress = (label: Wording, section: Particular['section']): Particular => ({
  label,
  section,
  hint: { zh: '受理和结果通知发往这里', en: 'Receipt and outcome are sent here' },
  example: 'lianluo@example.com',
  kind: 'email',
  inputMode: 'email',
  autocomplete: 'email',
  maxLength: 254,
  normalise: normaliseAddress,
  check: checks.email,
});

/** The vocabulary: every word a charter's form may ask for. */
export const PARTICULARS = {
  'organisation-name': {
    label: { zh: '单位名称', en: 'Name of the organisation' },
    hint: { zh: '与营业执照或登记证书一致', en: 'As on the licence or registration certificate' },
    example: { zh: '北京某某科技有限公司', en: 'Example Technology Co., Ltd.' },
    section: 'applicant',
    kind: 'text',
    autocomplete: 'organization',
    maxLength: 100,
    normalise: normaliseName,
    check: checks.nameOf(2, 100),
  },
  'credit-code': {
    label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    hint: { zh: '营业执照上的18位代码', en: 'The 18 characters on the business licence' },
    example: '91110108MA01A2B3CF',
    section: 'applicant',
    kind: 'text',
    autocomplete: 'off',
    maxLength: 40,
    normalise: normaliseNumber,
    check: checks.creditCode,
  },
  'registration-number': {
    label: { zh: '登记证号', en: 'Registration number' },
    hint: {
      zh: '社会团体登记证书上的统一社会信用代码或登记证号',
      en: 'The unified social credit code or number on the registration certificate',
    },
    example: '511000005000012349',
    section: 'applicant',
    kind: 'text',
    autocomplete: 'off',
    maxLength: 60,
    normalise: normaliseNumber,
    check: checks.registrationNumber,
  },
  'legal-representative': personName(
    { zh: '法定代表人', en: 'Legal representative' },
    'applicant',
    'off',
  ),
  'head-name': personName({ zh: '单位负责人', en: 'Head of the organisation' }, 'applicant', 'off'),
  'head-email': {
    ...emailAddress({ zh: '单位负责人邮箱', en: 'E-mail of the head' }, 'applicant'),
    hint: {
      zh: '章程规定须通知负责人的，发往这里',
      en: 'What the charter says the head is told goes here',
    },
    autocomplete: 'off',
  },
  address: {
    label: { zh: '通信地址', en: 'Postal address' },
    example: { zh: '北京市海淀区某某路1号', en: '1 Example Road, Haidian District, Beijing' },
    section: 'applicant',
    kind: 'text',
    autocomplete: 'street-address',
    maxLength: 200,
    normalise: normaliseName,
    check: checks.textOf(5, 200),
  },
  website: {
    label: { zh: '网站', en: 'Website' },
    example: 'https://www.example.com',
    section: 'applicant',
    kind: 'text',
    autocomplete: 'url',
    maxLength: 200,
    normalise: normaliseAddress,
    check: checks.website,
  },
  profile: {
    label: { zh: '主要业务简介', en: 'What the organisation does' },
    hint: { zh: '20至1000字', en: '20 to 1000 characters' },
    section: 'applicant',
    kind: 'textarea',
    autocomplete: 'off',
    maxLength: 1000,
    normalise: normaliseText,
    check: checks.textOf(20, 1000),
  },
  'leaving-reason': {
    label: { zh: '退出原因', en: 'Reason for leaving' },
    hint: { zh: '可以不填', en: 'You need not give one' },
    section: 'applicant',
    kind: 'textarea',
    autocomplete: 'off',
    maxLength: 1000,
    normalise: normaliseText,
    check: checks.textOf(1, 1000),
  },
  'person-name': personName({ zh: '姓名', en: 'Name' }, 'applicant'),
  'id-number': {
    label: { zh: '公民身份号码', en: 'Identity card number' },
    hint: {
      zh: '身份证上的18位号码；持其他证件请致电秘书处',
      en: 'The 18 characters on the identity card; with other papers please telephone the secretariat',
    },
    example: '11010519491231002X',
    section: 'applicant',
    kind: 'text',
    autocomplete: 'off',
    maxLength: 40,
    normalise: normaliseNumber,
    check: checks.idNumber,
  },
  employer: {
    label: { zh: '工作单位', en: 'Employer' },
    section: 'applicant',
    kind: 'text',
    autocomplete: 'organization',
    maxLength: 100,
    normalise: normaliseName,
    check: checks.nameOf(2, 100),
  },
  phone: phoneNumber({ zh: '联系电话', en: 'Telephone' }, 'applicant'),
  email: emailAddress({ zh: '电子邮箱', en: 'E-mail' }, 'applicant'),
  capacity: {
    label: { zh: '提交人身份', en: 'Submitted by' },
    hint: {
      zh: '授权代表提交的，须附授权书',
      en: 'An authorised representative adds the letter of authorisation',
    },
    section: 'submitter',
    kind: 'choice',
    autocomplete: 'off',
    maxLength: 40,
    options: CAPACITIES,
    normalise: (typed) => typed.trim(),
    check: checks.oneOf(CAPACITIES.map(({ value }) => value)),
  },
  'authorised-representative': personName(
    { zh: '授权代表姓名', en: 'Name of the authorised representative' },
    'submitter',
  ),
  'liaison-name': personName({ zh: '联络员姓名', en: 'Name of the liaison' }, 'liaison'),
  'liaison-post': {
    label: { zh: '联络员职务', en: 'Post of the liaison' },
    example: { zh: '办公室主任', en: 'Head of the office' },
    section: 'liaison',
    kind: 'text',
    autocomplete: 'organization-title',
    maxLength: 50,
    normalise: normaliseName,
    check: checks.textOf(1, 50),
  },
  'liaison-phone': phoneNumber({ zh: '联络员电话', en: 'Telephone of the liaison' }, 'liaison'),
  // Whom a unit sends to the bodies of its class: named with the application, it sits there as soon as the class is given.
  'representative-name': personName(
    general('会员代表姓名', 'Name of the voting representative'),
    'applicant',
    'off',
  ),
  'representative-email': {
    ...emailAddress(general('会员代表邮箱', 'E-mail of the voting representative'), 'liaison'),
    hint: { zh: '表决通知发往这里', en: 'Notices of votes are sent here' },
    autocomplete: 'off',
  },
  'representative-phone': {
    ...phoneNumber(general('会员代表电话', 'Telephone of the voting representative'), 'liaison'),
    autocomplete: 'off',
  },
  'liaison-email': emailAddress({ zh: '联络员邮箱', en: 'E-mail of the liaison' }, 'liaison'),
} as const satisfies Readonly<Record<string, Particular>>;

export type ParticularId = keyof typeof PARTICULARS;

/** The headings under which a form groups its questions. */
export const SECTIONS: Readonly<Record<Particular['section'], Wording>> = {
  applicant: { zh: '申请人', en: 'Applicant' },
  submitter: { zh: '提交人', en: 'Who submits' },
  liaison: { zh: '联络员', en: 'Liaison' },
};

/** A word of the vocabulary, or null where there is none of that name. */
export function particular(id: string): Particular | null {
  return Object.hasOwn(PARTICULARS, id) ? PARTICULARS[id as ParticularId] : null;
}

/** Answers as they are kept and compared: each normalised in its own way, unknown names left out. */
export function normaliseParticulars(
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([id, text]) => {
      const word = particular(id);
      return word ? [[id, word.normalise(text)]] : [];
    }),
  );
}

/** Whom a unit names to act for it; undefined where its form asked for nobody of the kind. */
export function whoActsIn(
  values: Readonly<Record<string, string>>,
  as: 'representative' | 'head' | 'liaison',
): { readonly name: string; readonly email: string; readonly phone: string } | undefined {
  const name = values[`${as}-name`];
  const email = values[`${as}-email`];
  return name && email ? { name, email, phone: values[`${as}-phone`] ?? '' } : undefined;
}

/** The number by which an applicant is told from others: of its licence, its registration or its identity card. */
export function codeFieldIn(values: Readonly<Record<string, string>>): string | undefined {
  return ['credit-code', 'registration-number', 'id-number'].find((id) => values[id]);
}

/** Whom to write to and call about an application: the unit's liaison, or the person who applies. */
export function contactIn(values: Readonly<Record<string, string>>): {
  readonly applicant: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
} {
  const own = values['person-name'] ?? '';
  return {
    applicant: values['organisation-name'] ?? own,
    name: values['liaison-name'] ?? own,
    phone: values['liaison-phone'] ?? values['phone'] ?? '',
    email: values['liaison-email'] ?? values['email'] ?? '',
  };
}
