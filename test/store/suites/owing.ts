import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lacking, papersFor } from '../../../src/domain/charter.ts';
import { charterInForce } from '../../../src/store/charters.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { contactOfMember } from '../../../src/store/contacts.ts';
import { readMember, type Member } from '../../../src/store/members.ts';
import { ledgerOf } from '../../../src/store/participation.ts';
import { holdersOf } from '../../../src/store/persons.ts';
import {
  organisationOf,
  versionsOfOrganisation,
} from '../../../src/store/register/organisations.ts';
import { handIn } from '../../support/applying.ts';
import { enterUnit, setUpUnder } from '../../support/go-abroad.ts';
import { leaves } from '../../support/leaving.ts';
import { hold, record, today } from '../../support/members.ts';
import type { World } from '../../support/world.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';

/** What members owe the alliance, as far as it is kept: taking part, entrusted work, and somebody to write to. */
export function owing(open: OpenLedger): void {
  describe('What members owe', () => {
    let ledger: Ledger;
    let abroad: World;
    let crossing: World;
    beforeAll(async () => {
      ledger = await open();
      const { context, world, attend } = ledger;
      const ground = { context, world, bring: attend };
      abroad = await setUpUnder(ground, 'go-abroad', 'owing-abroad');
      crossing = await setUpUnder(ground, 'cross-border', 'owing-crossing');
    }, 60_000);
    afterAll(() => ledger.close());

    let units = 0;
    const unit = (world: World, alliance: string): Promise<Member> => {
      units += 1;
      return enterUnit(world, alliance, `履行义务单位${units}`, 'ordinary');
    };
    const inAbroad = () => unit(abroad, 'owing-abroad');
    const inCrossing = () => unit(crossing, 'owing-crossing');
    const standing = async (world: World, { id }: Member) =>
      (await world.inScope((scope) => ledgerOf(scope, id))).map(
        ({ kind, what, source, struck }) => ({
          kind,
          what,
          from: source.from,
          counts: struck === null,
        }),
      );

    test.each([
      ['A-057', () => abroad, inAbroad],
      ['C-067', () => crossing, inCrossing],
    ] as const)(
      '%s: whoever was at an activity has it in its ledger, with the sign-in sheet behind it, and whoever stayed away has not',
      async (_, world, member) => {
        const [came, stayed] = [await member(), await member()];
        await hold(world(), '企业出海培训', [came]);
        expect(await standing(world(), came)).toEqual([
          { kind: 'activity', what: '企业出海培训', from: 'record', counts: true },
        ]);
        expect(await standing(world(), stayed)).toEqual([]);
      },
    );

    test('C-066: work that the alliance entrusted and a member delivered stands in its ledger', async () => {
      const member = await inCrossing();
      const { day, at } = await today(crossing);
      await record(crossing, {
        kind: 'participation',
        subject: member.id,
        channel: 'paper',
        actedAt: at,
        content: { kind: 'task', day, what: '受委托起草行业报告' },
      });
      expect(await standing(crossing, member)).toEqual([
        { kind: 'task', what: '受委托起草行业报告', from: 'record', counts: true },
      ]);
    });

    test('A-058: no unit applies without its liaison; one is on record, who is replaced by another', async () => {
      const charter = await abroad.inScope(charterInForce);
      const papers = papersFor(charter, 'admission', 'enterprise');
      if (!papers) throw new Error('nobody applies as an enterprise');
      const missing = lacking(charter, papers, {}, []).map(({ id }) => id);
      expect(missing).toEqual(
        expect.arrayContaining(['liaison-name', 'liaison-phone', 'liaison-email']),
      );
      expect(charter.members.liaison?.count).toEqual({ atLeast: 1, atMost: 1 });
      const member = await inAbroad();
      const id = member.organisation ?? '';
      const contact = async () => {
        const now = (await abroad.inScope((scope) => readMember(scope, member.id))) as Member;
        const { name, email } = await abroad.inScope((scope) => contactOfMember(scope, now));
        return { name, email };
      };
      const before = await contact();
      expect(before.name).toBe('方联络');
      const [details, expected] = await abroad.inScope(async (scope) => {
        const now = await organisationOf(scope, id);
        if (!now) throw new Error('the unit is unknown');
        const { name, kind, creditCode, details: said } = now;
        const { length } = await versionsOfOrganisation(scope, id);
        const details = { ...said, 'liaison-name': '常新', 'liaison-email': 'chang@unit.example' };
        return [{ name, kind, creditCode, details }, length] as const;
      });
      const { at } = await today(abroad);
      await record(abroad, {
        kind: 'change',
        subject: id,
        channel: 'letter',
        actedAt: at,
        content: { of: 'organisation', details, expected, day: null },
      });
      expect(await contact()).toEqual({ name: '常新', email: 'chang@unit.example' });
    });

    test('A-080: an application and a notice of leaving both reach the secretariat, each of its people by mail', async () => {
      const secretariat = (
        await abroad.inScope((scope) => holdersOf(scope, ['secretariat-head', 'case-officer']))
      ).map(({ person }) => person.email ?? '');
      const asked = async (template: string) => {
        await ledger.attend();
        const mails = await abroad.inScope((scope) => mailsOf(scope, { latest: 1000 }));
        return mails.filter((mail) => mail.template === template).map((mail) => mail.address);
      };
      await abroad.inScope((scope) =>
        handIn(scope, {
          kind: 'enterprise',
          language: 'zh',
          applicantName: '申请出海有限公司',
          applicantCode: null,
          applicantEmail: 'applicant@owing.example',
          contactName: '张三',
          form: { 'organisation-name': '申请出海有限公司', 'liaison-name': '张三' },
        }),
      );
      expect((await asked('review-wanted')).toSorted()).toEqual(secretariat.toSorted());
      await leaves(abroad, await inAbroad());
      expect((await asked('formalities-wanted')).toSorted()).toEqual(secretariat.toSorted());
    });
  });
}
