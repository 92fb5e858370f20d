import { sha256 } from '../../src/store/database.ts';
import {
  checkRecord,
  enterRecord,
  type Checked,
  type Entered,
  type Evidence,
} from '../../src/store/decide/enter-record.ts';
import type { Person } from '../../src/store/persons.ts';
import type { Recorded } from '../../src/store/records/records.ts';
import type { Scope } from '../../src/store/scope.ts';
import { ballotsOfRound, type MarkedChoice } from '../../src/store/voting-rounds.ts';

type InScope = <Result>(work: (scope: Scope) => Promise<Result>) => Promise<Result>;

/** A scan as it is stored: bytes elsewhere, here its row. */
export function scanOf(scope: Scope, text = 'paper'): Evidence {
  return {
    id: scope.context.ids.next(),
    document: 'evidence',
    name: '表决票.pdf',
    type: 'application/pdf',
    size: text.length,
    sha256: sha256(text),
  };
}

export type Paper = {
  readonly round: string;
  readonly elector: Person;
  readonly choice: MarkedChoice;
  /** When it was marked; a second ago where nothing is said. */
  readonly markedAt?: Date;
  readonly change?: boolean;
  readonly scans?: 'none';
};

/** One of the secretariat enters an elector's paper ballot with its scan, every item marked the same way. */
export function enterPaper(inScope: InScope, clerk: Person, paper: Paper): Promise<Entered> {
  return inScope(async (scope) => {
    const ballots = await ballotsOfRound(scope, paper.round);
    const entry = {
      kind: 'vote',
      subject: paper.round,
      channel: 'paper',
      content: {
        person: paper.elector.id,
        marks: ballots.map((ballot) => ({
          ballot: ballot.id,
          choice: paper.choice,
          reason: paper.choice === 'recuse' ? '理由' : '',
        })),
        ...(paper.change ? { change: true } : {}),
      },
      actedAt: paper.markedAt ?? new Date(scope.now.getTime() - 1000),
    } as const;
    return enterRecord(scope, clerk.id, entry, paper.scans === 'none' ? [] : [scanOf(scope)]);
  });
}

export async function enteredPaper(
  inScope: InScope,
  clerk: Person,
  paper: Paper,
): Promise<Recorded> {
  const entered = await enterPaper(inScope, clerk, paper);
  if (entered.kind !== 'entered') throw new Error(entered.because);
  return entered.record;
}

export function checkPaper(
  inScope: InScope,
  colleague: Person,
  record: Recorded,
  verdict: Parameters<typeof checkRecord>[3] = { right: true },
): Promise<Checked> {
  return inScope((scope) => checkRecord(scope, record.id, colleague.id, verdict));
}
