import { nameIn } from '../domain/charter/in-words.ts';
import { electorsOf } from '../domain/charter/people.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { ShowOfHands } from '../domain/show-of-hands.ts';
import type { Tally } from '../domain/tally.ts';
import type { Wording } from '../domain/wording.ts';
import { personsOf } from '../store/persons.ts';
import { sheetInForce } from '../store/decide/correct-sheet.ts';
import type { Scope } from '../store/scope.ts';
import { guestsOfSitting } from '../store/guests.ts';
import { attendanceOf, readSitting } from '../store/sittings.ts';
import type { Ballot, VotingRound } from '../store/voting-rounds.ts';
import type { ProofView } from '../web/views.ts';

/** What the proof of a show of hands rests on: its checked sheet, and who was ticked as there. */
export type MeetingProof = {
  readonly sheet: ShowOfHands;
  readonly there: readonly string[];
  /** Members invited without a vote who were there; nothing is counted by them. */
  readonly guests: readonly string[];
};

export const PRESENT_AT_MEETING: Wording = { zh: '本项实到人数', en: 'present for this item' };

export async function meetingOf(scope: Scope, ballot: Ballot): Promise<MeetingProof | undefined> {
  const sheet = await sheetInForce(scope, ballot);
  if (!sheet) return undefined;
  const guests = await guestsOfSitting(scope, ballot.votingRound);
  return {
    sheet,
    there: await attendanceOf(scope, ballot.votingRound),
    guests: guests.flatMap(({ name, there }) => (there ? name : [])),
  };
}

/** 会议表决（举手）: where, and chaired by whom. */
export async function heldAt(scope: Scope, round: VotingRound): Promise<Wording> {
  const sitting = await readSitting(scope, round.id);
  const [chair] = await personsOf(scope, sitting ? [sitting.chairedBy] : []);
  return {
    zh: `会议表决（举手），${sitting?.place ?? ''}，${chair ? `${chair.name}（${chair.title}）主持` : ''}`,
    en: `show of hands at a meeting, ${sitting?.place ?? ''}${chair ? `, chaired by ${chair.name}` : ''}`,
  };
}

/** Every frozen seat by rank. Hands are counted, not named: nobody's choice is on record. */
export function seatsAt(
  {
    ballot,
    charter,
    round,
  }: { readonly ballot: Ballot; readonly charter: Charter; readonly round: VotingRound },
  { sheet, there }: MeetingProof,
): ProofView['seats'] {
  const order = electorsOf(charter, round.body);
  const { voters, recused } = ballot.electorate!;
  const byRule = new Set(recused.map((seat) => seat.person));
  const reasons = new Map(sheet.recused.map(({ person, reason }) => [person, reason]));
  return [...voters, ...recused]
    .sort((one, other) => order.indexOf(one.seat) - order.indexOf(other.seat))
    .map((seat): ProofView['seats'][number] => {
      const named = { office: nameIn(charter, seat.seat), holder: seat.name };
      const reason = reasons.get(seat.person);
      if (reason !== undefined) return { ...named, standing: 'recused', note: reason };
      if (byRule.has(seat.person))
        return {
          ...named,
          standing: 'recused',
          note: {
            zh: '申请人的本单位人员，依规定回避',
            en: 'of the applicant’s own unit, by rule',
          },
        };
      if (there.length === 0) return { ...named, standing: 'entitled' };
      return { ...named, standing: there.includes(seat.person) ? 'there' : 'not-there' };
    });
}

export function countsAt({ votes, present }: Tally): ProofView['counts'] {
  const given = votes.for + votes.against + votes.abstain + votes.invalid;
  return [
    ...(['for', 'against', 'abstain', 'invalid'] as const).map((choice) => ({
      choice,
      count: votes[choice],
      channels:
        votes[choice] > 0 ? [{ channel: 'show-of-hands' as const, count: votes[choice] }] : [],
    })),
    { choice: 'not-voted', count: present - given, channels: [] },
  ];
}
