import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endorsementIn } from '../../../src/domain/charter/endorsements.ts';
import { charterInForce } from '../../../src/store/charters.ts';
import { answerEndorsement, askForEndorsement } from '../../../src/store/decide/endorse.ts';
import { submitApplication } from '../../../src/store/decide/submit.ts';
import { forgetDrafts, startDraft } from '../../../src/store/drafts.ts';
import { endorsementsOfDraft } from '../../../src/store/endorsements.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { inScope, type Scope } from '../../../src/store/scope.ts';
import {
  answers,
  asks,
  CROSS_BORDER,
  draft,
  handsIn,
  leaves,
  member,
} from '../../support/cross-border.ts';
import { ZHUZHOU } from '../../support/zhuzhou.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';

const NAME = '跨境新秀有限公司';

export function endorsing(open: OpenLedger): void {
  describe('A recommendation by a member', () => {
    let ledger: Ledger;
    const within = <Result>(work: (scope: Scope) => Promise<Result>) =>
      inScope(ledger.context, CROSS_BORDER, work);
    beforeAll(async () => {
      ledger = await open();
    }, 60_000);
    afterAll(() => ledger.close());

    let members = 0;
    const newMember = () => {
      members += 1;
      return within((scope) =>
        member(scope, `推荐单位${members}`, `referrer${members}@member.example`),
      );
    };

    test('AT-21 C-041: an application without a confirmed recommendation is not taken; with one it is', async () => {
      const { name } = await newMember();
      const of = await within(draft);
      await expect(within((scope) => handsIn(scope, of, NAME))).rejects.toThrow('referral');
      await within((scope) => asks(scope, of, name, NAME));
      await expect(within((scope) => handsIn(scope, of, NAME))).rejects.toThrow('referral');
      await within((scope) => answers(scope, of));
      const one = await within((scope) => handsIn(scope, of, NAME));
      expect(one.form['endorsed.referral']).toBe(name);
    });

    test('D-023: a member of charter D recommends a new one by its own link, and those who decide read its name; whoever is not a member recommends nobody, and one may apply without', async () => {
      const inZhuzhou = <Result>(work: (scope: Scope) => Promise<Result>) =>
        inScope(ledger.context, ZHUZHOU, work);
      const asked = await inZhuzhou(async (scope) =>
        endorsementIn(await charterInForce(scope), 'recommendation'),
      );
      if (!asked) throw new Error('charter D has no recommendation');
      const applies = (name: string, named?: string) =>
        inZhuzhou(async (scope) => {
          const { id } = await startDraft(scope, 'agency', 'zh');
          if (named) await askForEndorsement(scope, asked, { draft: id, named, applicant: name });
          const [row] = await endorsementsOfDraft(scope, id);
          const answered = row && (await answerEndorsement(scope, row.id, 'confirmed'));
          const one = await submitApplication(scope, {
            draft: id,
            procedure: 'admission',
            kind: 'agency',
            language: 'zh',
            applicantName: name,
            applicantCode: null,
            applicantEmail: 'new@applicant.example',
            contactName: '唐联络',
            form: { 'organisation-name': name, 'declares.6/1#1': 'yes' },
          });
          return { answered, said: one.form['endorsed.recommendation'] };
        });
      const recommended = await applies('新服务机构', '致远会计咨询有限公司');
      expect(recommended.said).toBe('致远会计咨询有限公司');
      const mails = await inZhuzhou((scope) => mailsOf(scope, { latest: 10 }));
      const wanted = mails.filter(({ template }) => template === 'endorsement-wanted');
      expect(wanted.map(({ address }) => address)).toEqual(['zhiyuan@example.org']);
      expect((await applies('另一服务机构', '不是成员的单位')).said).toBeUndefined();
      expect((await applies('自行申请的机构')).said).toBeUndefined();
    });

    test('the word of a member that left, a refusal and an old word do not count', async () => {
      const left = await newMember();
      const of = await within(draft);
      await within((scope) => asks(scope, of, left.name, NAME));
      await within((scope) => answers(scope, of));
      await within((scope) => leaves(scope, left));
      await expect(within((scope) => handsIn(scope, of, NAME))).rejects.toThrow('referral');
      const declining = await newMember();
      await within((scope) => asks(scope, of, declining.name, NAME));
      await within((scope) => answers(scope, of, 'declined'));
      expect(await within((scope) => answers(scope, of))).toEqual({
        kind: 'answered-already',
        answer: 'declined',
      });
      await expect(within((scope) => handsIn(scope, of, NAME))).rejects.toThrow('referral');
      const slow = await newMember();
      const late = await within(draft);
      await within((scope) => asks(scope, late, slow.name, NAME));
      await within((scope) => answers(scope, late));
      ledger.later(31 * DAY);
      await expect(within((scope) => handsIn(scope, late, NAME))).rejects.toThrow('referral');
    });

    test('a word is given for one applicant, and counts for no other name', async () => {
      const { name } = await newMember();
      const of = await within(draft);
      await within((scope) => asks(scope, of, name, NAME));
      await within((scope) => answers(scope, of));
      await expect(within((scope) => handsIn(scope, of, '另一家有限公司'))).rejects.toThrow(
        'referral',
      );
    });

    test('who was a member and is not, or was asked 31 days ago, cannot confirm any more', async () => {
      const gone = await newMember();
      const of = await within(draft);
      await within((scope) => asks(scope, of, gone.name, NAME));
      await within((scope) => leaves(scope, gone));
      expect(await within((scope) => answers(scope, of))).toMatchObject({ because: 'no-member' });
      const slow = await newMember();
      await within((scope) => asks(scope, of, slow.name, NAME));
      ledger.later(31 * DAY);
      expect(await within((scope) => answers(scope, of))).toMatchObject({ because: 'closed' });
    });

    test('goes with the unfinished application that nobody touched for thirty days', async () => {
      const { name } = await newMember();
      const of = await within(draft);
      await within((scope) => asks(scope, of, name, NAME));
      ledger.later(31 * DAY);
      await within(forgetDrafts);
      expect(await within((scope) => endorsementsOfDraft(scope, of))).toEqual([]);
    });

    test('an unknown name gets the same answer as a known one, and three requests a day are the most', async () => {
      const { name } = await newMember();
      const address = `referrer${members}@member.example`;
      const of = await within(draft);
      expect(await within((scope) => asks(scope, of, name, NAME))).toBe('asked');
      expect(await within((scope) => asks(scope, of, name, NAME))).toBe('asked');
      expect(await within((scope) => asks(scope, of, '没有的单位', NAME))).toBe('asked');
      expect(await within((scope) => asks(scope, of, `code-${address}`, NAME))).toBe('asked');
      expect(await within((scope) => asks(scope, of, '第四家', NAME))).toBe('too-often');
      const rows = await within((scope) => endorsementsOfDraft(scope, of));
      expect(rows.map(({ member: id }) => id !== null)).toEqual([true, false, true]);
      const sent = await within((scope) => mailsOf(scope, { latest: 100 }));
      expect(sent.filter((mail) => mail.address === address)).toHaveLength(2);
      ledger.later(DAY + 1);
      expect(await within((scope) => asks(scope, of, '第四家', NAME))).toBe('asked');
    });
  });
}
