import { joined, type Wording } from '../../wording.ts';
import { nameIn } from '../in-words.ts';
import { stageTitle } from '../plan.ts';
import type { Charter, CharterStage, Procedure } from '../type.ts';
import type { Part, Sort } from './parts.ts';

const OF_SORT: Readonly<Partial<Record<Sort, Wording>>> = {
  purpose: { zh: '宗旨', en: 'Purpose' },
  abbreviation: { zh: '缩写', en: 'Abbreviation' },
  adopted: { zh: '通过', en: 'Adopted' },
  outputs: { zh: '输出资料', en: 'What is given out' },
  declaration: { zh: '联盟的声明', en: 'What the alliance declares' },
  founders: { zh: '发起单位', en: 'Founders' },
  liaison: { zh: '联络员', en: 'Liaison' },
  requirement: { zh: '须提交的材料', en: 'Papers to hand in' },
  ask: { zh: '填写', en: 'Asks for' },
  right: { zh: '权利', en: 'Right' },
  duty: { zh: '义务', en: 'Duty' },
  meetings: { zh: '会议', en: 'Meetings' },
  request: { zh: '提议召开', en: 'Asking for a meeting' },
  agenda: { zh: '议程', en: 'Agenda' },
  opening: { zh: '发起', en: 'How it starts' },
  effect: { zh: '效果', en: 'Effect' },
  'filing-objection': { zh: '异议', en: 'Objection' },
  dues: { zh: '会费', en: 'Dues' },
  'dues-year': { zh: '年度', en: 'The year' },
  'dues-due': { zh: '缴费时间', en: 'When they are due' },
  'dues-arrears': { zh: '欠缴', en: 'Arrears' },
  'dues-paid-to': { zh: '账户', en: 'Account' },
  'dues-voucher': { zh: '收款凭证', en: 'Voucher' },
  'dues-adjusted-by': { zh: '调整', en: 'Adjustment' },
  'dues-uses': { zh: '用途', en: 'Uses' },
  free: { zh: '费用', en: 'Fees' },
  contributions: { zh: '活动经费', en: 'Contributions' },
  fee: { zh: '收费', en: 'Fee' },
  income: { zh: '经费来源', en: 'Income' },
  spending: { zh: '经费使用', en: 'Spending' },
  'spent-on': { zh: '可以用于', en: 'May be spent on' },
  'never-spent-on': { zh: '不得用于', en: 'Never spent on' },
};

/** What a part is called: by its own name, else by what it is. */
export function titleOf(charter: Charter, part: Part): Wording {
  const { sort, fields, path } = part;
  switch (sort) {
    case 'stage':
      return stageTitle(charter, fields as unknown as CharterStage);
    case 'rule':
      return ruleTitle(charter, path.at(-1) ?? '');
    default: {
      const own = fields['name'];
      if (typeof own === 'object' && own !== null && sort !== 'fee' && !OF_SORT[sort])
        return own as Wording;
      const title = OF_SORT[sort];
      if (!title) throw new Error(`${path.join('.')} has no title.`);
      return title;
    }
  }
}

/** A part’s title with those of what it stands in: 入会申请 · 秘书处审核. */
export function titlesOf(charter: Charter, part: Part): readonly Wording[] {
  const around = part.around === null ? [] : titlesOf(charter, part.around);
  return [...around, titleOf(charter, part)];
}

/** A rule has no name of its own: it is called after the bodies and procedures that decide by it. */
function ruleTitle(charter: Charter, id: string): Wording {
  const bodies = Object.values(charter.bodies).filter(({ rule }) => rule === id);
  const names = [
    ...bodies.map(({ name }) => name),
    ...Object.values(charter.procedures).flatMap((procedure) => ballotsBy(charter, procedure, id)),
  ];
  if (names.length === 0) {
    const { zh, en } = nameIn(charter, id);
    return { zh: `表决规则：${zh}`, en: `Rule of voting: ${en}` };
  }
  const { zh, en } = joined(names);
  return { zh: `表决规则：${zh}`, en: `Rule of voting: ${en}` };
}

/** A procedure in which other ballots have rules of their own is told with the stages meant. */
function ballotsBy(charter: Charter, { name, stages }: Procedure, id: string): readonly Wording[] {
  const ruled = stages.filter((stage) => 'rule' in stage && stage.rule !== null);
  const meant = ruled.filter((stage) => 'rule' in stage && stage.rule === id);
  if (meant.length === 0 || meant.length === ruled.length) return meant.length === 0 ? [] : [name];
  return meant.map((stage) => {
    const { zh, en } = stageTitle(charter, stage);
    return { zh: `${name.zh} · ${zh}`, en: `${name.en} · ${en}` };
  });
}
