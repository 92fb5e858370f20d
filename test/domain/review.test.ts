import { describe, expect, test } from '@jest/globals';
import { canonical } from '../../src/domain/canonical.ts';
import { surnameOf } from '../../src/domain/names.ts';
import { checkReview, failingDocuments, type ReviewAct } from '../../src/domain/review.ts';

const DOCUMENTS = ['commitment-letter', 'legal-person-proof'];
const act = (over: Partial<ReviewAct>): ReviewAct => ({
  decision: undefined,
  reason: '',
  remark: '',
  checks: {},
  handOverTo: '',
  ...over,
});
const fields = (over: Partial<ReviewAct>): readonly string[] =>
  checkReview(act(over), DOCUMENTS, ['colleague']).map((problem) => problem.field);
const FIT = { 'commitment-letter': 'fit', 'legal-person-proof': 'fit' } as const;

describe('A reviewer is asked for what a review needs', () => {
  test.each([
    ['nothing chosen: a decision', {}, ['decision']],
    [
      'approving without looking at the documents: each document',
      { decision: 'approve' },
      ['check.commitment-letter', 'check.legal-person-proof'],
    ],
    [
      'approving with a document that did not pass: that document',
      { decision: 'approve', checks: { ...FIT, 'legal-person-proof': 'unsealed' } },
      ['check.legal-person-proof'],
    ],
    ['approving with every document fit: nothing more', { decision: 'approve', checks: FIT }, []],
    [
      'returning without a failing document or reason: both',
      { decision: 'return', checks: FIT },
      ['decision', 'reason'],
    ],
    [
      'returning with a failing document and a reason: nothing more',
      { decision: 'return', reason: '不清晰', checks: { ...FIT, 'legal-person-proof': 'unclear' } },
      [],
    ],
    ['not approving without a reason: the reason', { decision: 'not-approve' }, ['reason']],
    ['a reason of blanks is none', { decision: 'not-approve', reason: '  ' }, ['reason']],
    ['handing over to nobody: a colleague', { decision: 'hand-over' }, ['handOverTo']],
    [
      'handing over to somebody else than a colleague: a colleague',
      { decision: 'hand-over', handOverTo: 'stranger' },
      ['handOverTo'],
    ],
  ] as const)('%s', (_title, over, expected) => {
    expect(fields(over as Partial<ReviewAct>)).toEqual(expected);
  });

  test('only the failing documents have to be brought again', () => {
    expect(failingDocuments({ ...FIT, 'legal-person-proof': 'mismatch' })).toEqual([
      'legal-person-proof',
    ]);
  });
});

describe('People are addressed by their surname', () => {
  test.each([
    ['王建国', '王'],
    ['欧阳文', '欧阳'],
    ['欧阳', '欧'],
    ['John Smith', undefined],
  ] as const)('%s', (name, surname) => {
    expect(surnameOf(name)).toBe(surname);
  });
});

describe('Equal records have equal text', () => {
  test('the order of keys and absent values make no difference', () => {
    expect(canonical({ b: 1, a: [new Date(0), null], c: undefined })).toBe(
      canonical({ a: ['1970-01-01T00:00:00.000Z', null], b: 1 }),
    );
  });
});

describe('A condition of the charter that the reviewer must confirm', () => {
  const fields = (over: Partial<ReviewAct>) =>
    checkReview(act(over), [], ['x'], ['9(1)', '9(3)']).map(({ field, message }) => [
      field,
      message.zh,
    ]);

  test('is named by its article while it is not ticked, and keeps anybody from approving', () => {
    expect(fields({ decision: 'approve', ticks: ['9(1)'] })).toEqual([
      ['tick.9(3)', expect.stringContaining('第九条第（三）项')],
    ]);
    expect(fields({ decision: 'approve', ticks: ['9(1)', '9(3)'] })).toEqual([]);
  });

  test('need not be met to refuse or to return', () => {
    expect(fields({ decision: 'not-approve', reason: '不符合条件' })).toEqual([]);
  });
});
