import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Plan, PlanStage } from '../../src/domain/plan.ts';
import { positionOf, type StageRow } from '../../src/domain/position.ts';
import { after, type Outcome } from '../../src/domain/progress.ts';

const SHARED = { title: { zh: '', en: '' }, sources: [], then: [] } as const;
const RULE = {} as Extract<PlanStage, { kind: 'ballot' }>['rule'];
const STAGES: readonly PlanStage[] = [
  { ...SHARED, kind: 'submit', name: 'submit', form: 'form' },
  { ...SHARED, kind: 'review', name: 'review', by: 'secretariat' },
  {
    ...SHARED,
    kind: 'ballot',
    name: 'ballot',
    by: 'chairs-office',
    rule: RULE,
    notice: { workingDays: 3, source: { from: 'default' } },
  },
  { ...SHARED, kind: 'filing', name: 'filing', with: 'ccpsme', passes: 'sent' },
  { ...SHARED, kind: 'issue', name: 'issue', document: 'certificate' },
];
const PLAN = { stages: STAGES } as unknown as Plan;

const row = (name: string, round: number, outcome: Outcome | null): StageRow => ({
  setAside: null,
  name,
  round,
  kind: name,
  openedAt: new Date(0),
  nudgesDone: 0,
  outcome,
  closedAt: outcome ? new Date(0) : null,
});
const at = (...rows: StageRow[]): string => {
  const position = positionOf(PLAN, rows);
  return 'end' in position ? position.end : `${position.stage.name} ${position.round}`;
};

describe('A case stands where its rows say', () => {
  test.each([
    ['nothing is recorded yet', [], 'submit 1'],
    ['the application is in', [row('submit', 1, 'done')], 'review 1'],
    [
      'the documents were returned',
      [row('submit', 1, 'done'), row('review', 1, 'returned')],
      'review 2',
    ],
    [
      'the secretariat did not approve',
      [row('submit', 1, 'done'), row('review', 1, 'rejected')],
      'refused',
    ],
    [
      'the vote had no valid result',
      [
        row('submit', 1, 'done'),
        row('review', 1, 'approved'),
        row('ballot', 1, 'no-valid-resolution'),
      ],
      'ballot 2',
    ],
    [
      'the body did not approve',
      [row('submit', 1, 'done'), row('review', 1, 'approved'), row('ballot', 1, 'failed')],
      'refused',
    ],
    [
      'the body approved',
      [row('submit', 1, 'done'), row('review', 1, 'approved'), row('ballot', 1, 'passed')],
      'filing 1',
    ],
    [
      'a later stage was claimed without the earlier ones',
      [row('submit', 1, 'done'), row('ballot', 1, 'passed')],
      'review 1',
    ],
  ] as const)('%s', (_title, rows, position) => {
    expect(at(...rows)).toBe(position);
  });

  test('without the review approved and the vote passed no rows lead to the end', () => {
    const outcomes: readonly Outcome[] = [
      'done',
      'approved',
      'rejected',
      'returned',
      'passed',
      'failed',
      'no-valid-resolution',
      'sent',
      'receipt',
    ];
    const anyRow = fc.tuple(
      fc.constantFrom('submit', 'review', 'ballot', 'filing', 'issue'),
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom(...outcomes),
    );
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (made) => {
        const rows = made.map(([name, round, outcome]) => row(name, round, outcome));
        const position = positionOf(PLAN, rows);
        if (!('end' in position) || position.end !== 'passed') return true;
        const settled = (name: string) =>
          rows.some(
            (one) =>
              one.name === name &&
              one.outcome !== null &&
              after(PLAN, name, one.outcome).to === 'stage',
          );
        return settled('review') && settled('ballot');
      }),
    );
  });
});
