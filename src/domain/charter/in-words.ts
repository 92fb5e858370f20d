import { particular } from '../particulars.ts';
import { PARTICIPATION_NAMES, type ParticipationKind } from '../participation.ts';
import type { Base, EndReason, Fraction, Span, Quorum, QuorumMode } from '../plan.ts';
import { quorumMode } from '../tally.ts';
import { general, joined, type Wording } from '../wording.ts';
import { chineseNumeral } from './numbering.ts';
import { fieldInWords, wordOf } from './fields-in-words.ts';
import { everySeat } from './people.ts';
import { isPeriod, periodInWords } from './period-in-words.ts';
import { WHOLE } from './sources.ts';
import type { DescribedEffect } from './plan.ts';
import type { Charter, Count } from './type.ts';

const BASES: Readonly<Record<Base | 'electorate', Wording>> = {
  all: { zh: '应表决人员', en: 'the electorate' },
  electorate: { zh: '应表决人员', en: 'the electorate' },
  present: { zh: '到会人员', en: 'those present' },
  voting: { zh: '赞成票与反对票之和', en: 'the votes for and against' },
};

/** A share as a reader says it: 超过到会人员的二分之一, at least 2/3 of those present. */
export function fractionInWords(fraction: Fraction, base: Base | 'electorate'): Wording {
  const share = `${chineseNumeral(fraction.den)}分之${chineseNumeral(fraction.num)}`;
  const { zh, en } = BASES[base];
  return fraction.inclusive
    ? {
        zh: `达到${zh}的${share}（含）以上`,
        en: `at least ${fraction.num}/${fraction.den} of ${en}`,
      }
    : {
        zh: `超过${zh}的${share}（不含）`,
        en: `more than ${fraction.num}/${fraction.den} of ${en}`,
      };
}

const WORDS: Readonly<Record<string, Wording>> = {
  imported: {
    zh: '凭任职文件登记，不补作表决',
    en: 'entered with their document; no vote is simulated',
  },
  'ordered-by-chair': {
    zh: '由主持人说明理由后决定',
    en: 'when the chair orders it with a reason',
  },
  sent: { zh: '报送即可继续', en: 'the case goes on once it was sent' },
  receipt: { zh: '收到回执后继续', en: 'the case goes on once the receipt is in' },
  'forwarded-link': { zh: '不得使用转发的链接', en: 'no forwarded links' },
  paper: { zh: '不得使用纸质表决票', en: 'no paper ballots' },
  'telephone-confirmed': { zh: '不得经电话后确认', en: 'no confirmation after a telephone call' },
  subject: { zh: '当事单位回避', en: 'the unit concerned is recused' },
  declared: { zh: '自行声明者回避', en: 'whoever declares an interest is recused' },
  signature: { zh: '签字', en: 'signature' },
  seal: { zh: '盖章', en: 'seal' },
  hold: {
    zh: '待主持人确认计票后生效',
    en: 'held until the chair has confirmed the count',
  },
  numbered: { zh: '编号颁发', en: 'numbered' },
  'nothing-held': {
    zh: '联盟没有举办任何活动的，期限中止计算',
    en: 'the clock stands still while nothing was held',
  },
  member: general('会员', 'a member'),
  clock: { zh: '期限届至', en: 'a clock' },
  anyone: { zh: '任何人', en: 'anyone' },
  none: { zh: '无', en: 'none' },
  unit: { zh: '单位', en: 'an organisation' },
  individual: { zh: '个人', en: 'a person' },
  founders: { zh: '发起时的成员', en: 'those who founded the alliance' },
  matter: { zh: '按事项', en: 'matter by matter' },
  caretaker: { zh: '换届前继续履职', en: 'those in office go on until the election' },
  unlimited: { zh: '可以连选连任', en: 'may be elected again' },
  approval: { zh: '对每名候选人分别表决', en: 'each candidate is voted on' },
  'run-off': { zh: '票数相同的再次投票', en: 'a tie is voted on again' },
  lot: { zh: '再次相同的抽签', en: 'then drawn by lot' },
  submit: { zh: '提交', en: 'handing in' },
  notify: { zh: '通知', en: 'notice' },
  reply: { zh: '陈述申辩', en: 'reply' },
  formalities: { zh: '履行手续', en: 'formalities' },
  objection: { zh: '异议', en: 'objection' },
};

/** The name of anything a charter names, in both languages; the id itself where nothing has it. */
export function nameIn(charter: Charter, id: string): Wording {
  const seat = everySeat(charter).find((one) => one.id === id)?.seat;
  const named =
    seat ??
    charter.bodies[id] ??
    charter.members.classes[id] ??
    charter.authorities[id] ??
    charter.documents[id] ??
    charter.members.kinds[id] ??
    charter.procedures[id] ??
    charter.registers[id] ??
    charter.clocks[id];
  return named?.name ?? particular(id)?.label ?? WORDS[id] ?? { zh: id, en: id };
}

/** One field's value in words, for the sheet of defaults and the explanation. */
export function valueInWords(charter: Charter, field: string, value: unknown): Wording {
  if (value === null || value === undefined) return nameIn(charter, 'none');
  if (field === WHOLE) return partInWords(charter, value as Readonly<Record<string, unknown>>);
  if (field === 'rule') {
    const passes = charter.rules[value as string]?.passes;
    return passes ? fractionInWords(passes, passes.base) : nameIn(charter, 'none');
  }
  if (field === 'secret')
    return value === true ? { zh: '无记名', en: 'secret' } : { zh: '记名', en: 'named' };
  if (field === 'refuses' && Array.isArray(value) && value.length === 0)
    return { zh: '各种方式均可', en: 'every way is open' };
  if (field === 'counting')
    return {
      zh: `截止后最迟${Number(value)}个工作日完成计票`,
      en: `counted at the latest ${Number(value)} working days after the close`,
    };
  if (isPeriod(value)) return periodInWords(value);
  const said = fieldInWords(charter, field, value);
  if (said) return said;
  if (field === 'demand') return fractionInWords(value as Fraction, 'electorate');
  if (field === 'after') return { zh: `${Number(value)}个月`, en: `${Number(value)} months` };
  if (field === 'within' || field === 'least' || field === 'warn') {
    const days = [value].flat().map(Number);
    return { zh: days.map((one) => `${one}日`).join('、'), en: `${days.join(', ')} days` };
  }
  if (field === 'counts') {
    const kinds = [value as ParticipationKind | readonly ParticipationKind[]].flat();
    return joined(kinds.map((kind) => PARTICIPATION_NAMES[kind]));
  }
  if (field === 'count') return countInWords(value as Count);
  if (field === 'quorum') {
    return quorumInWords(value as Quorum);
  }
  if (typeof value === 'object' && 'base' in value) {
    const passes = value as Fraction & { base: Base };
    return fractionInWords(passes, passes.base);
  }
  return listInWords(charter, value, field);
}

const WITHOUT_QUORUM: Readonly<Record<QuorumMode, Wording>> = {
  enforce: { zh: '未形成有效决议', en: 'no valid resolution' },
  advise: { zh: '待确认', en: 'to be confirmed' },
};

function quorumInWords(quorum: Quorum): Wording {
  const share = fractionInWords(quorum, 'electorate');
  const [post, meeting] = (['correspondence', 'meeting'] as const).map(
    (way) => WITHOUT_QUORUM[quorumMode(quorum, way)],
  ) as [Wording, Wording];
  return post === meeting
    ? { zh: `${share.zh}，否则${post.zh}`, en: `${share.en}, else ${post.en}` }
    : {
        zh: `${share.zh}，否则通讯表决${post.zh}、会议表决${meeting.zh}`,
        en: `${share.en}, else ${post.en} by correspondence, ${meeting.en} at a meeting`,
      };
}

const ENDINGS: Readonly<Record<EndReason, Wording>> = {
  withdrawn: general('会员资格终止（退会）', 'ends the membership (the member leaves)'),
  deemed: { zh: '视为自动退出', en: 'deemed withdrawal' },
  cancelled: general('会员资格自动取消', 'the membership is lost'),
  expelled: { zh: '除名', en: 'expels the member' },
};

/** A whole part: its name, what it does, or what it names. */
function partInWords(charter: Charter, part: Readonly<Record<string, unknown>>): Wording {
  const own = nameOfPart(part);
  if (own) return own;
  if ('do' in part) return effectInWords(charter, part as DescribedEffect);
  return listInWords(charter, part['document'] ?? part['ask'] ?? part['kind'] ?? part['by'] ?? []);
}

function effectInWords(charter: Charter, effect: DescribedEffect): Wording {
  const about = (id: string, zh: string, en: string): Wording => {
    const name = nameIn(charter, id);
    return { zh: `${zh}${name.zh}`, en: `${en}: ${name.en}` };
  };
  switch (effect.do) {
    case 'admit':
      return about(effect.class, '接纳为', 'admits');
    case 'class':
      return about(effect.class, '会员等次变更为', 'becomes');
    case 'end-membership':
      return ENDINGS[effect.because];
    case 'reinstate':
      return general('恢复会员资格', 'reinstates the member');
    case 'restart':
      return about(effect.what, '重新起算：', 'starts anew');
    case 'establish':
      return about(effect.what, '设立', 'sets up');
    case 'enter':
      return about(effect.what, '登记入', 'enters in');
    case 'extend':
      return about(effect.what, '延长：', 'extends');
    case 'move': {
      const state = charter.registers[effect.what]?.states[effect.to];
      const register = nameIn(charter, effect.what);
      return {
        zh: `${register.zh}转为“${state?.zh ?? effect.to}”`,
        en: `${register.en} becomes “${state?.en ?? effect.to}”`,
      };
    }
    case 'adopt':
      return effect.what === 'charter'
        ? { zh: '章程生效', en: 'the charter takes effect' }
        : { zh: '规则生效', en: 'the rules take effect' };
    case 'dissolve':
      return { zh: '联盟终止', en: 'dissolves the alliance' };
  }
}

/** A time to act in. */
export function spanInWords(span: Span): Wording {
  if ('days' in span) return periodInWords({ count: span.days, of: 'days' });
  if ('workingDays' in span) return periodInWords({ count: span.workingDays, of: 'working-days' });
  return periodInWords({ count: span.months, of: 'months' });
}

/** How many hold a seat. */
export function countInWords({ atLeast, atMost }: Count): Wording {
  if (atMost === null)
    return atLeast === 0
      ? { zh: '人数不限', en: 'any number' }
      : { zh: `至少${atLeast}人`, en: `at least ${atLeast}` };
  return { zh: `${atMost}人`, en: `exactly ${atMost}` };
}

function listInWords(charter: Charter, value: unknown, field = WHOLE): Wording {
  const parts = [value]
    .flat()
    .flatMap((one: unknown) => wordOf(field, one) ?? wordingsIn(charter, one));
  const once = (words: readonly string[]) => [...new Set(words)];
  return {
    zh: once(parts.map(({ zh }) => zh)).join('、'),
    en: once(parts.map(({ en }) => en)).join(', '),
  };
}

/** The names a value is made of, each once: of parts, of questions, of documents; an effect by what it does. */
function wordingsIn(charter: Charter, value: unknown): readonly Wording[] {
  if (Array.isArray(value)) return value.flatMap((one) => wordingsIn(charter, one));
  if (typeof value !== 'object' || value === null) return [nameIn(charter, String(value))];
  if (isWording(value)) return [value];
  const own = nameOfPart(value as Readonly<Record<string, unknown>>);
  if (own) return [own];
  if ('ask' in value) return [nameIn(charter, String(value.ask))];
  if ('document' in value) return [nameIn(charter, String(value.document))];
  // A telephone number that nobody gave is no name.
  return Object.values(value)
    .filter((one) => one !== null)
    .flatMap((one) => wordingsIn(charter, one));
}

/** What a part calls itself: by its name, its title or, for a question of the charter's own, its label. */
function nameOfPart(part: Readonly<Record<string, unknown>>): Wording | null {
  const { name, title, own } = part;
  if (isWording(name)) return name;
  if (isWording(title)) return title;
  return typeof own === 'object' && own !== null && 'label' in own && isWording(own.label)
    ? own.label
    : null;
}

function isWording(value: unknown): value is Wording {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}
