import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { canonical } from '../../src/domain/canonical.ts';
import type { Case } from '../../src/store/cases.ts';
import { sha256 } from '../../src/store/database.ts';
import { countBallot } from '../../src/store/decide/close-round.ts';
import { ballotsOfRound, votesOf, type Ballot } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Browser;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  officer = await office.browser((await holder(office.world, 'case-officer')).id);
});

afterAll(() => office.close());

/** A vote of the chair's office on one application, with three for, one against and one not voted. */
async function voted(
  before?: (round: string) => Promise<void>,
): Promise<{ one: Case; ballot: Ballot }> {
  const one = await apply(office.world, { name: '计票企业有限公司' });
  await review(office.world, one);
  const round = await openVote(office.world, [one]);
  await before?.(round);
  const people = await electors(office.world);
  for (const [at, choice] of (['for', 'for', 'for', 'against'] as const).entries())
    await vote(office.world, round, people[at]!, choice);
  await office.inScope((scope) =>
    sql`update voting_rounds set closes_at = ${scope.now} where id = ${round}`.execute(scope.tx),
  );
  await office.attend();
  const [ballot] = await office.inScope((scope) => ballotsOfRound(scope, round));
  return { one, ballot: ballot as Ballot };
}

describe('the proof sheet of a closed ballot', () => {
  test('AT-44: it shows charter, version, article with its words, electorate, base, formula with numbers and result, and counting again gives the same', async () => {
    const { one, ballot } = await voted();
    expect(ballot).toMatchObject({
      result: 'passed',
      tally: { base: 4, formula: '3 × 2 = 6 > 4 = 1 × 4' },
    });
    const page = await officer.get(`${base}/ballots/${ballot.id}/proof`);
    expect(page.status).toBe(200);
    for (const words of [
      '计票企业有限公司',
      one.number,
      '中小企业上市服务联盟 第1版',
      '章程规定 第十四条第（三）项',
      '经联盟秘书处审核、理事长办公会批准并报中促中心备案。',
      '系统默认 B-Q4',
      '超过到会人员的二分之一（不含）',
      '理事长 王建国 赞成 本人邮件链接',
      '副理事长 欧阳文 反对 本人邮件链接',
      '秘书长 李敏 未表决',
      '实到人数（收回的表决票）',
      '到会4人/应到5人',
      '按存档重新计算 与截止时的记录一致',
    ])
      expect(page.text).toContain(words);
    expect(page.text).toMatch(/2 × 3 = 6 > 4|3 × 2 = 6 > 4/);
    expect(page.text).toMatch(/计票企业有限公司 .{0,99} 通过 计算过程/);
    expect(page.text.replaceAll(' ', '')).toContain(ballot.electorateHash);
    expect(page.text).not.toContain('警示：');

    const stored = await office.inScope(async (scope) =>
      countBallot(ballot, await votesOf(scope, [ballot.id])),
    );
    expect(canonical(stored)).toBe(canonical(ballot.tally));
    const record = JSON.parse((await officer.get(`${base}/ballots/${ballot.id}/proof.json`)).html);
    expect(record.recomputed).toEqual(record.recorded);
    expect(record.agrees).toBe(true);
    expect(sha256(canonical(record.electorate))).toBe(record.electorateSha256);
    expect(record.votes).toHaveLength(4);
    expect((await officer.get(`${base}/cases/${one.id}`)).html).toContain(
      `${base}/ballots/${ballot.id}/proof`,
    );
  });

  test('a record that does not agree with the votes is shown as an alarm', async () => {
    const { ballot } = await voted();
    await office.inScope((scope) =>
      sql`update ballots set tally = jsonb_set(tally, '{votes,for}', '5') where id = ${ballot.id}`.execute(
        scope.tx,
      ),
    );
    const page = await officer.get(`${base}/ballots/${ballot.id}/proof`);
    expect(page.text).toContain('警示：重新计算与存档不一致');
    expect(page.text).toMatch(/按存档重新计算 不一致：按票重新计算的结果与截止时的记录不一致/);
    expect(page.html).toContain('role="alert"');
  });

  test('an electorate that was changed after the opening is shown as an alarm', async () => {
    const { ballot } = await voted();
    await office.inScope((scope) =>
      sql`update ballots set electorate = jsonb_set(electorate, '{voters,4,name}', '"别人"') where id = ${ballot.id}`.execute(
        scope.tx,
      ),
    );
    const page = await officer.get(`${base}/ballots/${ballot.id}/proof?lang=en`);
    expect(page.text).toContain('the electorate does not agree with its fingerprint');
  });

  test('of a secret ballot nobody’s choice is shown, on the page or in the record', async () => {
    const { ballot } = await voted(async (round) => {
      await office.inScope((scope) =>
        sql`update ballots set rule = jsonb_set(rule, '{secret}', 'true') where voting_round = ${round}`.execute(
          scope.tx,
        ),
      );
    });
    const page = await officer.get(`${base}/ballots/${ballot.id}/proof`);
    expect(page.text).toContain('理事长 王建国 已表决 —');
    expect(page.text).not.toMatch(/王建国 (?:赞成|反对)|欧阳文 (?:赞成|反对)/);
    expect(page.text).toMatch(/赞成 3 — 反对 1 —/);
    const record = JSON.parse((await officer.get(`${base}/ballots/${ballot.id}/proof.json`)).html);
    expect(record.votes).toBeNull();
    expect(record.recomputed.votes.for).toBe(3);
  });

  test('a seat whose holder left counts in the base and is named so; a recusal is out of it', async () => {
    const people = await electors(office.world);
    const { ballot } = await voted(async (round) => {
      const last = people.at(-1)!;
      await office.inScope((scope) =>
        sql`update holdings set valid_until = ${scope.now} where person = ${last.id} and seat = 'secretary-general'`.execute(
          scope.tx,
        ),
      );
      await vote(office.world, round, people[0]!, 'recuse');
    });
    expect(ballot.tally?.votes.electors).toBe(4);
    const page = await officer.get(`${base}/ballots/${ballot.id}/proof`);
    expect(page.text).toContain('理事长 王建国 回避');
    expect(page.text).toContain('秘书长 李敏 已离任，计入基数');
    expect(page.text).toContain('1人回避，不计入计票基数');
    expect(page.text).toContain('到会3人/应到4人');
  });

  test('while the ballot is open there is no proof sheet', async () => {
    const one = await apply(office.world);
    await review(office.world, one);
    const round = await openVote(office.world, [one]);
    const [ballot] = await office.inScope((scope) => ballotsOfRound(scope, round));
    expect((await officer.get(`${base}/ballots/${ballot!.id}/proof`)).status).toBe(404);
  });
});
