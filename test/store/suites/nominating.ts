import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { membersOfBody } from '../../../src/store/bodies.ts';
import type { Case } from '../../../src/store/cases.ts';
import { answerEndorsement } from '../../../src/store/decide/endorse.ts';
import { draftOfMember } from '../../../src/store/drafts.ts';
import { endorsementsOfDraft } from '../../../src/store/endorsements.ts';
import { addFile, filesOfCase } from '../../../src/store/files.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { readMember, type Member } from '../../../src/store/members.ts';
import { unitSeats } from '../../../src/store/register/unit-seats.ts';
import { addressOf } from '../../support/go-abroad.ts';
import {
  ANSWERS,
  appliesForPresidium,
  nominated,
  presidiumVotes,
  PROMOTION,
  setUpPresidium,
  statusOf,
  type Crossing,
} from '../../support/presidium.ts';
import { endOf } from '../../support/watching.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';

export function nominating(open: OpenLedger): void {
  describe('Who applies to become a presidium member', () => {
    let ledger: Ledger;
    const at: Record<string, Crossing> = {};
    beforeAll(async () => {
      ledger = await open();
      const { context, world, attend } = ledger;
      for (const presidium of [10, 9])
        at[presidium] = await setUpPresidium(
          { context, world, bring: attend },
          `crossing-${presidium}`,
          { presidium, ordinary: 6 },
        );
    }, 120_000);
    afterAll(() => ledger.close());
    const of = (presidium: number): Crossing => at[presidium] as Crossing;

    const problemsOf = async (crossing: Crossing, member: Member, answers = ANSWERS) => {
      const came = await appliesForPresidium(crossing, member, answers);
      return came.kind === 'problems'
        ? came.problems.map(({ on, id }) => `${on} ${id}`)
        : came.kind;
    };
    /** Nominated and handed in. */
    const applied = async (crossing: Crossing, member: Member): Promise<Case> => {
      await nominated(crossing, member, crossing.presidium[0]?.name ?? '', 'confirmed');
      const came = await appliesForPresidium(crossing, member);
      if (came.kind !== 'opened') throw new Error(JSON.stringify(came));
      return came.case;
    };

    test('C-033 C-034 C-056: needs the nomination of a presidium member, which gives it by its own link before the application is taken', async () => {
      const crossing = of(10);
      const [member, other] = crossing.ordinary as [Member, Member];
      expect(await problemsOf(crossing, member, {} as typeof ANSWERS)).toEqual([
        'field reason',
        'field representative-name',
        'field representative-email',
        'field representative-phone',
        'document nomination',
        'declares 9(2)',
      ]);
      // An ordinary member, and the applicant itself, can be named and are never asked.
      await nominated(crossing, member, other.name);
      await nominated(crossing, member, member.name);
      const rows = await crossing.world.inScope(async (scope) => {
        const draft = await draftOfMember(scope, member.id, PROMOTION);
        return endorsementsOfDraft(scope, draft?.id ?? '');
      });
      expect(rows.map((row) => row.member)).toEqual([null, null]);
      expect(await problemsOf(crossing, member)).toEqual(['document nomination']);
      const [nominator] = crossing.presidium as [Member];
      await nominated(crossing, member, nominator.name, 'confirmed');
      const mails = await crossing.world.inScope((scope) => mailsOf(scope, { latest: 50 }));
      expect(
        mails
          .filter(({ template }) => template === 'endorsement-wanted')
          .map((mail) => mail.address),
      ).toEqual([addressOf(crossing.alliance, `${nominator.name}联络员`)]);
      const came = await appliesForPresidium(crossing, member);
      expect(came).toMatchObject({
        kind: 'opened',
        case: { form: { 'endorsed.nomination': nominator.name, 'declares.9(2)': 'yes' } },
      });
      // A second click finds the case that is open; a new draft was not begun by it.
      expect(await appliesForPresidium(crossing, member)).toMatchObject({ kind: 'open-before' });
    });

    test('is not nominated by a word that was refused or is older than 30 days', async () => {
      const crossing = of(10);
      const member = crossing.ordinary[1] as Member;
      const [first, second] = crossing.presidium as [Member, Member];
      await nominated(crossing, member, first.name, 'declined');
      expect(await problemsOf(crossing, member)).toEqual(['document nomination']);
      await nominated(crossing, member, second.name, 'confirmed');
      ledger.later(31 * DAY);
      expect(await problemsOf(crossing, member)).toEqual(['document nomination']);
    });

    test('is a member of the class below: who is in the presidium does not apply for it', async () => {
      const crossing = of(10);
      expect(await appliesForPresidium(crossing, crossing.presidium[0] as Member)).toMatchObject({
        kind: 'refused',
        because: 'not-your-class',
      });
    });

    test('hands in what it uploaded to its draft with the form, and its draft is no more', async () => {
      const crossing = of(10);
      const member = crossing.ordinary[2] as Member;
      await nominated(crossing, member, crossing.presidium[0]?.name ?? '', 'confirmed');
      const written = await crossing.world.inScope(async (scope) => {
        const draft = await draftOfMember(scope, member.id, PROMOTION);
        await addFile(scope, {
          id: scope.context.ids.next(),
          draftId: draft?.id ?? '',
          document: 'profile',
          name: 'profile.pdf',
          type: 'application/pdf',
          size: 100,
          sha256: 'c'.repeat(64),
        });
        return endorsementsOfDraft(scope, draft?.id ?? '');
      });
      const came = await appliesForPresidium(crossing, member);
      if (came.kind !== 'opened') throw new Error(came.kind);
      const files = await crossing.world.inScope((scope) => filesOfCase(scope, came.case.id));
      expect(files.map(({ name }) => name)).toEqual(['profile.pdf']);
      expect(
        await crossing.world.inScope((scope) => draftOfMember(scope, member.id, PROMOTION)),
      ).toBe(undefined);
      // The word that counted stays what it was.
      expect(
        await crossing.world.inScope((scope) =>
          answerEndorsement(scope, written[0]?.id ?? '', 'declined'),
        ),
      ).toMatchObject({ kind: 'answered-already', answer: 'confirmed' });
    });

    test('AT-23 C-035: of a presidium of ten five are too few and six are enough', async () => {
      const crossing = of(10);
      const [refused, passed] = [crossing.ordinary[3], crossing.ordinary[4]] as [Member, Member];
      const five = await applied(crossing, refused);
      await presidiumVotes(crossing, five, [
        ...Array<'for'>(5).fill('for'),
        ...Array<'against'>(5).fill('against'),
      ]);
      await endOf(crossing.world, five);
      expect(await statusOf(crossing, five)).toBe('refused');
      const six = await applied(crossing, passed);
      await presidiumVotes(crossing, six, [
        ...Array<'for'>(6).fill('for'),
        ...Array<'against'>(4).fill('against'),
      ]);
      await endOf(crossing.world, six);
      expect(await statusOf(crossing, six)).toBe('passed');
      const classes = await crossing.world.inScope(async (scope) => [
        (await readMember(scope, refused.id))?.class,
        (await readMember(scope, passed.id))?.class,
      ]);
      expect(classes).toEqual(['ordinary', 'presidium-member']);
      // Whom it named in its application sits in the presidium at once.
      const seated = await crossing.world.inScope((scope) => membersOfBody(scope, 1, 'presidium'));
      expect(seated.filter(({ member }) => member === passed.id)).toMatchObject([
        { person: { name: '高代表', email: 'gao@unit.example' } },
      ]);
      expect(seated).toHaveLength(11);
    });

    test('whoever it named and cannot sit does not hold up the class: the unit is asked to designate somebody', async () => {
      const crossing = of(9);
      const member = crossing.ordinary[1] as Member;
      await nominated(crossing, member, crossing.presidium[0]?.name ?? '', 'confirmed');
      const came = await appliesForPresidium(crossing, member, {
        ...ANSWERS,
        'representative-email': addressOf(crossing.alliance, '主席团单位2代表'),
      });
      if (came.kind !== 'opened') throw new Error(JSON.stringify(came));
      await presidiumVotes(crossing, came.case, Array<'for'>(9).fill('for'));
      await endOf(crossing.world, came.case);
      expect(await statusOf(crossing, came.case)).toBe('passed');
      const seats = await crossing.world.inScope(async (scope) => {
        const now = await readMember(scope, member.id);
        return now ? unitSeats(scope, now) : [];
      });
      expect(seats.find(({ seat }) => seat.id === 'presidium-representative')).toMatchObject({
        holder: undefined,
      });
    });

    test('AT-23 C-035: of a presidium of nine five are enough, even if only five have voted', async () => {
      const crossing = of(9);
      const member = crossing.ordinary[0] as Member;
      const one = await applied(crossing, member);
      await presidiumVotes(crossing, one, Array<'for'>(5).fill('for'));
      expect(await statusOf(crossing, one)).toBe('open');
      ledger.later(15 * DAY);
      await endOf(crossing.world, one);
      expect(await statusOf(crossing, one)).toBe('passed');
    });
  });
}
