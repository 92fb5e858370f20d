import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { certificateOfCase, type Certificate } from '../../src/store/certificates.ts';
import { readFile } from '../../src/store/files.ts';
import { readMember, renameMembers } from '../../src/store/members.ts';
import {
  newOrganisationVersion,
  versionsOfOrganisation,
} from '../../src/store/register/organisations.ts';
import { electors, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, type Browser, type Office, type Seen } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let anybody: Browser;
let certificate: Certificate;
let printed: string;

beforeAll(async () => {
  office = await openOffice();
  anybody = await office.browser();
  const one = await apply(office.world, { name: '查验科技有限公司' });
  await review(office.world, one);
  const round = await openVote(office.world, [one]);
  for (const person of await electors(office.world)) await vote(office.world, round, person, 'for');
  await office.attend();
  await office.issue(one);
  certificate = (await office.inScope((scope) => certificateOfCase(scope, one.id))) as Certificate;
  printed = `${certificate.number}-${certificate.checkCode}`;
}, 60_000);

afterAll(() => office.close());

/** The answer without the number that was typed and the time of the check. */
function answerTo({ status, text }: Seen, typed: string): string {
  return `${status} ${text.replaceAll(typed, 'NUMBER').replace(/\d{4}年\d+月\d+日（周.）\d\d:\d\d/g, 'TIME')}`;
}

describe('checking a certificate', () => {
  test('anybody sees holder, class, issuer, the decision with its article, and the fingerprint of the file', async () => {
    const page = await anybody.get(`/verify/${printed}`);
    const file = await office.inScope((scope) => readFile(scope, certificate.file));
    expect(page.status).toBe(200);
    for (const words of [
      '真实有效',
      '查验科技有限公司',
      '企业会员',
      '中小企业上市服务联盟',
      '理事长办公会议',
      '第十四条第（三）项',
      '经联盟秘书处审核、理事长办公会批准',
    ])
      expect(page.text).toContain(words);
    expect(page.text.replaceAll(' ', '')).toContain(file?.sha256);
    for (const name of ['王建国', '张三', 'applicant']) expect(page.text).not.toContain(name);
    expect((await anybody.get(`/verify/${printed}?lang=en`)).text).toContain('Genuine and valid');
  });

  test('the number may be typed in small letters, with blanks or in full-width signs', async () => {
    const wide = printed.replace(/[!-~]/g, (sign) =>
      String.fromCodePoint(sign.charCodeAt(0) + 0xfee0),
    );
    for (const typed of [
      printed.toLowerCase(),
      ` ${printed.replaceAll('-', ' - ')} `,
      wide,
      printed.replaceAll('-', '—'),
    ])
      expect((await anybody.get(`/verify?number=${encodeURIComponent(typed)}`)).text).toContain(
        '真实有效',
      );
  });

  test('one letter changed, no check code, an unknown number and nonsense all give the same answer', async () => {
    const last = printed.at(-1) === '2' ? '3' : '2';
    const changed = printed.slice(0, -1) + last;
    const expected = answerTo(await anybody.get(`/verify/${changed}`), changed);
    expect(expected).toContain('查无此编号');
    const unknown = printed.replace('-0001-', '-0002-');
    for (const typed of [unknown, certificate.number, 'LSA-M-2026-0001-']) {
      const page = await anybody.get(`/verify?number=${encodeURIComponent(typed)}`);
      expect(answerTo(page, typed)).toBe(expected);
    }
    // A number that names no alliance is answered under the product's own name.
    const [said] = /查无此编号[^。]*。[^。]*。/u.exec(expected) ?? [];
    for (const typed of ['ABC', '什么编号', "x' or 1=1"]) {
      const page = await anybody.get(`/verify?number=${encodeURIComponent(typed)}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain(said?.split('。')[0]);
    }
  });

  test('an empty number is asked for again', async () => {
    expect((await anybody.get('/verify')).text).toContain('证书查验');
    const empty = await anybody.get('/verify?number=+');
    expect([empty.status, empty.text.includes('请填写证书或决议上的编号')]).toEqual([422, true]);
  });

  test('a member that took another name later is shown by the name that is printed', async () => {
    const renamed = await office.inScope(async (scope) => {
      const member = await readMember(scope, certificate.member);
      const organisation = member?.organisation ?? '';
      const versions = await versionsOfOrganisation(scope, organisation);
      const latest = versions.at(-1);
      if (!latest) throw new Error('the member is no organisation');
      const { kind, creditCode, details } = latest;
      const changed = await newOrganisationVersion(
        scope,
        organisation,
        { name: '改名科技有限公司', kind, creditCode, details },
        { evidence: 'test', by: null, validFrom: scope.now, expected: versions.length },
      );
      await renameMembers(scope, organisation, '改名科技有限公司');
      return { changed, name: (await readMember(scope, certificate.member))?.name };
    });
    expect(renamed).toEqual({ changed: { kind: 'changed' }, name: '改名科技有限公司' });
    const { text } = await anybody.get(`/verify/${printed}`);
    expect(text).toContain('查验科技有限公司');
    expect(text).not.toContain('改名科技有限公司');
  });

  test('a membership that has ended and a revoked certificate are told apart from a valid one', async () => {
    const rewind = (table: string, column: string, value: Date | null) =>
      office.inScope((scope) =>
        sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value}`.execute(scope.tx),
      );
    await rewind('members', 'until', new Date(Date.now() - 1000));
    expect((await anybody.get(`/verify/${printed}`)).text).toContain('真实，但今天已无效');
    await rewind('members', 'until', null);
    await rewind('certificates', 'revoked_at', new Date());
    expect((await anybody.get(`/verify/${printed}`)).text).toContain('已撤销');
    await rewind('certificates', 'revoked_at', null);
  });

  test('who walks through numbers is stopped', async () => {
    const fresh = await openOffice();
    try {
      const walker = await fresh.browser();
      const statuses: number[] = [];
      for (let tried = 0; tried < 62; tried += 1)
        statuses.push((await walker.get(`/verify/LSA-M-2026-0001-${tried}`)).status);
      expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    } finally {
      await fresh.close();
    }
  });
});
