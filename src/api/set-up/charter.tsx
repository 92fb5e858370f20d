import type { Request, Response } from 'express';
import { asksMoreThanIsCarriedOut } from '../../domain/charter/carried-out.ts';
import { countInWords } from '../../domain/charter/in-words.ts';
import type { Charter, Procedure } from '../../domain/charter/type.ts';
import { plainLine } from '../../domain/plain-line.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn, receiveFiles, type ReceivedFile } from '../../documents/receive.ts';
import { decodeCsv } from '../../documents/roster/csv.ts';
import { changeSetUp, type SetUp } from '../../store/set-up/set-ups.ts';
import { SetUpCharterPage } from '../../web/pages/set-up-charter.tsx';
import type { CharterOverview, RegisterField } from '../../web/views.ts';
import { allAlliances } from '../alliance.ts';
import { textIn } from '../body.ts';
import type { Site } from '../site.ts';
import { draftAt, keepAndGoOn, revisionIn, type Draft } from './draft.ts';
import { formOf, frameOf, sendStep, type Wrong } from './frame.tsx';

const LARGEST = 1_000_000;
/** More problems than these are told by their number: they come from a few slips. */
const MOST_SHOWN = 30;
const CODE = /^[A-Z][A-Z0-9]{1,9}$/;

export const receiveCharter = receiveFiles({ maxFiles: 2, maxFileSize: LARGEST });

export async function showCharter(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (draft) sendCharter(site, request, response, draft);
}

function sendCharter(
  site: Site,
  request: Request,
  response: Response,
  draft: Draft,
  wrong?: Wrong,
): void {
  const { charter, refused, problems, setUp } = draft;
  const files = [setUp.files.charter, setUp.files.text].filter(({ content }) => content !== '');
  sendStep(site, request, response, draft, {
    step: 'charter',
    wrong: wrong !== undefined,
    page: (
      <SetUpCharterPage
        view={{
          frame: frameOf(draft, 'charter', wrong?.whole),
          upload: formOf(draft, '/charter'),
          files: files.map(({ name, content }) => ({ name, size: Buffer.byteLength(content) })),
          uploadProblems: {
            charter: wrong?.problems?.['charter'],
            text: wrong?.problems?.['text'] ?? textMissing(setUp),
          },
          problems: problems.slice(0, MOST_SHOWN),
          more: Math.max(0, problems.length - MOST_SHOWN),
          refused,
          overview: charter && overviewOf(charter),
          alliance:
            charter && !refused
              ? {
                  form: formOf(draft, '/alliance'),
                  fields: allianceFields(charter, setUp, wrong),
                }
              : undefined,
          nextUrl: `${draft.base}/defaults`,
        }}
      />
    ),
  });
}

/** The charter's whole text has not come yet. */
function textMissing({ files }: SetUp): Wording | undefined {
  return files.charter.content !== '' && files.text.content === ''
    ? {
        zh: '还没有章程全文，请在这里上传',
        en: 'The charter’s whole text is missing; upload it here',
      }
    : undefined;
}

/** Keeps the files that came, sound or not; what did not come stays as it was. */
export async function postCharter(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const { files, problems: lost } = receivedIn(request);
  const problems: Record<string, Wording> = {};
  for (const { field } of lost) problems[field] = TOO_LARGE;
  const came: Partial<Record<'charter' | 'text', { name: string; content: string }>> = {};
  for (const field of ['charter', 'text'] as const) {
    const file = files.find((one) => one.field === field && (one.size > 0 || one.name !== ''));
    const read = file && (await textOf(file));
    if (read && 'problem' in read) problems[field] = read.problem;
    else if (read) came[field] = read;
  }
  const kept = draft.setUp.files;
  if (!came.charter && kept.charter.content === '' && !problems['charter'])
    problems['charter'] = {
      zh: '请选择章程文件（.yaml）',
      en: 'Choose the charter file (.yaml)',
    };
  const nothing = !came.charter && !came.text;
  if (nothing && Object.keys(problems).length === 0)
    problems['charter'] = { zh: '没有选择文件', en: 'No file was chosen' };
  const change = {
    files: { charter: came.charter ?? kept.charter, text: came.text ?? kept.text },
  };
  if (Object.keys(problems).length > 0) {
    // Of two files the sound one is kept, and what is wrong with the other is told.
    if (!nothing) await changeSetUp(site.context, draft.setUp.id, revisionIn(request), change);
    const after = await draftAt(site, request, response);
    return after && sendCharter(site, request, response, after, { problems });
  }
  const whole = await keepAndGoOn(site, request, response, draft, { change, to: '/charter' });
  if (whole) sendCharter(site, request, response, draft, { whole });
}

const TOO_LARGE: Wording = {
  zh: `文件超过${LARGEST / 1_000_000} MB，没有保存。章程文件只写章程，请删去其他内容后再上传。`,
  en: `The file is larger than ${LARGEST / 1_000_000} MB and was not kept. It should hold the charter and nothing else.`,
};

async function textOf(
  file: ReceivedFile,
): Promise<{ readonly name: string; readonly content: string } | { readonly problem: Wording }> {
  const bytes = await file.read();
  const name = (plainLine(file.name, 120).split(/[/\\]/u).at(-1) ?? '').trim() || 'charter.yaml';
  if (bytes.length === 0)
    return {
      problem: { zh: '文件是空的，请重新选择', en: 'The file is empty; please choose it again' },
    };
  if (bytes.includes(0) && !(bytes[0] === 0xff && bytes[1] === 0xfe))
    return {
      problem: {
        zh: '这不是文本文件（Word、PDF 等不能直接使用）。请另存为纯文本，UTF-8 编码。',
        en: 'This is no text file; Word or PDF files cannot be used. Save it as plain text in UTF-8.',
      },
    };
  return { name, content: decodeCsv(bytes) };
}

function overviewOf(charter: Charter): CharterOverview {
  const { members, bodies, procedures, name, short, adopted, version, articles } = charter;
  const named = (done: boolean): readonly Wording[] =>
    Object.values(procedures)
      .filter((one: Procedure) => asksMoreThanIsCarriedOut(charter, one) !== done)
      .map((one) => one.name);
  return {
    facts: [
      { label: { zh: '名称', en: 'Name' }, value: name },
      { label: { zh: '简称', en: 'Short name' }, value: short },
      { label: { zh: '章程版本', en: 'Version' }, value: String(version) },
      ...(adopted ? [{ label: { zh: '通过日期', en: 'Adopted on' }, value: adopted.day }] : []),
      {
        label: { zh: '已核对的条款', en: 'Quotations checked' },
        value: String(Object.keys(articles).length),
      },
    ],
    classes: Object.values(members.classes).map((one) => one.name),
    kinds: Object.values(members.kinds).map((one) => one.name),
    bodies: Object.values(bodies).map((body) => ({
      name: body.name,
      seats: Object.values(body.seats).map((seat) => ({
        name: seat.name,
        count: countInWords(seat.count),
      })),
    })),
    carriedOut: named(true),
    onlyRead: named(false),
  };
}

type AllianceValues = Readonly<
  Record<'code' | 'language' | 'phone' | 'address' | 'addressEn', string>
>;

/** What was typed, else what was kept, else what the charter says. */
function valuesOf(charter: Charter, setUp: SetUp, wrong?: Wrong): AllianceValues {
  const office = charter.bodies['secretariat']?.office;
  const kept = setUp.answers.alliance;
  const proposed: AllianceValues = kept ?? {
    code: (charter.abbreviation?.says ?? '').toUpperCase().replace(/[^A-Z0-9]/gu, ''),
    language: charter.outputs?.language ?? 'zh',
    phone: office?.phone ?? '',
    address: office?.address.zh ?? '',
    addressEn: office?.address.en ?? '',
  };
  return { ...proposed, ...wrong?.values };
}

function allianceFields(charter: Charter, setUp: SetUp, wrong?: Wrong): readonly RegisterField[] {
  const values = valuesOf(charter, setUp, wrong);
  const problems = wrong?.problems ?? {};
  return [
    {
      as: 'line',
      name: 'code',
      label: { zh: '代码', en: 'Code' },
      hint: {
        zh: '大写字母开头，2至10位字母和数字，用在编号里，如 ZZQF-2026-0001；以后不能改',
        en: 'Two to ten capital letters and digits, for numbers such as ZZQF-2026-0001; it cannot be changed later',
      },
      value: values.code,
      problem: problems['code'],
      required: true,
      longest: 10,
    },
    {
      as: 'choice',
      name: 'language',
      label: { zh: '对外文书的首要语言', en: 'First language of what it gives out' },
      value: values.language,
      problem: problems['language'],
      required: true,
      options: [
        { value: 'zh', label: { zh: '中文', en: 'Chinese' } },
        { value: 'en', label: { zh: '英文', en: 'English' } },
      ],
    },
    {
      as: 'line',
      name: 'phone',
      type: 'tel',
      label: { zh: '秘书处电话', en: 'Telephone of the secretariat' },
      hint: { zh: '印在每封邮件和公开页面上', en: 'Printed on every mail and public page' },
      value: values.phone,
      problem: problems['phone'],
      required: true,
      longest: 40,
    },
    {
      as: 'line',
      name: 'address',
      label: { zh: '秘书处地址', en: 'Address of the secretariat (Chinese)' },
      value: values.address,
      problem: problems['address'],
      required: true,
      longest: 200,
    },
    {
      as: 'line',
      name: 'addressEn',
      label: { zh: '秘书处地址（英文）', en: 'Address of the secretariat (English)' },
      hint: {
        zh: '没有的，英文页面显示中文地址',
        en: 'Without one, English pages show the Chinese',
      },
      value: values.addressEn,
      problem: problems['addressEn'],
      required: false,
      longest: 200,
    },
  ];
}

export async function postAlliance(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const line = (name: string, longest: number): string =>
    plainLine(textIn(request, name, longest), longest).trim();
  const values: AllianceValues = {
    code: line('code', 10).toUpperCase(),
    language: line('language', 2) === 'en' ? 'en' : 'zh',
    phone: line('phone', 40),
    address: line('address', 200),
    addressEn: line('addressEn', 200),
  };
  const problems: Record<string, Wording> = {};
  if (!CODE.test(values.code))
    problems['code'] = {
      zh: '请填写2至10位大写字母和数字，以字母开头',
      en: 'Enter two to ten capital letters and digits, a letter first',
    };
  else if (await codeTaken(site, values.code))
    problems['code'] = {
      zh: '本站已有联盟使用这个代码，请另取一个',
      en: 'Another alliance of this site has this code; choose another one',
    };
  if (values.phone === '')
    problems['phone'] = { zh: '请填写秘书处电话', en: 'Enter the telephone of the secretariat' };
  if (values.address === '')
    problems['address'] = { zh: '请填写秘书处地址', en: 'Enter the address of the secretariat' };
  if (!draft.charter || draft.refused || Object.keys(problems).length > 0)
    return sendCharter(site, request, response, draft, { values, problems });
  const language = values.language === 'en' ? 'en' : 'zh';
  const whole = await keepAndGoOn(site, request, response, draft, {
    change: { answers: { alliance: { ...values, language } } },
    to: '/defaults',
  });
  if (whole) sendCharter(site, request, response, draft, { values, whole });
}

async function codeTaken(site: Site, code: string): Promise<boolean> {
  return (await allAlliances(site)).some((one) => one.code === code);
}
