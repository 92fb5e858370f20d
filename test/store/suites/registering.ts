import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { readCharter } from '../../../src/charter/files.ts';
import { setUpAlliance } from '../../../src/setup/alliance.ts';
import { DEMO_PEOPLE } from '../../../src/setup/demo-people.ts';
import { admitMember, enterMember, membershipsOf } from '../../../src/store/members.ts';
import { personOf, personsOf, personWithEmail, type Person } from '../../../src/store/persons.ts';
import {
  beginHolding,
  endHolding,
  holdingsOf,
  seatingOf,
} from '../../../src/store/register/holdings.ts';
import {
  newOrganisation,
  newOrganisationVersion,
  organisationOf,
  organisationWithCode,
  versionsOfOrganisation,
} from '../../../src/store/register/organisations.ts';
import {
  newPerson,
  newPersonVersion,
  versionsOfPerson,
  type PersonDetails,
} from '../../../src/store/register/persons.ts';
import { instantOfDay } from '../../../src/store/register/versions.ts';
import { inScope, type Scope } from '../../../src/store/scope.ts';
import { dayOf } from '../../../src/domain/calendar.ts';
import { holder } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { DAY, MINUTE, type Ledger, type OpenLedger } from '../ledger.ts';

const BASIS = { evidence: 'LSA-R-2026-0001', by: null };
const OTHER = 'second';

const someone = (name: string, more: Partial<PersonDetails> = {}): PersonDetails => ({
  name,
  title: '老师',
  email: null,
  phone: '13800001111',
  language: 'zh',
  employerCode: null,
  preferredChannel: 'telephone',
  ...more,
});

/** Persons and organisations are one for all alliances, with permanent ids and dated versions. */
export function registering(open: OpenLedger): void {
  let ledger: Ledger;
  const inOther = <Result>(work: (scope: Scope) => Promise<Result>): Promise<Result> =>
    inScope(ledger.context, OTHER, work);
  beforeAll(async () => {
    ledger = await open();
    const loaded = await readCharter('charters/listing.yaml');
    if (!loaded.ok) throw new Error('the charter does not load');
    await setUpAlliance(
      ledger.context,
      { id: OTHER, code: 'SEC', language: 'zh' },
      loaded.charter,
      DEMO_PEOPLE.filter(({ name }) => name === '王建国'),
    );
  }, 60_000);
  afterAll(() => ledger.close());

  const enter = async (details: PersonDetails, validFrom?: Date): Promise<string> => {
    const entered = await ledger.inScope((scope) =>
      newPerson(scope, details, { ...BASIS, ...(validFrom ? { validFrom } : {}) }),
    );
    if (entered.kind !== 'entered') throw new Error(entered.kind);
    return entered.person;
  };

  describe('A person', () => {
    test('keeps one id, and is called on each day as the version of that day says', async () => {
      const id = await enter(someone('田甜'));
      ledger.later(2 * DAY);
      const changed = await ledger.inScope((scope) =>
        newPersonVersion(scope, id, someone('田甜', { title: '田主任', phone: '010-1' }), {
          ...BASIS,
          validFrom: scope.now,
          expected: 1,
        }),
      );
      expect(changed).toEqual({ kind: 'changed' });
      await ledger.inScope(async (scope) => {
        expect(await personOf(scope, id)).toMatchObject({ id, title: '田主任', phone: '010-1' });
        const yesterday = { ...scope, now: new Date(scope.now.getTime() - DAY) };
        expect(await personOf(yesterday, id)).toMatchObject({ id, title: '老师' });
        expect(await versionsOfPerson(scope, id)).toMatchObject([
          { title: '老师', evidence: 'LSA-R-2026-0001', enteredIn: 'listing' },
          { title: '田主任' },
        ]);
      });
    });

    test('edited by two at once is changed by the first; the second is told', async () => {
      const id = await enter(someone('石磊'));
      const edit = (title: string) =>
        ledger.inScope(async (scope) =>
          newPersonVersion(scope, id, someone('石磊', { title }), {
            ...BASIS,
            validFrom: new Date(scope.now.getTime() + 1),
            expected: 1,
          }),
        );
      const both = await Promise.all([edit('甲'), edit('乙')]);
      expect(both.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'changed-meanwhile']);
      expect(both).toContainEqual({ kind: 'changed-meanwhile', present: 2 });
    });

    test('has no two versions of one instant, and none before the last', async () => {
      const id = await enter(someone('范冰'));
      await ledger.inScope(async (scope) => {
        const [first] = await versionsOfPerson(scope, id);
        const latest = first?.validFrom as Date;
        for (const validFrom of [latest, new Date(latest.getTime() - DAY)])
          expect(
            await newPersonVersion(scope, id, someone('范冰'), {
              ...BASIS,
              validFrom,
              expected: 1,
            }),
          ).toEqual({ kind: 'not-after-latest', latest });
      });
    });

    test('entered again with the same address is found, also in another alliance, and not doubled', async () => {
      const details = someone('何平', { email: 'he.ping@example.org' });
      const id = await enter(details);
      expect(await ledger.inScope((scope) => newPerson(scope, details, BASIS))).toEqual({
        kind: 'known',
        person: id,
      });
      expect(await inOther((scope) => personsOf(scope, [id]))).toEqual([]);
      const upper = { ...details, email: 'HE.PING@example.org' };
      expect(await inOther((scope) => newPerson(scope, upper, BASIS))).toEqual({
        kind: 'linked',
        person: id,
      });
      expect(await inOther((scope) => personsOf(scope, [id]))).toHaveLength(1);
      const signsIn = await ledger.context.database.untenanted((tx) =>
        personWithEmail(
          { tx, alliance: '', now: new Date(Date.now() + 30 * DAY), context: ledger.context },
          'he.ping@example.org',
        ),
      );
      expect(signsIn?.id).toBe(id);
    });

    test('never takes the address somebody else signs in with', async () => {
      await enter(someone('方舟', { email: 'fang@example.org' }));
      const entered = await inOther((scope) =>
        newPerson(scope, someone('别人', { email: 'fang@example.org' }), BASIS),
      );
      expect(entered).toEqual({ kind: 'address-taken' });
      const id = await enter(someone('方圆'));
      ledger.later(MINUTE);
      const changed = await ledger.inScope((scope) =>
        newPersonVersion(scope, id, someone('方圆', { email: 'fang@example.org' }), {
          ...BASIS,
          validFrom: scope.now,
          expected: 1,
        }),
      );
      expect(changed).toEqual({ kind: 'address-taken' });
    });

    test('is seen by the alliances that know them and by no other', async () => {
      const id = await enter(someone('独孤信'));
      expect(await inOther((scope) => versionsOfPerson(scope, id))).toEqual([]);
      const unknown = await inOther((scope) =>
        newPersonVersion(scope, id, someone('改名'), {
          ...BASIS,
          validFrom: scope.now,
          expected: 1,
        }),
      );
      expect(unknown).toEqual({ kind: 'unknown' });
      await expect(
        inOther((scope) =>
          sql`insert into person_versions (person, valid_from, name, title, language)
            values (${id}, ${scope.now}, '改名', '', 'zh')`.execute(scope.tx),
        ),
      ).rejects.toThrow(/row-level security/);
    });

    test('keeps every version: the product itself may not rewrite one', async () => {
      await expect(
        ledger.inScope(({ tx }) => sql`update person_versions set name = '改'`.execute(tx)),
      ).rejects.toThrow(/permission denied/);
      await expect(
        ledger.inScope(({ tx }) => sql`delete from organisation_versions`.execute(tx)),
      ).rejects.toThrow(/permission denied/);
    });
  });

  describe('A seat', () => {
    let person: string;
    beforeAll(async () => {
      person = await enter(someone('高远'));
    });
    const take = (seat: string, who: string, more: { from?: Date; until?: Date } = {}) =>
      ledger.inScope((scope) =>
        beginHolding(scope, { ...BASIS, seat, person: who, from: scope.now, ...more }),
      );

    test('that the charter gives to one is not taken while that one sits', async () => {
      const chair = await holder(ledger.world, 'chair');
      const refused = await take('chair', person);
      expect(refused).toMatchObject({
        kind: 'refused',
        because: 'seat-full',
        problems: [{ seat: 'chair', grade: 'error' }],
      });
      await ledger.inScope(async (scope) => {
        const [held] = await holdingsOf(scope, ['chair']);
        const ended = await endHolding(scope, held?.id ?? '', { ...BASIS, until: scope.now });
        expect(ended).toMatchObject({ kind: 'ended', problems: [{ seat: 'chair' }] });
      });
      expect(await take('chair', person)).toMatchObject({ kind: 'begun', problems: [] });
      expect(await take('chair', chair.id)).toMatchObject({ because: 'seat-full' });
      await ledger.inScope(async (scope) => {
        const [held] = await holdingsOf(scope, ['chair']);
        expect(held?.person).toBe(person);
        const yesterday = { ...scope, now: new Date(scope.now.getTime() - DAY) };
        expect((await holdingsOf(yesterday, ['chair']))[0]?.person).toBe(chair.id);
      });
    });

    test('given to two at the same moment is held by one', async () => {
      await ledger.inScope(async (scope) => {
        const [held] = await holdingsOf(scope, ['executive-chair']);
        await endHolding(scope, held?.id ?? '', { ...BASIS, until: scope.now });
      });
      const another = await enter(someone('齐白'));
      const both = await Promise.all([
        take('executive-chair', person),
        take('executive-chair', another),
      ]);
      expect(both.map(({ kind }) => kind).toSorted()).toEqual(['begun', 'refused']);
    });

    test('is counted over the whole time somebody is to hold it, not at its beginning only', async () => {
      const [supervisor] = await ledger.inScope((scope) => holdingsOf(scope, ['supervisor']));
      const before = (days: number): Date =>
        new Date((supervisor?.from.getTime() ?? 0) - days * DAY);
      expect(await take('supervisor', person, { from: before(30) })).toMatchObject({
        because: 'seat-full',
      });
      expect(
        await take('supervisor', person, { from: before(30), until: before(1) }),
      ).toMatchObject({ kind: 'begun' });
    });

    test('is taken by somebody the alliance knows, once, and must be one of the charter', async () => {
      expect(await take('emperor', person)).toMatchObject({ because: 'unknown-seat' });
      expect(await take('director', 'nobody')).toMatchObject({ because: 'unknown-person' });
      expect(await take('director', person)).toMatchObject({ kind: 'begun' });
      expect(await take('director', person)).toMatchObject({ because: 'held' });
    });

    test('ends once, after it began', async () => {
      await ledger.inScope(async (scope) => {
        const [held] = await holdingsOf(scope, ['director']);
        const end = (until: Date) => endHolding(scope, held?.id ?? '', { ...BASIS, until });
        expect(await end(held?.from as Date)).toMatchObject({ because: 'before-begin' });
      });
      ledger.later(MINUTE);
      await ledger.inScope(async (scope) => {
        const [held] = await holdingsOf(scope, ['director']);
        const end = () => endHolding(scope, held?.id ?? '', { ...BASIS, until: scope.now });
        expect(await end()).toMatchObject({ kind: 'ended' });
        expect(await end()).toMatchObject({ because: 'ended-before' });
        expect(await seatingOf(scope, 'director')).toMatchObject([{ grade: 'warning' }]);
      });
    });
  });

  describe('An organisation', () => {
    const unit = (creditCode: string | null, representative: string) => ({
      name: '北京甲科技有限公司',
      kind: 'enterprise',
      creditCode,
      details: { 'legal-representative': representative, 'liaison-name': '小王' },
    });

    test('is found by its credit code in whichever alliance it was entered', async () => {
      const first = await ledger.inScope((scope) =>
        newOrganisation(scope, unit('91110108MA01UNIT01', '甲'), BASIS),
      );
      expect(first.kind).toBe('entered');
      const { organisation } = first;
      expect(
        await ledger.inScope((scope) =>
          newOrganisation(scope, unit('91110108MA01UNIT01', '甲'), BASIS),
        ),
      ).toEqual({ kind: 'known', organisation });
      expect(await inOther((scope) => organisationOf(scope, organisation))).toBeUndefined();
      expect(
        await inOther((scope) => newOrganisation(scope, unit('91110108MA01UNIT01', '甲'), BASIS)),
      ).toEqual({ kind: 'linked', organisation });
      expect(await inOther((scope) => organisationOf(scope, organisation))).toMatchObject({
        id: organisation,
        name: '北京甲科技有限公司',
      });
    });

    test('without a code is another one each time', async () => {
      const enterOne = () =>
        ledger.inScope((scope) => newOrganisation(scope, unit(null, '乙'), BASIS));
      expect((await enterOne()).organisation).not.toBe((await enterOne()).organisation);
    });

    test('changes its representative with a date; before it the earlier one stands', async () => {
      const code = '91110108MA01UNIT02';
      const { organisation } = await ledger.inScope((scope) =>
        newOrganisation(scope, unit(code, '老法人代表'), BASIS),
      );
      ledger.later(3 * DAY);
      await ledger.inScope(async (scope) => {
        const yesterday = dayOf(scope.now.getTime() - DAY);
        const validFrom = instantOfDay(yesterday, scope.now);
        const change = (expected: number) =>
          newOrganisationVersion(scope, organisation, unit(code, '新法定代表人'), {
            ...BASIS,
            validFrom,
            expected,
          });
        expect(await change(1)).toEqual({ kind: 'changed' });
        expect(await change(1)).toEqual({ kind: 'changed-meanwhile', present: 2 });
        expect(await change(2)).toMatchObject({ kind: 'not-after-latest' });
        const representative = async (at: Date) =>
          (await organisationOf({ ...scope, now: at }, organisation))?.details[
            'legal-representative'
          ];
        expect(await representative(scope.now)).toBe('新法定代表人');
        expect(await representative(new Date(validFrom.getTime() - 1))).toBe('老法人代表');
        // A second change of the same day holds after the first.
        expect(instantOfDay(yesterday, scope.now, validFrom) > validFrom).toBe(true);
      });
    });

    test('never takes the code of another one', async () => {
      await inOther((scope) => newOrganisation(scope, unit('91110108MA01UNIT03', '丙'), BASIS));
      const { organisation } = await ledger.inScope((scope) =>
        newOrganisation(scope, unit('91110108MA01UNIT04', '丁'), BASIS),
      );
      ledger.later(MINUTE);
      const changed = await ledger.inScope((scope) =>
        newOrganisationVersion(scope, organisation, unit('91110108MA01UNIT03', '丁'), {
          ...BASIS,
          validFrom: scope.now,
          expected: 1,
        }),
      );
      expect(changed).toEqual({ kind: 'code-taken' });
    });
  });

  describe('A member', () => {
    test('of before is entered with its document and without a case, once', async () => {
      await ledger.inScope(async (scope) => {
        const { organisation } = await newOrganisation(
          scope,
          { name: '创始单位', kind: 'enterprise', creditCode: '91110108MA01FOUND1', details: {} },
          BASIS,
        );
        const founder = {
          organisation,
          class: 'member',
          kind: 'enterprise',
          name: '创始单位',
          duesYuan: 20_000,
          since: new Date('2021-12-31T00:00:00+08:00'),
          evidence: 'the list of founders',
          by: null,
        };
        const entered = await enterMember(scope, founder);
        expect(entered.kind).toBe('entered');
        expect(await enterMember(scope, founder)).toEqual({
          kind: 'member-already',
          member: entered.member,
        });
        expect(await membershipsOf(scope, organisation)).toMatchObject([
          { caseId: null, evidence: 'the list of founders', until: null },
        ]);
      });
    });

    test('admitted with a known credit code is the known organisation, as the application describes it', async () => {
      const one = await apply(ledger.world, { code: '91110108MA01KNOWN1' });
      await ledger.inScope(async (scope) => {
        const { organisation } = await newOrganisation(
          scope,
          { name: '旧名称', kind: 'enterprise', creditCode: '91110108MA01KNOWN1', details: {} },
          BASIS,
        );
        const later = { ...scope, now: new Date(scope.now.getTime() + 1) };
        await admitMember(later, one, 'member', 20_000);
        expect(await organisationWithCode(later, '91110108MA01KNOWN1')).toBe(organisation);
        expect(await membershipsOf(later, organisation)).toMatchObject([{ caseId: one.id }]);
        expect(await versionsOfOrganisation(later, organisation)).toMatchObject([
          { name: '旧名称' },
          { name: one.applicantName, evidence: one.number },
        ]);
      });
    });
  });

  test('A person who serves two alliances is one person with one sign-in', async () => {
    const here = await holder(ledger.world, 'supervisor');
    expect(here).toBeDefined();
    const wang = (alliance: string): Promise<Person | undefined> =>
      inScope(ledger.context, alliance, async (scope) => {
        const [held] = await holdingsOf({ ...scope, now: scope.now }, ['chair']);
        return held && personOf(scope, held.person);
      });
    const other = await wang(OTHER);
    const signsIn = await ledger.context.database.untenanted((tx) =>
      personWithEmail(
        { tx, alliance: '', now: new Date(Date.now() + 60 * DAY), context: ledger.context },
        'wang.jianguo@example.org',
      ),
    );
    expect(other?.id).toBe(signsIn?.id);
    expect(await ledger.inScope((scope) => personsOf(scope, [other?.id ?? '']))).toHaveLength(1);
  });
}
