import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { attendRound } from '../../../src/activities/attend-round.ts';
import { mailContext } from '../../../src/activities/mail-views/context.ts';
import { viewOf } from '../../../src/activities/mail-views/view-of.ts';
import { minutesOfSitting } from '../../../src/api/console/minutes.tsx';
import { proofOf } from '../../../src/api/proof.tsx';
import { renderMail } from '../../../src/mail/templates/render.ts';
import { charterInForce } from '../../../src/store/charters.ts';
import { cancelSitting } from '../../../src/store/decide/convene.ts';
import { endSitting, enterAttendance, openSitting } from '../../../src/store/decide/sitting.ts';
import { GUEST_BATCH } from '../../../src/store/decide/tell-guests.ts';
import { guestsOfSitting } from '../../../src/store/guests.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { enterMember, membersOfClasses, type Member } from '../../../src/store/members.ts';
import { ledgerOf } from '../../../src/store/participation.ts';
import { newOrganisation } from '../../../src/store/register/organisations.ts';
import { ballotsOfRound, readRound } from '../../../src/store/voting-rounds.ts';
import { holder } from '../../support/acting.ts';
import { recordAndCheck } from '../../support/dues.ts';
import {
  CHAIR,
  council,
  promotion,
  setUpGoAbroad,
  VICE_CHAIR,
  type Abroad,
} from '../../support/go-abroad.ts';
import { conveneToday, showHands, type Meeting } from '../../support/sitting.ts';
import { workflowId } from '../../../src/workflows/messages.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';

const COUNCIL: Meeting = { body: 'council', chair: CHAIR, scrutineer: VICE_CHAIR };

/** 列席: the members a meeting invites besides its seats; the council of charter A invites director units (A-Q1). */
export function inviting(open: OpenLedger): void {
  describe('A meeting that members may attend without a vote', () => {
    let ledger: Ledger;
    let abroad: Abroad;
    let officer: string;
    beforeAll(async () => {
      ledger = await open();
      const ground = { context: ledger.context, world: ledger.world, bring: ledger.attend };
      abroad = await setUpGoAbroad(ground, 'invites', { council: 4, directors: 3, ordinary: 4 });
      officer = (await holder(abroad.world, 'case-officer')).id;
    }, 60_000);
    afterAll(() => ledger.close());

    const inScope: Abroad['world']['inScope'] = (work) => abroad.world.inScope(work);
    let next = 0;
    const convened = async (): Promise<string> => {
      const one = await promotion(abroad, abroad.ordinary[next++] as Member);
      return conveneToday(abroad.world, [one], COUNCIL);
    };
    const look = async (round: string) => {
      const number = (await inScope((scope) => readRound(scope, round)))?.number ?? '';
      return attendRound(ledger.context, {
        alliance: abroad.alliance,
        votingRound: round,
        run: { workflowId: workflowId(abroad.alliance, 'ballot', number), runId: 'run' },
      });
    };
    const mails = async (round: string, template: string) =>
      (await inScope((scope) => mailsOf(scope, { votingRound: round }))).filter(
        (mail) => mail.template === template,
      );
    const guests = async (round: string) =>
      (await inScope((scope) => guestsOfSitting(scope, round))).map(({ name, there, reached }) => ({
        name,
        there,
        reached,
      }));
    const ids = (members: readonly Member[]) => members.map(({ id }) => id);

    test('tells them by whose word they may come, gives them no ballot, and tells nobody twice', async () => {
      const round = await convened();
      expect(await mails(round, 'sitting-notice')).toHaveLength(4);
      expect(await mails(round, 'guest-notice')).toEqual([]);
      await look(round);
      await look(round);
      const told = await mails(round, 'guest-notice');
      expect(told).toHaveLength(3);
      expect(new Set(told.map(({ extra }) => extra['member']))).toEqual(
        new Set(ids(abroad.directors)),
      );
      expect(told.map(({ link }) => link)).toEqual([null, null, null]);
      const text = await inScope(async (scope) => {
        const [mail] = told;
        if (!mail) throw new Error('no mail');
        const view = await viewOf(await mailContext(scope, mail, '', 'http://localhost'));
        return renderMail(view, 'zh');
      });
      expect(text.subject).toContain('列席通知：理事会');
      expect(text.text).toContain('是理事单位，可以列席，不参加表决');
      expect(text.text).toContain('系统默认 A-Q1：');
      expect(text.text).toContain('议题1：普通会员单位1');
    });

    test('marks them as there without counting them: not entitled, not present, in no base; minutes and proof show them apart', async () => {
      const round = await convened();
      const [here, , outside] = [...abroad.directors.slice(0, 2), abroad.ordinary[0]] as Member[];
      await inScope((scope) => openSitting(scope, round, officer));
      const sitting = (await council(abroad)).map(({ id }) => id);
      const enter = (came: readonly Member[]) =>
        inScope((scope) => enterAttendance(scope, round, sitting, officer, ids(came)));
      expect(await enter([outside as Member])).toBe('not-a-guest');
      expect(await enter([here as Member])).toBe('entered');
      const [ballot] = await inScope((scope) => ballotsOfRound(scope, round));
      expect(ballot?.electorate).toMatchObject({ observers: [], recused: [] });
      expect(ballot?.electorate?.voters).toHaveLength(4);
      const four = { presentForItem: 4, issued: 4, returned: 4, valid: 4, for: 3, against: 1 };
      await showHands(abroad.world, ballot?.id ?? '', four, COUNCIL);
      await inScope((scope) => endSitting(scope, round, officer));
      const [minutes, proof] = await inScope(async (scope) => {
        const charter = await charterInForce(scope);
        return [
          await minutesOfSitting(scope, { charter }, round),
          await proofOf(scope, ballot?.id ?? ''),
        ];
      });
      expect(proof?.recomputed).toMatchObject({ base: 4, present: 4, votes: { electors: 4 } });
      expect(proof?.view.guests).toEqual([here?.name]);
      expect(proof?.view.seats).toHaveLength(4);
      const facts = minutes?.facts.map(({ label, value }) => [label.zh, value.zh]);
      expect(facts).toContainEqual(['列席会员', here?.name]);
      expect(facts?.find(([label]) => label === '到会')?.[1]).not.toContain(here?.name);
    });

    test('counts for a guest as taking part once the sign-in sheet was checked, whoever was ticked before', async () => {
      const round = await convened();
      const [ticked, signed] = abroad.directors as [Member, Member];
      await inScope((scope) => openSitting(scope, round, officer));
      await inScope((scope) => enterAttendance(scope, round, [], officer, [ticked.id]));
      const [chair] = await council(abroad);
      await recordAndCheck(abroad.world, 'attendance', round, {
        as: 'body',
        persons: [chair?.id],
        members: [signed.id],
      });
      const took = (member: Member) =>
        inScope(async (scope) => (await ledgerOf(scope, member.id)).map(({ kind }) => kind));
      expect(await took(signed)).toEqual(['activity']);
      expect(await took(ticked)).toEqual([]);
      expect((await guests(round)).filter(({ there }) => there)).toEqual([
        { name: signed.name, there: true, reached: false },
      ]);
    });

    test('does not invite a member whose own person has a seat; hundreds are written to batch by batch, and told if it is not held', async () => {
      const [chair] = await council(abroad);
      const seated = '理事长单位代表任联络员的单位';
      await inScope(async (scope) => {
        const { organisation } = await newOrganisation(
          scope,
          {
            name: seated,
            kind: 'enterprise',
            creditCode: null,
            details: { 'liaison-name': chair?.name ?? '', 'liaison-email': chair?.email ?? '' },
          },
          { evidence: '成员名单', by: null },
        );
        await enterMember(scope, {
          organisation,
          class: 'director-unit',
          kind: 'enterprise',
          name: seated,
          duesYuan: 0,
          since: scope.now,
          evidence: '成员名单',
          by: null,
        });
      });
      await inScope(async ({ tx, now }) => {
        const many = sql`select 'many-' || n as id from generate_series(1, ${GUEST_BATCH}) n`;
        await sql`insert into organisations (id, created_at) select id, ${now} from (${many}) u`.execute(
          tx,
        );
        await sql`insert into known_organisations select ${abroad.alliance}, id, ${now} from (${many}) u`.execute(
          tx,
        );
        await sql`insert into organisation_versions (organisation, valid_from, name, kind, details, evidence)
          select id, ${now}, id, 'enterprise', jsonb_build_object('liaison-name', '方联络', 'liaison-email', id || '@example.org'), 'test' from (${many}) u`.execute(
          tx,
        );
        await sql`insert into members (alliance, id, organisation, class, kind, name, dues_yuan, since, evidence)
          select ${abroad.alliance}, id, id, 'director-unit', 'enterprise', id, 0, ${now}, 'test' from (${many}) u`.execute(
          tx,
        );
      });
      const round = await convened();
      const others =
        (await inScope((scope) => membersOfClasses(scope, ['director-unit']))).length - 1;
      expect(others).toBeGreaterThan(GUEST_BATCH);
      expect(await guests(round)).toHaveLength(others);
      expect((await guests(round)).map(({ name }) => name)).not.toContain(seated);
      const first = await look(round);
      expect(first).toMatchObject({ kind: 'waiting', until: expect.any(Number) });
      expect(await look(round)).toMatchObject({ kind: 'waiting', until: null });
      expect(await mails(round, 'guest-notice')).toHaveLength(others);
      await inScope((scope) => cancelSitting(scope, round, officer, '场地未落实'));
      expect(await look(round)).toMatchObject({ kind: 'waiting' });
      expect(await look(round)).toMatchObject({ kind: 'settled', outcome: 'declined' });
      expect(await mails(round, 'guest-notice-cancelled')).toHaveLength(others);
    });
  });
}
