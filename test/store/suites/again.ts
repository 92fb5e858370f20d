import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { importPerson } from '../../../src/setup/alliance.ts';
import { papersFor, type Papers } from '../../../src/domain/charter/papers.ts';
import { readCase, type Case } from '../../../src/store/cases.ts';
import { charterInForce } from '../../../src/store/charters.ts';
import { decisionsOfCase } from '../../../src/store/decide/decisions.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import { handIn as handInDraft } from '../../../src/store/decide/hand-in.ts';
import { keepAnswers, startDraft } from '../../../src/store/drafts.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { memberOfCase } from '../../../src/store/members.ts';
import type { CaseCorrection } from '../../../src/store/records/correction-content.ts';
import { newCorrection } from '../../../src/store/records/correction.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { holder, review } from '../../support/acting.ts';
import { standingIn } from '../../support/alliances.ts';
import { scan } from '../../support/ending.ts';
import { bringDocuments, handIn } from '../../support/applying.ts';
import { committeeVotes, ZHUZHOU } from '../../support/zhuzhou.ts';
import type { World } from '../../support/world.ts';
import { endOf } from '../../support/watching.ts';
import { count, type Ledger, type OpenLedger } from '../ledger.ts';

const CODE = '91110108MA01A2B3CF';
const UNIT = {
  'organisation-name': '云岭服务有限公司',
  'credit-code': CODE,
  'legal-representative': '王小明',
  address: '北京市海淀区某某路1号',
  profile: '从事中小企业服务多年，具备相应的服务能力和经验，服务企业五百余家。',
  'liaison-name': '李小红',
  'liaison-phone': '13800138000',
  'liaison-email': 'li@unit.example',
  'declares.9(2)': 'yes',
  'declares.9(4)': 'yes',
};

export function again(open: OpenLedger): void {
  describe('Applying twice', () => {
    let ledger: Ledger;
    let abroad: World;
    beforeAll(async () => {
      ledger = await open();
      abroad = standingIn(ledger, 'go-abroad');
    }, 60_000);
    afterAll(() => ledger.close());

    /** The form of charter A as the page or a program hands it in. */
    const handsIn = () =>
      abroad.inScope(async (scope: Scope) => {
        const charter = await charterInForce(scope);
        const papers = papersFor(charter, 'admission', 'enterprise') as Papers;
        const { id } = await startDraft(scope, 'enterprise', 'zh');
        await keepAnswers(scope, id, UNIT);
        await bringDocuments(scope, id, ['business-licence']);
        return handInDraft(scope, papers, id, 'zh');
      });
    const decides = async (one: Case, decision: 'approve' | 'not-approve') => {
      await review(abroad, one, {
        decision,
        reason: decision === 'approve' ? '' : '不符合第九条第（三）项。',
        ticks: ['9(1)', '9(3)', '9(4)'],
      });
      await abroad.until(
        'it has ended',
        async (scope) => (await readCase(scope, one.id))?.status !== 'open',
      );
    };

    /** The review of a case was entered wrongly, as two of the secretariat say. */
    const corrects = async (one: Case): Promise<void> => {
      const officer = await holder(abroad, 'case-officer', 0);
      const colleague = await holder(abroad, 'case-officer', 1);
      await abroad.inScope(async (scope) => {
        const [decision] = (await decisionsOfCase(scope, one.id)).filter(
          ({ choice }) => choice === 'approve',
        );
        const content: CaseCorrection = {
          of: 'review',
          reason: '登记有误',
          decision: decision?.id ?? '',
          choice: 'not-approve',
        };
        const entry = newCorrection(one, content, scope.now);
        const entered = await enterRecord(scope, officer.id, entry, [scan(scope, 'evidence')]);
        if (entered.kind !== 'entered') throw new Error(entered.because);
        await checkRecord(scope, entered.record.id, colleague.id, { right: true });
      });
    };

    test('X-Q17: whoever was refused applies again at once; whoever is a member does not, and may once it has left', async () => {
      const first = await handsIn();
      if (first.kind !== 'handed-in') throw new Error(JSON.stringify(first));
      await decides(first.case, 'not-approve');
      const second = await handsIn();
      if (second.kind !== 'handed-in') throw new Error(JSON.stringify(second));
      await decides(second.case, 'approve');
      expect(await handsIn()).toMatchObject({
        kind: 'problems',
        problems: [{ on: 'field', id: 'credit-code' }],
      });
      await abroad.inScope(({ tx, now }) =>
        sql`update members set until = ${now} where case_id = ${second.case.id}`.execute(tx),
      );
      expect(await handsIn()).toMatchObject({ kind: 'handed-in' });
    });

    test('two applications of one unit that are both approved make one membership, and both know it', async () => {
      const apply = () =>
        abroad.inScope((scope) =>
          handIn(scope, {
            kind: 'enterprise',
            language: 'zh',
            applicantName: '双份有限公司',
            applicantCode: 'TWICE',
            applicantEmail: 'twice@unit.example',
            contactName: '李小红',
            form: { 'organisation-name': '双份有限公司', 'liaison-name': '李小红' },
          }),
        );
      const both = [await apply(), await apply()] as const;
      for (const one of both) await decides(one, 'approve');
      const members = await abroad.inScope(async (scope) => [
        (await memberOfCase(scope, both[0].id))?.id,
        (await memberOfCase(scope, both[1].id))?.id,
      ]);
      expect(members[0]).toBeDefined();
      expect(members[1]).toBe(members[0]);
      expect(
        await abroad.inScope((scope) => count(scope, sql`members where name = '双份有限公司'`)),
      ).toBe(1);
    });

    test.each([
      { first: 'second', at: 1 },
      { first: 'first', at: 0 },
    ])(
      'of two approved applications of one unit, a correction of the $first leaves the membership that the other gave; that of both ends it',
      async ({ first, at }) => {
        const name = `两次获批单位${first}`;
        const apply = () =>
          abroad.inScope((scope) =>
            handIn(scope, {
              kind: 'enterprise',
              language: 'zh',
              applicantName: name,
              applicantCode: `GROUNDS ${first}`,
              applicantEmail: 'grounds@unit.example',
              contactName: '李小红',
              form: { 'organisation-name': name, 'liaison-name': '李小红' },
            }),
          );
        const both = [await apply(), await apply()] as const;
        for (const one of both) await decides(one, 'approve');
        const corrected = async (one: Case): Promise<void> => {
          await corrects(one);
          await decides(one, 'not-approve');
        };
        const told = async (one: Case) =>
          (await abroad.inScope((scope) => mailsOf(scope, { caseId: one.id }))).flatMap(
            ({ template, extra }) =>
              template === 'correction' && extra['came'] !== 'back-to-body'
                ? [[extra['came'], extra['ground']]]
                : [],
          );
        const [lost, standing] = at === 1 ? [both[1], both[0]] : both;
        const before = await abroad.inScope((scope) => memberOfCase(scope, standing.id));
        await corrected(lost);
        const after = await abroad.inScope((scope) => memberOfCase(scope, standing.id));
        expect(after).toMatchObject({ id: before?.id, until: null, caseId: standing.id });
        expect(after?.since).toEqual(before?.since);
        expect(await told(lost)).toEqual([['stays', standing.number]]);
        // Whoever sits on a seat for the unit sits on it as long as it is a member.
        const sits = await abroad.inScope((scope) =>
          importPerson(
            scope,
            {
              name: `${name}专家`,
              title: '专家',
              email: `expert-${first}@unit.example`,
              phone: '',
              language: 'zh',
              employerCode: `GROUNDS ${first}`,
              seats: ['expert'],
            },
            5,
          ),
        );
        const seats = () =>
          abroad.inScope((scope) =>
            count(scope, sql`holdings where person = ${sits} and valid_until is null`),
          );
        expect(await seats()).toBe(1);
        await corrected(standing);
        expect(await seats()).toBe(0);
        const ended = await abroad.inScope((scope) => memberOfCase(scope, standing.id));
        expect(ended?.id).toBe(before?.id);
        expect(ended?.until).not.toBeNull();
        expect(await told(standing)).toEqual([['ended', undefined]]);
      },
    );

    test('X-Q17: refused by the committee of charter D, a unit applies again at once', async () => {
      const world = standingIn(ledger, ZHUZHOU);
      const apply = () =>
        world.inScope((scope) =>
          handIn(scope, {
            kind: 'agency',
            language: 'zh',
            applicantName: '再申请服务所',
            applicantCode: 'AGAIN',
            applicantEmail: 'again@unit.example',
            contactName: '唐联络',
            form: { 'organisation-name': '再申请服务所' },
          }),
        );
      const one = await apply();
      await committeeVotes(world, one, Array<'against'>(7).fill('against'));
      expect(await endOf(world, one)).toBe('refused');
      expect((await apply()).status).toBe('open');
    });
  });
}
