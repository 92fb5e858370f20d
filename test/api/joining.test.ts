import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allCases } from '../../src/store/cases.ts';
import { inScope } from '../../src/store/scope.ts';
import { ANSWERS, PICTURE } from '../support/json-application.ts';
import { openFront, Visitor, type Front } from './front.ts';
import { callOperation } from './json-call.ts';

const { capacity: _, ...UNIT } = ANSWERS;
const DECLARED = { 'declares.9(2)': 'yes', 'declares.9(4)': 'yes' };

describe('Applying to the go-abroad alliance', () => {
  let front: Front;
  beforeAll(async () => {
    front = await openFront();
  }, 60_000);
  afterAll(() => front.close());

  async function submit(kind: string, answers: Readonly<Record<string, string>>, file: string) {
    const form = new FormData();
    form.append('body', JSON.stringify({ kind, declaration: true, answers }));
    form.append(`document.${file}`, new Blob([PICTURE], { type: 'image/jpeg' }), '营业执照.jpg');
    const answered = await callOperation(front, 'submitApplication', {
      params: { alliance: 'go-abroad' },
      form,
    });
    const errors = (answered.body['errors'] ?? []) as readonly { readonly field: string }[];
    return { status: answered.status, fields: errors.map(({ field }) => field) };
  }
  const cases = () => inScope(front.context, 'go-abroad', allCases);

  test('A-025 AT-02: a natural person cannot apply, for the alliance consists of units', async () => {
    expect(await submit('individual', UNIT, 'business-licence')).toEqual({
      status: 422,
      fields: ['kind'],
    });
    const page = await new Visitor(front.url).ask('/go-abroad/apply');
    expect(page.html).toContain('企事业单位');
    expect(page.html).not.toContain('个人会员');
    expect((await new Visitor(front.url).ask('/go-abroad/apply/individual')).status).toBe(404);
    expect(await cases()).toEqual([]);
  });

  test('A-028 A-030: without declaring to keep the charter and the law nobody applies', async () => {
    expect(await submit('enterprise', UNIT, 'business-licence')).toEqual({
      status: 422,
      fields: ['answers.declares.9(2)', 'answers.declares.9(4)'],
    });
    expect(await cases()).toEqual([]);
  });

  test('A-033: an association hands in its certificate of registration, an enterprise its licence', async () => {
    const answers = { ...UNIT, ...DECLARED };
    expect(await submit('association', answers, 'business-licence')).toMatchObject({
      status: 422,
      fields: expect.arrayContaining(['document.registration-certificate']),
    });
    expect(await submit('enterprise', answers, 'business-licence')).toEqual({
      status: 201,
      fields: [],
    });
    const [one] = await cases();
    expect(one?.form).toMatchObject(DECLARED);
  });
});
