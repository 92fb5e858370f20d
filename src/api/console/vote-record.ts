import { nameIn } from '../../domain/charter/in-words.ts';
import type { Wording } from '../../domain/wording.ts';
import { casesWith } from '../../store/cases.ts';
import type { VoteContent } from '../../store/records/vote.ts';
import type { Scope } from '../../store/scope.ts';
import { ballotsOfRound, listRounds, readRound } from '../../store/voting-rounds.ts';
import { terms } from '../../web/words/terms.ts';
import type { Visit } from './entrance.tsx';
import type { RecordDescriber } from './record-kinds.ts';
import { rosterOf } from './roster.ts';

/** 纸质表决票: an elector's marks on paper, item by item. */
export const voteOnPaper: RecordDescriber = {
  name: { zh: '纸质表决票', en: 'Paper ballot' },
  async describe(scope, visit, record) {
    const content = record.content as unknown as VoteContent;
    const round = await readRound(scope, record.subject);
    const ballots = await ballotsOfRound(scope, record.subject);
    const cases = new Map(
      (
        await casesWith(
          scope,
          ballots.map((ballot) => ballot.caseId),
        )
      ).map((one) => [one.id, one]),
    );
    const who = (await rosterOf(scope, visit.charter, [content.person])).label(content.person);
    return {
      about: { zh: `${who.zh}，${round?.number ?? ''}`, en: `${who.en}, ${round?.number ?? ''}` },
      facts: [
        { label: { zh: '表决人', en: 'Elector' }, value: who },
        ...content.marks.map((mark) => {
          const ballot = ballots.find((candidate) => candidate.id === mark.ballot);
          const one = cases.get(ballot?.caseId ?? '');
          return {
            label: `${one?.number ?? ''} ${one?.applicantName ?? ''}`,
            value: marked(mark),
          };
        }),
      ],
      ...(round
        ? {
            subject: {
              url: `${visit.base}/rounds/${round.id}`,
              label: { zh: `表决批次 ${round.number}`, en: `Voting round ${round.number}` },
            },
          }
        : {}),
    };
  },
  reasons: {
    unknown: { zh: '没有这个表决批次。', en: 'There is no such voting round.' },
    'not-open': { zh: '这个批次没有进行表决。', en: 'This round is not being voted on.' },
    closed: {
      zh: '计票已完成，这张表决票不再计入。登记和凭据保留。',
      en: 'Counting is completed, so this vote does not count any more. The record and its evidence are kept.',
    },
    'after-close': {
      zh: '表决票填写时间在截止时间之后，不能计入。',
      en: 'The ballot was marked after the close and cannot count.',
    },
    'before-opening': {
      zh: '表决票填写日期早于表决开始，请核对。',
      en: 'The ballot was marked before the vote opened; please check the date.',
    },
    'secret-vote': {
      zh: '无记名表决不登记纸质票：登记和复核的人会看到所投的意见。请本人使用自己的链接，或在会议上投票并登记计票表。',
      en: 'A secret vote takes no ballot on paper: whoever enters and checks it would see the choice. The elector votes by their own link, or at a meeting whose sheet is then entered.',
    },
    'channel-refused': {
      zh: '这类事项不得以这种方式表决（见表决规则）。',
      en: 'The rule of this decision refuses this way of voting.',
    },
    'not-an-elector': {
      zh: '此人不在这一批次的应表决人员名单中。',
      en: 'This person is not among the electors of this round.',
    },
    'left-the-seat': {
      zh: '此人已不在原席位，不能再表决。',
      en: 'This person has left the seat and cannot vote any more.',
    },
    'item-ended': {
      zh: '这些事项已经结束，不再表决。',
      en: 'These items have ended and are not voted on any more.',
    },
    same: {
      zh: '同样的表决意见此前已经记录，没有重复计入。',
      en: 'The same vote was recorded before; it was not counted twice.',
    },
    other: {
      zh: '此人已经表决过，以先收到的为准。要更改须由本人明确提出。',
      en: 'This person has voted already, and that vote stands. A change has to be asked for expressly by the voter.',
    },
    'nothing-marked': {
      zh: '没有填写任何表决意见。',
      en: 'No choice was marked.',
    },
  },
  entries: async (scope, visit) => ({
    title: { zh: '纸质表决票', en: 'Paper ballots' },
    lead: {
      zh: '选择表决批次，再在名单中选择表决人。',
      en: 'Choose the voting round, then the elector in its list.',
    },
    links: await roundsOpen(scope, visit),
    empty: { zh: '没有进行中的表决批次。', en: 'No voting round is under way.' },
  }),
};

function marked(mark: VoteContent['marks'][number]): Wording {
  const reason = mark.choice === 'recuse' ? mark.reason.trim() : '';
  return {
    zh: terms.zh.choice[mark.choice] + (reason ? `（${reason}）` : ''),
    en: terms.en.choice[mark.choice] + (reason ? ` (${reason})` : ''),
  };
}

async function roundsOpen(scope: Scope, visit: Visit) {
  return (await listRounds(scope))
    .filter((round) => round.state === 'open')
    .map((round) => {
      const body = nameIn(visit.charter, round.body);
      return {
        url: `${visit.base}/rounds/${round.id}`,
        label: {
          zh: `${body.zh}表决批次 ${round.number}`,
          en: `${body.en}, voting round ${round.number}`,
        },
      };
    });
}
