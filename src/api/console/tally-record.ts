import { nameIn } from '../../domain/charter/in-words.ts';
import { SHEET_COUNTS, type ShowOfHands } from '../../domain/show-of-hands.ts';
import { readCase } from '../../store/cases.ts';
import type { Scope } from '../../store/scope.ts';
import { ballotsOfRound, listRounds, readBallot, readRound } from '../../store/voting-rounds.ts';
import type { Fact } from '../../web/views.ts';
import { sheetWords } from '../../web/words/sheet.ts';
import type { Visit } from './entrance.tsx';
import type { RecordDescriber } from './record-kinds.ts';
import { rosterOf, type Roster } from './roster.ts';

/** Whom a sheet names. */
export function personsOnSheet({ scrutineer, teller, recused }: ShowOfHands): readonly string[] {
  return [scrutineer, teller, ...recused.map(({ person }) => person)];
}

/** What a sheet says, in its order. */
export function sheetFacts(sheet: ShowOfHands, roster: Roster): readonly Fact[] {
  return [
    ...SHEET_COUNTS.map((name) => ({
      label: { zh: sheetWords.zh.counts[name], en: sheetWords.en.counts[name] },
      value: String(sheet[name]),
    })),
    ...sheet.recused.map(({ person, reason }) => ({
      label: { zh: '回避', en: 'Recused' },
      value: {
        zh: `${roster.label(person).zh}：${reason}`,
        en: `${roster.label(person).en}: ${reason}`,
      },
    })),
    {
      label: { zh: sheetWords.zh.scrutineer, en: sheetWords.en.scrutineer },
      value: roster.label(sheet.scrutineer),
    },
    {
      label: { zh: sheetWords.zh.teller, en: sheetWords.en.teller },
      value: roster.label(sheet.teller),
    },
  ];
}

/** 会议举手表决: the numbers of one item as its signed sheet has them. */
export const showOfHands: RecordDescriber = {
  name: { zh: '会议表决结果', en: 'Show of hands' },
  async describe(scope, visit, record) {
    const sheet = record.content as unknown as ShowOfHands;
    const ballot = await readBallot(scope, record.subject);
    const round = ballot && (await readRound(scope, ballot.votingRound));
    const one = ballot && (await readCase(scope, ballot.caseId));
    const roster = await rosterOf(scope, visit.charter, personsOnSheet(sheet));
    const item = `${one?.applicantName ?? ''} ${one?.number ?? ''}`;
    return {
      about: { zh: `${item}，${round?.number ?? ''}`, en: `${item}, ${round?.number ?? ''}` },
      facts: [
        { label: { zh: '议题', en: 'Item' }, value: item },
        {
          label: { zh: sheetWords.zh.entitled, en: sheetWords.en.entitled },
          value: String((ballot?.electorate?.voters.length ?? 0) - sheet.recused.length),
        },
        ...sheetFacts(sheet, roster),
      ],
      ...(round
        ? {
            subject: {
              url: `${visit.base}/sittings/${round.id}`,
              label: { zh: `会议表决 ${round.number}`, en: `Meeting ${round.number}` },
            },
          }
        : {}),
    };
  },
  reasons: {
    unknown: { zh: '没有这项会议表决。', en: 'There is no such item of a meeting.' },
    'not-open': { zh: '会议没有开始或已经结束。', en: 'The meeting has not begun or is over.' },
    'settled-before': {
      zh: '这一议题已经有了结果，没有重复计入。',
      en: 'This item has its result already; nothing was counted twice.',
    },
    'waits-already': {
      zh: '这一议题已有一张计票表等待复核，请先复核。',
      en: 'A sheet of this item already waits for its check; check that one first.',
    },
    'before-opening': {
      zh: '计票时间早于会议开始，请核对。',
      en: 'The count lies before the meeting began; please check the date.',
    },
    'does-not-add-up': {
      zh: '数字与应到人员名单或签到名单不符，请核对后重新登记。',
      en: 'The numbers do not agree with the electorate or the list of those attending; check them and enter the sheet again.',
    },
  },
  entries: async (scope, visit) => ({
    title: { zh: '会议表决结果', en: 'Results of meetings' },
    lead: {
      zh: '选择会议和议题，照签字的计票表登记，并上传扫描件。',
      en: 'Choose the meeting and its item, enter the signed sheet as it stands, and upload its scan.',
    },
    links: await openItems(scope, visit),
    empty: { zh: '没有正在进行的会议。', en: 'No meeting is under way.' },
  }),
};

/** The items of meetings under way that have no result yet. */
async function openItems(scope: Scope, visit: Visit) {
  const links = [];
  for (const round of await listRounds(scope)) {
    if (round.way !== 'meeting' || round.state !== 'open') continue;
    const body = nameIn(visit.charter, round.body);
    for (const ballot of await ballotsOfRound(scope, round.id)) {
      const one = ballot.closedAt ? undefined : await readCase(scope, ballot.caseId);
      if (!one) continue;
      links.push({
        url: `${visit.base}/ballots/${ballot.id}/sheet`,
        label: {
          zh: `${body.zh} ${round.number}：${one.applicantName}`,
          en: `${body.en} ${round.number}: ${one.applicantName}`,
        },
      });
    }
  }
  return links;
}
