import { particular } from '../../particulars.ts';
import { dayInWords, monthDayInWords } from '../../day-in-words.ts';
import { general, joined, type Wording } from '../../wording.ts';
import { fractionInWords, nameIn, valueInWords } from '../in-words.ts';
import { articleLabel } from '../numbering.ts';
import { endInWords, isEnd, outcomeInWords } from '../outcomes.ts';
import { actsAs, stageTitle } from '../plan.ts';
import type {
  ActsAs,
  Ask,
  AuthorityRole,
  Charter,
  CharterDocument,
  CharterStage,
  Gate,
  GateNeed,
  Named,
} from '../type.ts';
import type { Part } from './parts.ts';

const ROLES: Readonly<Record<AuthorityRole, Wording>> = {
  founder: { zh: '发起单位', en: 'founder' },
  host: { zh: '秘书处所在单位', en: 'host of the secretariat' },
  guidance: { zh: '指导单位', en: 'guides it' },
  supervision: { zh: '监管单位', en: 'supervises it' },
  parent: { zh: '上级机构', en: 'the body it belongs to' },
};

const PAPERS: Readonly<Record<CharterDocument['as'], Wording>> = {
  form: { zh: '在线填写', en: 'filled in on a page' },
  upload: { zh: '上传文件', en: 'handed in as a file' },
  issued: { zh: '由联盟出具', en: 'given out by the alliance' },
  endorsement: { zh: '由成员确认', en: 'confirmed by members' },
};

const ANYTHING: Wording = { zh: '一切事项', en: 'anything' };
const LANGUAGE_NAMES: Readonly<Record<string, Wording>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};

/** What a field of a part says. */
export function fieldOf(charter: Charter, part: Part, field: string): Wording {
  const value = part.fields[field] ?? null;
  if (field === 'rule') {
    const rule = charter.rules[ruleOf(charter, part) ?? ''];
    if (rule) return fractionInWords(rule.passes, rule.passes.base);
  }
  if (value === null) return nameIn(charter, 'none');
  switch (field) {
    case 'powers':
    case 'declares':
    case 'checks':
    case 'assesses':
      return articles(value as readonly string[]);
    case 'amount':
      return joined(
        Object.entries(value as Named<number>).map(([kind, yuan]) => {
          const { zh, en } = nameIn(charter, kind);
          return { zh: `${zh}${yuan}元`, en: `${en} ${yuan} yuan` };
        }),
      );
    case 'asks':
      return asksInWords(charter, value as Named<readonly Ask[]>);
    case 'needs':
      return joined(
        (value as Gate['needs']).map((need) => needInWords(charter, need)),
        '；',
        '; ',
      );
    case 'reach':
      return joined((value as Gate['reach']).map((one) => stateInWords(charter, one)));
    case 'if':
      return conditionInWords(charter, value as Named<string>);
    case 'leads':
      return leadsInWords(charter, part, value as Named<string>);
    case 'language':
    case 'languages':
      return joined(
        [value as string | readonly string[]]
          .flat()
          .map((id) => LANGUAGE_NAMES[id] ?? nameIn(charter, id)),
      );
    case 'shown':
      return { zh: '证书', en: 'certificates' };
    case 'day':
    case 'until':
      return dayInWords(value as string);
    case 'alarm':
      return monthDayInWords(value as string);
    case 'any':
      return { zh: `${Number(value)}人`, en: `${Number(value)}` };
    case 'required':
      return { zh: '年度会议须审议', en: 'at the yearly meeting' };
    case 'currency':
      return { zh: '人民币', en: 'renminbi' };
    case 'open':
    case 'vote':
      if (value === 'anything') return ANYTHING;
      break;
    case 'as':
      if (part.sort === 'authority')
        return joined((value as readonly AuthorityRole[]).map((role) => ROLES[role]));
      if (part.sort === 'document') return PAPERS[value as CharterDocument['as']];
      break;
    case 'by':
      if (part.sort === 'clock') return monthDayInWords(value as string);
      if (part.fields['kind'] === 'reply') return valueInWords(charter, 'to', [value]);
      break;
    case 'from':
      if (part.sort === 'clock' && part.fields['kind'] === 'mandate')
        return dayInWords(value as string);
      break;
    case 'every':
      if (part.sort === 'dues') return { zh: '每年', en: 'every year' };
      break;
    case 'person':
      return value === 'unit'
        ? { zh: '单位', en: 'an organisation' }
        : { zh: '个人', en: 'a person' };
    case 'reaching':
      return actsAs(value as ActsAs);
    case 'about':
      return general('一家会员', 'one member');
    case 'otherThan':
      return { zh: '不得由发起人办理', en: 'whoever started it' };
    default:
  }
  return valueInWords(charter, field, value);
}

/** The rule a body or stage decides by; a stage that names none, by its body’s. */
export function ruleOf(charter: Charter, { fields }: Part): string | null {
  const [named, body] = [fields['rule'], fields['by']];
  if (typeof named === 'string') return named;
  return typeof body === 'string' ? (charter.bodies[body]?.rule ?? null) : null;
}

function articles(numbers: readonly string[]): Wording {
  return joined(numbers.map((number) => articleLabel(number) ?? { zh: number, en: number }));
}

/** What a form asks, kind by kind where it differs. */
function asksInWords(charter: Charter, asks: Named<readonly Ask[]>): Wording {
  const each = Object.entries(asks).map(([kind, list]) => ({
    kind,
    says: joined(list.map(askInWords)),
  }));
  const [first] = each;
  if (first && each.every(({ says }) => says.zh === first.says.zh)) return first.says;
  return joined(
    each.map(({ kind, says }) => {
      const { zh, en } = nameIn(charter, kind);
      return { zh: `${zh}：${says.zh}`, en: `${en}: ${says.en}` };
    }),
    '；',
    '; ',
  );
}

export function askInWords({ ask, own, optional }: Ask): Wording {
  const { zh, en } = own?.label ?? particular(ask)?.label ?? { zh: ask, en: ask };
  return optional ? { zh: `${zh}（选填）`, en: `${en} (optional)` } : { zh, en };
}

/** A condition on what was chosen in a form: 情形为“造成社会负面影响”. */
export function conditionInWords(charter: Charter, condition: Named<string>): Wording {
  return joined(
    Object.entries(condition).map(([ask, chosen]) => {
      const own = ownQuestion(charter, ask);
      const option = own?.options[chosen] ??
        particular(ask)?.options?.find(({ value }) => value === chosen)?.label ?? {
          zh: chosen,
          en: chosen,
        };
      const label = own?.label ?? particular(ask)?.label ?? { zh: ask, en: ask };
      return { zh: `${label.zh}为“${option.zh}”`, en: `${label.en} is “${option.en}”` };
    }),
    '，',
    ' and ',
  );
}

function ownQuestion(charter: Charter, ask: string) {
  return Object.values(charter.documents)
    .flatMap((document) => (document.as === 'form' ? Object.values(document.asks).flat() : []))
    .find((one) => one.ask === ask && one.own)?.own;
}

/** The state of a register’s row: 活动转为“已发布”. */
export function stateInWords(
  charter: Charter,
  { register, state }: { readonly register: string; readonly state: string },
): Wording {
  const { zh, en } = nameIn(charter, register);
  const to = charter.registers[register]?.states[state] ?? { zh: state, en: state };
  return { zh: `${zh}转为“${to.zh}”`, en: `${en} become “${to.en}”` };
}

/** What a gate waits for. */
export function needInWords(charter: Charter, need: GateNeed): Wording {
  const named = (id: string, zh: string, en: string): Wording => {
    const name = nameIn(charter, id);
    return { zh: `${zh}：${name.zh}`, en: `${en}: ${name.en}` };
  };
  switch (need.need) {
    case 'passed':
      return named(need.procedure, '须先办结', 'first needs');
    case 'before-start':
      return named(need.procedure, '须在开始之日前办结', 'needs before its first day');
    case 'in-force':
      return named(need.what, '须在有效期内', 'needs in force');
    case 'checked': {
      const labels = need.articles.map((number) => articleLabel(number) ?? { zh: '', en: '' });
      return {
        zh: `须由专人逐条核对：${labels.map(({ zh }) => zh).join('、')}`,
        en: `somebody must tick: ${labels.map(({ en }) => en).join('; ')}`,
      };
    }
    case 'written':
      return need.language === 'en'
        ? { zh: '须有英文本', en: 'needs an English version' }
        : { zh: '须有中文本', en: 'needs a Chinese version' };
  }
}

/** Where an outcome leads instead of its usual way. */
function leadsInWords(charter: Charter, part: Part, leads: Named<string>): Wording {
  const kind = String(part.fields['kind']);
  return joined(
    Object.entries(leads).map(([outcome, to]) => {
      const name = outcomeInWords(kind, outcome);
      const there = isEnd(to) ? endInWords(to) : stageNamed(charter, part, to);
      return { zh: `${name.zh} → ${there.zh}`, en: `${name.en} → ${there.en}` };
    }),
    '；',
    '; ',
  );
}

function stageNamed(charter: Charter, part: Part, name: string): Wording {
  const stages = part.around?.fields['stages'] as readonly CharterStage[] | undefined;
  const stage = stages?.find((one) => one.name === name);
  return stage ? stageTitle(charter, stage) : { zh: name, en: name };
}
