import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Case } from '../../../src/store/cases.ts';
import { submitApplication, type Application } from '../../../src/store/decide/submit.ts';
import { startDraft } from '../../../src/store/drafts.ts';
import { readLink } from '../../../src/store/links.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { apply } from '../../support/applying.ts';
import { ALLIANCE, count, type Ledger, type OpenLedger } from '../ledger.ts';

export function submitting(open: OpenLedger): void {
  describe('Handing in an application', () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
    }, 60_000);
    afterAll(() => ledger.close());

    const draft = () =>
      ledger.inScope(async (scope) => (await startDraft(scope, 'enterprise', 'zh')).id);
    const submit = (of: string, over: Partial<Application> = {}): Promise<Case> =>
      ledger.inScope((scope) =>
        submitApplication(scope, {
          draft: of,
          procedure: 'admission',
          kind: 'enterprise',
          language: 'zh',
          applicantName: '双击企业',
          applicantCode: null,
          applicantEmail: 'twice@example.com',
          contactName: '张三',
          form: { 'organisation-name': '双击企业' },
          ...over,
        }),
      );
    const numbers = async (): Promise<readonly number[]> => {
      const { rows } = await ledger.inScope((scope) =>
        sql<{ number: string }>`select number from cases order by number`.execute(scope.tx),
      );
      return rows.map((row) => Number(row.number.slice(-4)));
    };

    test('an applicant who clicks twice at once has one case, one number, one mail and one start', async () => {
      const of = await draft();
      const both = await Promise.all([submit(of), submit(of), submit(of)]);
      expect(new Set(both.map((one) => one.id)).size).toBe(1);
      const { id } = both[0];
      const seen = await ledger.inScope(async (scope) => ({
        cases: await count(scope, sql`cases where form ->> 'organisation-name' = '双击企业'`),
        mails: (await mailsOf(scope, { caseId: id })).map((mail) => mail.template),
        entries: await count(
          scope,
          sql`audit_entries where kind = 'case.opened' and subject = ${id}`,
        ),
        wakeUps: await count(scope, sql`wake_ups where subject = ${id}`),
      }));
      expect(seen).toEqual({ cases: 1, mails: ['application-received'], entries: 1, wakeUps: 1 });
    });

    test('the same draft handed in again later, even with other answers, is the case it became', async () => {
      const of = await draft();
      const first = await submit(of);
      const again = await submit(of, { applicantName: '另一个名字', form: {} });
      expect(again).toEqual(first);
    });

    test('numbers have no gaps when many hand in at once and some fail half-way', async () => {
      const drafts = await Promise.all(Array.from({ length: 24 }, draft));
      const handedIn = await Promise.allSettled(
        drafts.map((of, index) =>
          index % 4 === 3
            ? ledger.inScope(async (scope) => {
                await submitApplication(scope, {
                  draft: of,
                  procedure: 'admission',
                  kind: 'enterprise',
                  language: 'zh',
                  applicantName: '失败企业',
                  applicantCode: null,
                  applicantEmail: 'never@example.com',
                  contactName: '李四',
                  form: {},
                });
                throw new Error('the disk was full');
              })
            : submit(of, { applicantName: `同时企业${index}` }),
        ),
      );
      expect(handedIn.filter((one) => one.status === 'fulfilled')).toHaveLength(18);
      const all = await numbers();
      expect(all).toEqual(all.map((_, index) => index + 1));
    });

    test('nothing of a draft is left in it once it is a case', async () => {
      const one = await apply(ledger.world);
      const left = await ledger.inScope((scope) =>
        sql<{ answers: object }>`select answers from drafts where case_id = ${one.id}`.execute(
          scope.tx,
        ),
      );
      expect(left.rows).toEqual([{ answers: {} }]);
    });

    test('the applicant’s link opens this case only, and belongs to no person', async () => {
      const one = await apply(ledger.world);
      const link = await ledger.inScope(async (scope) => {
        const [mail] = await mailsOf(scope, { caseId: one.id });
        return readLink(scope, mail?.link ?? '');
      });
      expect(link).toMatchObject({ purpose: 'case', subject: one.id, person: null });
    });

    test('a case of one alliance is seen by no other', async () => {
      const one = await apply(ledger.world);
      const seen = (alliance: string) =>
        ledger.context.database.transaction(
          alliance,
          async (tx) =>
            (await sql`select 1 from cases where id = ${one.id}`.execute(tx)).rows.length,
        );
      expect([await seen(ALLIANCE), await seen('another'), await seen('')]).toEqual([1, 0, 0]);
    });
  });
}
