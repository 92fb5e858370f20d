import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { attendPlaces } from '../../../src/activities/attend-places.ts';
import { addDays, dayOf } from '../../../src/domain/calendar.ts';
import { membersOfBody } from '../../../src/store/bodies.ts';
import { charterInForce } from '../../../src/store/charters.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import { freePlacesOf } from '../../../src/store/decide/give-places.ts';
import { changePlaces, offerPlaces, withdrawOffer } from '../../../src/store/decide/places.ts';
import { signUp, takeBackSignUp } from '../../../src/store/decide/sign-up.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { readOffer, type Offer } from '../../../src/store/places/offers.ts';
import { linesOf } from '../../../src/store/places/order.ts';
import { inScope, type Scope } from '../../../src/store/scope.ts';
import { workflowId } from '../../../src/workflows/messages.ts';
import { CROSS_BORDER, leaves, member } from '../../support/cross-border.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';

/** Charter C: every member receives its services, presidium members with priority (Art. 11(2)2). */
export function places(open: OpenLedger): void {
  describe('Places that members sign up for', () => {
    let ledger: Ledger;
    let officer: string;
    let colleague: string;
    const within = <Result>(work: (scope: Scope) => Promise<Result>) =>
      inScope(ledger.context, CROSS_BORDER, work);
    beforeAll(async () => {
      ledger = await open();
      officer = await within(async (scope) => {
        const { version } = await charterInForce(scope);
        const [first, second] = await membersOfBody(scope, version, 'secretariat');
        colleague = second?.person.id ?? '';
        return first?.person.id ?? '';
      });
    }, 60_000);
    afterAll(() => ledger.close());

    let made = 0;
    /** A member that only these tests know. */
    const unit = (of: 'ordinary' | 'presidium-member' = 'ordinary') =>
      within(async (scope) => {
        made += 1;
        const one = await member(scope, `名额单位${made}`, `place${made}@member.example`);
        await sql`update members set class = ${of} where id = ${one.id}`.execute(scope.tx);
        return one;
      });
    const offers = (places: number | null, what = 'services', heldOn = '') =>
      within(async (scope) => {
        const came = await offerPlaces(scope, officer, {
          what,
          title: { zh: '出海咨询', en: '' },
          about: '',
          places,
          until: dayOf(scope.now.getTime()),
          heldOn: heldOn === '' ? '' : addDays(dayOf(scope.now.getTime()), Number(heldOn)),
        });
        if (came.kind !== 'offered') throw new Error(JSON.stringify(came));
        return came.id;
      });
    const attends = async (offer: string) => {
      const { number } = await within(async (scope) => (await readOffer(scope, offer)) as Offer);
      const id = workflowId(CROSS_BORDER, 'placesOffer', number);
      return attendPlaces(ledger.context, {
        alliance: CROSS_BORDER,
        offer,
        run: { workflowId: id, runId: 'run' },
      });
    };
    /** The list, as 名额1 or 候补1 with the members' names. */
    const list = (offer: string) =>
      within(async (scope) => {
        const found = (await readOffer(scope, offer)) as Offer;
        return (await linesOf(scope, await charterInForce(scope), found)).map(
          ({ standing, position, request }) => `${standing} ${position} ${request.name}`,
        );
      });
    const joins = (offer: string, { id }: { id: string }) =>
      within((scope) => signUp(scope, offer, id));
    const drops = (offer: string, { id }: { id: string }) =>
      within((scope) => takeBackSignUp(scope, offer, id));
    const mailsOn = (offer: string) =>
      within(async (scope) =>
        (await mailsOf(scope, { latest: 500 }))
          .filter(({ extra }) => extra['offer'] === offer)
          .map(({ key, extra }) => ({ key, came: String(extra['came']), to: extra['member'] })),
      );

    test('C-059: presidium members come first while places are short, then who signed up earlier, and nothing is settled before the end', async () => {
      const [first, second, presidium] = [
        await unit(),
        await unit(),
        await unit('presidium-member'),
      ];
      const offer = await offers(2);
      for (const one of [first, second, presidium])
        expect(await joins(offer, one)).toEqual({ kind: 'signed-up' });
      const order = [
        `place 1 ${presidium.name}`,
        `place 2 ${first.name}`,
        `waiting 1 ${second.name}`,
      ];
      expect(await list(offer)).toEqual(order);
      expect(await attends(offer)).toMatchObject({ kind: 'waiting' });
      expect((await within((scope) => readOffer(scope, offer)))?.settledAt).toBeNull();
      ledger.later(DAY);
      expect(await attends(offer)).toMatchObject({ kind: 'settled', outcome: 'given' });
      expect(await list(offer)).toEqual(order);
      const told = (await mailsOn(offer)).filter(({ came }) => came !== 'offered');
      expect(new Set(told.map(({ came, to }) => `${came} ${String(to)}`))).toEqual(
        new Set([`given ${presidium.id}`, `given ${first.id}`, `waiting ${second.id}`]),
      );
      // A presidium member that is late takes no place away and goes before nobody who waits.
      const late = await unit('presidium-member');
      await joins(offer, late);
      expect(await list(offer)).toEqual([...order, `waiting 2 ${late.name}`]);
    });

    test('entered by the secretariat for a member it counts from then, once a colleague has checked it', async () => {
      const [caller, other] = [await unit(), await unit()];
      const offer = await offers(1);
      const enters = (act: 'sign-up' | 'take-back') =>
        within((scope) =>
          enterRecord(
            scope,
            officer,
            {
              kind: 'place',
              subject: caller.id,
              channel: 'letter',
              content: { offer, act },
              actedAt: scope.now,
            },
            [],
          ),
        );
      const entered = await enters('sign-up');
      if (entered.kind !== 'entered') throw new Error(entered.because);
      await joins(offer, other);
      expect(await list(offer)).toEqual([`place 1 ${other.name}`]);
      const checks = (person: string) =>
        within((scope) => checkRecord(scope, entered.record.id, person, { right: true }));
      expect(await checks(officer)).toMatchObject({ because: 'own-entry' });
      expect(await checks(colleague)).toMatchObject({ record: { state: 'counted' } });
      expect(await list(offer)).toEqual([`place 1 ${caller.name}`, `waiting 1 ${other.name}`]);
      expect(await enters('sign-up')).toEqual({ kind: 'refused', because: 'signed-up-before' });
    });

    test('a sign-up counts once, and can be taken back and made again, then from the later time', async () => {
      const [one, other] = [await unit(), await unit()];
      const offer = await offers(1);
      await joins(offer, one);
      await joins(offer, other);
      expect(await joins(offer, one)).toEqual({ kind: 'signed-up-before' });
      expect(await drops(offer, one)).toEqual({ kind: 'taken-back' });
      expect(await drops(offer, one)).toEqual({ kind: 'taken-back-before' });
      await joins(offer, one);
      expect(await list(offer)).toEqual([`place 1 ${other.name}`, `waiting 1 ${one.name}`]);
    });

    test('a place that is given back goes to the first who waits, who is told, and more places move up as many', async () => {
      const [a, b, c, d, e] = [
        await unit(),
        await unit(),
        await unit(),
        await unit(),
        await unit(),
      ] as const;
      const offer = await offers(1);
      for (const one of [a, b, c, d, e]) await joins(offer, one);
      ledger.later(DAY);
      const standing = async () => (await list(offer)).map((line) => line.replace(/ \d+ /, ' '));
      // Whoever acts after the end finds the order settled, even before the workflow has woken.
      await drops(offer, a);
      expect(await standing()).toEqual([
        `place ${b.name}`,
        `waiting ${c.name}`,
        `waiting ${d.name}`,
        `waiting ${e.name}`,
      ]);
      const more = await within((scope) => changePlaces(scope, officer, offer, 3));
      expect(more).toEqual({ kind: 'changed' });
      expect(await standing()).toEqual([
        `place ${b.name}`,
        `place ${c.name}`,
        `place ${d.name}`,
        `waiting ${e.name}`,
      ]);
      expect(await within((scope) => changePlaces(scope, officer, offer, 2))).toEqual({
        kind: 'refused',
        because: 'fewer-than-given',
      });
      const moved = (await mailsOn(offer)).filter(({ came }) => came === 'moved-up');
      expect(new Set(moved.map(({ to }) => to))).toEqual(new Set([b.id, c.id, d.id]));
      expect(moved).toHaveLength(3);
      // Whoever leaves the alliance holds no place, and the next one has it.
      await within(async (scope) => {
        await leaves(scope, b);
        await freePlacesOf(scope, b.id);
      });
      expect(await standing()).toEqual([`place ${c.name}`, `place ${d.name}`, `place ${e.name}`]);
    });

    test('members are told once each with a link of their own, and of a withdrawal with its reason', async () => {
      const one = await unit();
      const offer = await offers(null);
      await attends(offer);
      await attends(offer);
      const told = (await mailsOn(offer)).filter(({ to }) => to === one.id);
      expect(told).toEqual([
        { key: `place-offered ${offer} ${one.id}`, came: 'offered', to: one.id },
      ]);
      const reasonless = await within((scope) => withdrawOffer(scope, officer, offer, ' '));
      expect(reasonless).toMatchObject({ because: 'reason-missing' });
      await within((scope) => withdrawOffer(scope, officer, offer, '讲师临时有事'));
      expect(await within((scope) => withdrawOffer(scope, officer, offer, '再次'))).toEqual({
        kind: 'withdrawn-before',
      });
      expect(await attends(offer)).toMatchObject({ kind: 'settled', outcome: 'withdrawn' });
      expect(await joins(offer, one)).toEqual({ kind: 'refused', because: 'withdrawn' });
      const last = (await mailsOn(offer)).filter(({ to }) => to === one.id);
      expect(last.map(({ came }) => came).toSorted()).toEqual(['offered', 'withdrawn']);
    });

    test('nobody comes or goes after the last day, and only the secretariat offers what the charter lets members join', async () => {
      const one = await unit();
      const offer = await offers(null, 'activities', '1');
      ledger.later(2 * DAY);
      expect(await joins(offer, one)).toEqual({ kind: 'refused', because: 'over' });
      expect(await drops(offer, one)).toEqual({ kind: 'refused', because: 'over' });
      const entry = { what: 'materials', title: { zh: '', en: 'x' }, about: '', heldOn: '' };
      const wrong = await within((scope) =>
        offerPlaces(scope, officer, { ...entry, places: 0, until: '2020-01-01' }),
      );
      expect(wrong).toEqual({
        kind: 'problems',
        problems: ['what-missing', 'title-missing', 'places-wrong', 'until-past'],
      });
      const stranger = await within((scope) =>
        offerPlaces(scope, 'nobody', { ...entry, places: 1, until: '2020-01-01' }),
      );
      expect(stranger).toEqual({ kind: 'refused', because: 'not-yours' });
    });
  });
}
