import { readCharter } from '../charter/files.ts';
import { contactSeat } from '../store/filings.ts';
import type { Context } from '../store/scope.ts';
import type { Language } from '../domain/wording.ts';
import { setUpAlliance, type NewPerson } from './alliance.ts';

/** The alliance of charter B that comes with the product, with invented people in its offices. */
export const LISTING = { id: 'listing', code: 'LSA', language: 'zh' } as const;

export const DEMO_PEOPLE: readonly NewPerson[] = [
  person('王建国', '理事长', 'wang.jianguo', ['chair'], '91110108MA01WANG0B'),
  person('刘志远', '执行理事长', 'liu.zhiyuan', ['executive-chair']),
  person('陈丽华', '副理事长', 'chen.lihua', ['vice-chair'], '91310115MA1K4CHENU'),
  person('欧阳文', '副理事长', 'ouyang.wen', ['vice-chair']),
  person('李敏', '秘书长', 'li.min', ['secretary-general']),
  person('周海涛', '监事', 'zhou.haitao', ['supervisor']),
  person('赵雪', '老师', 'zhao.xue', ['case-officer']),
  person('孙晓', '老师', 'sun.xiao', ['case-officer']),
  person('吴正', '老师', 'wu.zheng', [contactSeat('ccpsme')]),
];

function person(
  name: string,
  title: string,
  mailbox: string,
  seats: readonly string[],
  employerCode?: string,
  language: Language = 'zh',
): NewPerson {
  return {
    name,
    title,
    email: `${mailbox}@example.org`,
    phone: '010-68200012',
    language,
    seats,
    ...(employerCode ? { employerCode } : {}),
  };
}

/** Who is in office where charter A is carried out: the secretariat, which decides on joining alone. */
const GO_ABROAD_PEOPLE: readonly NewPerson[] = [
  person('林涛', '主任', 'lin.tao', ['secretariat-head']),
  person('何静', '老师', 'he.jing', ['case-officer']),
  person('马骏', '老师', 'ma.jun', ['case-officer']),
];

/** The secretariat of charter C. */
const CROSS_BORDER_PEOPLE: readonly NewPerson[] = [
  person('沈岚', '主任', 'shen.lan', ['secretariat-head']),
  person('唐颖', '老师', 'tang.ying', ['case-officer']),
  person('许凯', '老师', 'xu.kai', ['case-officer']),
];

/** The secretariat of charter E, whose alliance writes in English first. */
const APEC_PEOPLE: readonly NewPerson[] = [
  person('Sun Yue', 'Director', 'sun.yue', ['secretariat-head'], undefined, 'en'),
  person('Maria Santos', 'Ms', 'maria.santos', ['case-officer'], undefined, 'en'),
  person('Daniel Koh', 'Mr', 'daniel.koh', ['case-officer'], undefined, 'en'),
];

const ALLIANCES = [
  { ...LISTING, people: DEMO_PEOPLE },
  { id: 'go-abroad', code: 'CSGASA', language: 'zh', people: GO_ABROAD_PEOPLE },
  { id: 'cross-border', code: 'CCEAA', language: 'zh', people: CROSS_BORDER_PEOPLE },
  { id: 'apec-smesa', code: 'SMESA', language: 'en', people: APEC_PEOPLE },
] as const;

/** Creates the demo alliances, each from the charter of its name, on the first start only; says whether it created any. */
export async function setUpDemo(context: Context, charterFolder: string): Promise<boolean> {
  let created = false;
  for (const { people, ...alliance } of ALLIANCES) {
    const loaded = await readCharter(`${charterFolder}/${alliance.id}.yaml`);
    if (!loaded.ok)
      throw new Error(loaded.problems.map((problem) => JSON.stringify(problem)).join('\n'));
    if (await setUpAlliance(context, alliance, loaded.charter, people)) created = true;
  }
  return created;
}
