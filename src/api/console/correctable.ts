import { dayOf } from '../../domain/calendar.ts';
import { correctedVotes } from '../../domain/correction.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Case } from '../../store/cases.ts';
import { certificateOfCase } from '../../store/certificates.ts';
import { correctionsOfBallot, votesAmong } from '../../store/corrections.ts';
import { noticeReceived } from '../../store/decide/correct-notice-day.ts';
import { decisionsOfCase } from '../../store/decide/decisions.ts';
import { filingsOf } from '../../store/filings.ts';
import { memberOfCase } from '../../store/members.ts';
import type { CaseCorrection } from '../../store/records/correction-content.ts';
import type { Scope } from '../../store/scope.ts';
import { readSitting } from '../../store/sittings.ts';
import { ballotsOfCase, lastVotes, readRound, votesOf } from '../../store/voting-rounds.ts';
import type { CorrectionFormView, Fact } from '../../web/views.ts';
import { correctionWords } from '../../web/words/correction.ts';
import { terms } from '../../web/words/terms.ts';
import { CORRECTED } from './correction-words.ts';
import type { Visit } from './entrance.tsx';
import { CHOICES } from './in-words.ts';
import { rosterOf } from './roster.ts';

/** One thing of a case that can be corrected. */
export type Correctable = {
  /** Names it in an address: `vote.<ballot>.<person>.<version>`. */
  readonly key: string;
  readonly of: CaseCorrection['of'];
  readonly group: Wording;
  readonly label: Wording;
  readonly note?: Wording;
  readonly original: readonly Fact[];
  readonly should: Omit<CorrectionFormView['should'], 'value' | 'problem'>;
  content(should: string, reason: string): CaseCorrection;
};

const say = (zh: string, en: string): Wording => ({ zh, en });
const same = (text: string): Wording => say(text, text);
const both = (pick: (lang: 'zh' | 'en') => string): Wording => ({ zh: pick('zh'), en: pick('en') });

/** Something of a case whose correction has a form of its own. */
export type OwnForm = Pick<Correctable, 'group' | 'label'> & { readonly formUrl: string };

/** The meetings at which a case was voted on: their sheets and their days. */
export async function meetingsOf(
  scope: Scope,
  visit: Visit,
  one: Case,
): Promise<readonly OwnForm[]> {
  const found: OwnForm[] = [];
  for (const ballot of await ballotsOfCase(scope, one.id)) {
    const round = await readRound(scope, ballot.votingRound);
    if (!round || !(await readSitting(scope, round.id))?.openedAt) continue;
    const label = both((lang) => `${nameIn(visit.charter, round.body)[lang]} ${round.number}`);
    if (ballot.record)
      found.push({
        group: CORRECTED.sheet,
        label,
        formUrl: `${visit.base}/ballots/${ballot.id}/sheet/correction`,
      });
    found.push({
      group: CORRECTED['meeting-day'],
      label,
      formUrl: `${visit.base}/sittings/${round.id}/correction`,
    });
  }
  return found;
}

/** Whatever of a case can be corrected now by the common form, in the order of its stages. */
export async function correctablesOf(
  scope: Scope,
  visit: Visit,
  one: Case,
): Promise<readonly Correctable[]> {
  return [
    ...(await reviews(scope, visit, one)),
    ...(await votes(scope, visit, one)),
    ...(await receipts(scope, visit, one)),
    ...(await notice(scope, one)),
    ...(await certificate(scope, one)),
  ];
}

async function reviews(scope: Scope, visit: Visit, one: Case): Promise<readonly Correctable[]> {
  const decisions = (await decisionsOfCase(scope, one.id)).filter(
    ({ choice }) => choice === 'approve' || choice === 'not-approve',
  );
  const roster = await rosterOf(
    scope,
    visit.charter,
    decisions.map(({ person }) => person),
  );
  return decisions.map((decision) => {
    const choice = CHOICES[decision.choice] ?? same(decision.choice);
    const other = decision.choice === 'approve' ? 'not-approve' : 'approve';
    const stage = one.plan.stages.find(({ name }) => name === decision.stage)?.title;
    const who = roster.label(decision.person ?? '');
    return {
      key: `review.${decision.id}`,
      of: 'review',
      group: CORRECTED.review,
      label: both((lang) => `${who[lang]}: ${choice[lang]}`),
      ...(stage ? { note: stage } : {}),
      original: [
        { label: say('审核人', 'Reviewer'), value: who },
        { label: say('意见', 'Decision'), value: choice },
        { label: say('回执', 'Receipt'), value: decision.receipt },
      ],
      should: {
        label: correctionsWord('should'),
        as: [{ value: other, label: CHOICES[other] ?? other }],
      },
      content: (should, reason) => ({
        of: 'review',
        reason,
        decision: decision.id,
        choice: should as 'approve' | 'not-approve',
      }),
    };
  });
}

async function votes(scope: Scope, visit: Visit, one: Case): Promise<readonly Correctable[]> {
  const found: Correctable[] = [];
  for (const ballot of await ballotsOfCase(scope, one.id)) {
    if (!ballot.closedAt || !ballot.result) continue;
    const round = await readRound(scope, ballot.votingRound);
    const corrections = votesAmong(await correctionsOfBallot(scope, ballot));
    const counted = correctedVotes(await votesOf(scope, [ballot.id]), corrections);
    const title = both(
      (lang) => `${nameIn(visit.charter, round?.body ?? '')[lang]} ${round?.number ?? ''}`,
    );
    for (const vote of lastVotes(counted)) {
      const seat = ballot.electorate?.voters.find(({ person }) => person === vote.person);
      if (!seat) continue;
      const { secret } = ballot.rule;
      const office = nameIn(visit.charter, seat.seat);
      const who = say(`${seat.name}（${office.zh}）`, `${seat.name} (${office.en})`);
      const how = both((lang) => terms[lang].channel[vote.channel]);
      found.push({
        key: `vote.${ballot.id}.${vote.person}.${vote.version}`,
        of: 'vote',
        group: title,
        label: who,
        note: how,
        original: [
          { label: say('表决人', 'Elector'), value: who },
          { label: say('方式', 'How'), value: how },
          ...(secret
            ? []
            : [
                {
                  label: say('记录的意见', 'Recorded vote'),
                  value: both((lang) => terms[lang].choice[vote.choice]),
                },
              ]),
        ],
        should: {
          label: correctionsWord('should'),
          as: (secret
            ? (['nothing'] as const)
            : (['for', 'against', 'abstain', 'recuse', 'nothing'] as const)
          )
            .filter((choice) => choice !== vote.choice)
            .map((choice) => ({
              value: choice,
              label: both((lang) => correctionWords[lang].counts[choice]),
            })),
        },
        content: (should, reason) => ({
          of: 'vote',
          reason,
          ballot: ballot.id,
          person: vote.person,
          version: vote.version,
          counts: should as 'for',
        }),
      });
    }
  }
  return found;
}

async function receipts(scope: Scope, visit: Visit, one: Case): Promise<readonly Correctable[]> {
  return (await filingsOf(scope, one.id)).flatMap((filing): readonly Correctable[] => {
    if (!filing.receivedAt) return [];
    const day = dayOf(filing.receivedAt.getTime());
    const authority = nameIn(visit.charter, filing.authority);
    return [
      {
        key: `receipt-date.${filing.stage}`,
        of: 'receipt-date',
        group: CORRECTED['receipt-date'],
        label: both((lang) => `${authority[lang]} ${day}`),
        original: [
          { label: say('备案单位', 'Authority'), value: authority },
          { label: say('记录的日期', 'Recorded day'), value: day },
        ],
        should: { label: say('实际收到日期', 'Day it came in'), as: 'day' },
        content: (should, reason) => ({
          of: 'receipt-date',
          reason,
          stage: filing.stage,
          day: should,
        }),
      },
    ];
  });
}

async function notice(scope: Scope, one: Case): Promise<readonly Correctable[]> {
  const received = await noticeReceived(scope, one);
  if (!received || one.status === 'withdrawn') return [];
  const day = dayOf(received.getTime());
  return [
    {
      key: 'notice-day',
      of: 'notice-day',
      group: CORRECTED['notice-day'],
      label: both((lang) => `${one.plan.name[lang]} ${day}`),
      original: [{ label: say('记录的日期', 'Recorded day'), value: day }],
      should: { label: say('实际收到日期', 'Day it came in'), as: 'day' },
      content: (should, reason) => ({ of: 'notice-day', reason, day: should }),
    },
  ];
}

async function certificate(scope: Scope, one: Case): Promise<readonly Correctable[]> {
  const issued = await certificateOfCase(scope, one.id);
  const member = await memberOfCase(scope, one.id);
  if (!issued || !member) return [];
  return [
    {
      key: 'certificate',
      of: 'certificate',
      group: CORRECTED.certificate,
      label: same(issued.number),
      note: same(member.name),
      original: [
        { label: say('证书编号', 'Certificate'), value: issued.number },
        { label: say('证书上的名称', 'Name on it'), value: member.name },
      ],
      should: { label: say('正确的名称', 'The right name'), as: 'text' },
      content: (should, reason) => ({
        of: 'certificate',
        reason,
        number: issued.number,
        name: should.trim(),
      }),
    },
  ];
}

function correctionsWord(word: 'should'): Wording {
  return both((lang) => correctionWords[lang][word]);
}
