import { describe, expect, test } from '@jest/globals';
import { readSource } from '../../src/charter/source-text.ts';
import { pathInWords } from '../../src/charter/problem.ts';
import type { Charter } from '../../src/domain/charter.ts';
import { charterSchema } from '../../src/charter/schema/charter.ts';
import { fileText, listing, listingYaml, silence } from '../charter/files.ts';
import { judge, judgeSilence, rulesOf } from '../mutation/judge.ts';
import { mutants, mutantsOfSilence } from '../mutation/mutants.ts';

function dataOf(yaml: string, file: string): Readonly<Record<string, unknown>> {
  const reading = readSource(yaml, file);
  if (!reading.ok) throw new Error(`${file} cannot be read`);
  return reading.source.data as Readonly<Record<string, unknown>>;
}
const data = dataOf(listingYaml, 'listing.yaml');
const silenceData = dataOf(fileText('silence.yaml'), 'silence.yaml');
const all = [...mutants(data, Object.keys(silence.questions))];
const changesAt = (place: string) =>
  all.filter(({ path }) => pathInWords(path) === place).map(({ change }) => change);

describe('what npm run mutate changes in a charter', () => {
  test.each([
    [
      'a threshold, a little and in its base',
      'rules.office.passes',
      [
        'more than 1/2 of present dropped',
        'more than 1/2 of present → at least 1/2 of present',
        'more than 1/2 of present → more than 2/3 of present',
        'more than 1/2 of present → more than 1/3 of present',
        'more than 1/2 of present → more than 1/2 of all',
        'more than 1/2 of present → more than 1/2 of voting',
      ],
    ],
    [
      'days, and whether they are working days',
      'procedures."deemed-withdrawal".stages[1].objection.within',
      ['15 days dropped', '15 days → 16 days', '15 days → 14 days', '15 days → 15 working days'],
    ],
    [
      'a body into the next one',
      'procedures.admission.stages[2].ballot.by',
      ['chairs-office dropped', 'chairs-office → coordination'],
    ],
    [
      'a word into each other of its list',
      'procedures.admission.stages[3].filing.passes',
      ['sent dropped', 'sent → receipt'],
    ],
    [
      'a stage, dropped or after the next',
      'procedures.admission.stages[1]',
      ['dropped', 'after the next'],
    ],
    [
      'an article into the next',
      'procedures.admission.stages[1].review.article',
      ['14(3) → 14(4)'],
    ],
    ['a question into the next', 'rules.office.default.passes', ['B-Q4 → B-Q5']],
    [
      'a question answered beneath every charter, too',
      'documents.commitment-letter.default.shows',
      ['X-Q6 → X-Q7'],
    ],
    ['no name and no example', 'rules.office.examples', []],
    ['nor the charter’s own words', 'articles', []],
  ])('%s', (_, place, changes) => {
    expect(changesAt(place.replaceAll('"', ''))).toEqual(expect.arrayContaining([...changes]));
    expect(changesAt(place.replaceAll('"', '')).length).toBe(changes.length);
  });
});

describe('a changed rule', () => {
  const changed = (place: string, change: string) => {
    const found = all.find((one) => pathInWords(one.path) === place && one.change === change);
    if (!found) throw new Error(`no change ${change} at ${place}`);
    return found;
  };
  let shown: Charter = listing();
  const bench = (run: () => unknown) => ({
    rules: rulesOf(listing()),
    silence,
    proofs: [{ title: 'B-V1: the threshold', run }],
    show: (charter: Charter) => {
      shown = charter;
    },
  });
  const threshold = changed(
    'rules.office.passes',
    'more than 1/2 of present → more than 1/2 of all',
  );

  test('is found by a test that fails with it', async () => {
    const proof = () => expect(shown.rules['office']?.passes.base).toBe('present');
    expect(await judge(bench(proof), threshold)).toEqual({
      is: 'killed',
      by: 'B-V1: the threshold',
    });
  });

  test('that no test fails with goes unnoticed', async () => {
    expect(
      await judge(
        bench(() => undefined),
        threshold,
      ),
    ).toEqual({ is: 'survived' });
  });

  test('is refused where the check names its place, whatever tests say', async () => {
    const gone = changed('bodies.secretariat', 'dropped');
    expect(
      await judge(
        bench(() => undefined),
        gone,
      ),
    ).toEqual({
      is: 'refused',
      by: expect.stringContaining('There is no body secretariat'),
    });
    // A message that stands elsewhere and does not say what is gone does not count.
    const nobody = changed('bodies.chairs-office.rule', 'office dropped');
    expect(
      await judge(
        bench(() => undefined),
        nobody,
      ),
    ).toEqual({ is: 'survived' });
  });

  test('is found, too, where only its source is another', async () => {
    const moved = changed('rules.office.default.passes', 'B-Q4 → B-Q5');
    const proof = () => expect(shown.rules['office']?.defaults['passes']).toBe('B-Q4');
    expect(await judge(bench(proof), moved)).toMatchObject({ is: 'killed' });
    expect(
      await judge(
        bench(() => undefined),
        moved,
      ),
    ).toEqual({ is: 'survived' });
  });

  test('of what lies beneath is shown in every charter', async () => {
    const written = charterSchema.parse(data);
    const beneath = [...mutantsOfSilence(silenceData)];
    const notice = beneath.find(({ change }) => change === '3 working days → 4 working days');
    if (!notice) throw new Error('the notice is not changed');
    const days: unknown[] = [];
    const verdict = await judgeSilence(
      {
        charters: [written],
        rules: [rulesOf(listing())],
        proofs: [{ title: 'X-Q8: the notice', run: () => expect(days).toEqual([]) }],
        show: (charters) =>
          days.push(
            ...charters.flatMap(({ procedures }) =>
              (procedures['admission']?.stages ?? []).flatMap((stage) =>
                stage.kind === 'ballot' ? [stage.notice] : [],
              ),
            ),
          ),
      },
      notice,
    );
    expect(verdict).toEqual({ is: 'killed', by: 'X-Q8: the notice' });
    expect(days).toEqual([{ count: 4, of: 'working-days' }]);
  });

  test('that leaves no charter is no change', async () => {
    const without = changed('rules.office.passes', 'more than 1/2 of present dropped');
    expect(
      await judge(
        bench(() => undefined),
        without,
      ),
    ).toEqual({ is: 'no-change' });
  });
});
