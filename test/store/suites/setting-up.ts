import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { judgeFiles } from '../../../src/charter/judge.ts';
import { sendNotices } from '../../../src/activities/dues/notices.ts';
import { dayOf, endOfTerm, instantOf } from '../../../src/domain/calendar.ts';
import { inactivityClockFor } from '../../../src/domain/charter.ts';
import type { InactivityClock } from '../../../src/domain/charter/type.ts';
import { cite } from '../../../src/domain/charter/cite.ts';
import type { Charter } from '../../../src/domain/charter/type.ts';
import type { SetUpAnswers, SetUpPerson } from '../../../src/domain/set-up.ts';
import { doHourly } from '../../../src/setup/hourly.ts';
import { actsFor } from '../../../src/store/bodies.ts';
import { allianceOf, charterInForce, worksAt } from '../../../src/store/charters.ts';
import { startDues } from '../../../src/store/decide/dues.ts';
import { readLine } from '../../../src/store/dues/lines.ts';
import type { DuesRound } from '../../../src/store/dues/rounds.ts';
import { duesTerms } from '../../../src/store/dues/terms.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { readMember, type Member } from '../../../src/store/members.ts';
import { idleOf } from '../../../src/store/participation.ts';
import { importMember } from '../../../src/store/roster/members.ts';
import { workingCalendar } from '../../../src/store/working-years.ts';
import { personWithEmail } from '../../../src/store/persons.ts';
import { inScope } from '../../../src/store/scope.ts';
import {
  addSetUpLink,
  maySetUp,
  openSetUpLink,
  SET_UP_HOURS,
} from '../../../src/store/set-up/links.ts';
import {
  beginSetUp,
  changeSetUp,
  discardSetUp,
  forgetSetUps,
  readSetUp,
  SET_UP_DAYS,
} from '../../../src/store/set-up/set-ups.ts';
import { startAlliance } from '../../../src/store/set-up/start.ts';
import { sha256 } from '../../../src/store/database.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';

const CHARTERS = join(import.meta.dirname, '..', '..', '..', 'charters');
const read = (name: string): string => readFileSync(join(CHARTERS, name), 'utf8');

/** A charter of the product under an id that nobody has. */
function charterCalled(id: string, name = 'zhuzhou'): Charter {
  const yaml = read(`${name}.yaml`).replace(`charter: ${name}`, `charter: ${id}`);
  const text = read(`${name}.txt`);
  const judged = judgeFiles({ file: 'it.yaml', yaml, text }, read('silence.yaml'));
  if (!judged.ok) throw new Error(JSON.stringify(judged.problems));
  return judged.charter;
}

const person = (name: string, email: string, seats: readonly string[]): SetUpPerson => ({
  key: email,
  name,
  title: '老师',
  email,
  phone: null,
  language: 'zh',
  employerCode: null,
  preferredChannel: 'mail',
  seats,
  since: null,
});
const scan = (id: string) => ({
  id,
  name: '决议.pdf',
  type: 'application/pdf',
  size: 5,
  sha256: sha256(id),
});

/** An alliance that begins from its charter: a draft, one transaction, once. */
export function settingUp(open: OpenLedger): void {
  describe('Setting an alliance up', () => {
    let ledger: Ledger;
    let today: string;
    beforeAll(async () => {
      ledger = await open();
      today = dayOf((await ledger.inScope(async (scope) => scope.now)).getTime());
    }, 60_000);
    afterAll(() => ledger.close());

    const answers = (code: string, more: Partial<SetUpAnswers> = {}): SetUpAnswers => ({
      alliance: { code, language: 'zh', phone: '1', address: '株洲', addressEn: '' },
      resolution: 'later',
      people: [
        person(`秘书${code}`, `one@${code.toLowerCase()}.example.org`, ['secretary-general']),
        person(`经办${code}`, `two@${code.toLowerCase()}.example.org`, ['case-officer']),
      ],
      documents: [scan(`document-${code}`)],
      firstDay: today,
      ...more,
    });
    const drafted = async (given: SetUpAnswers): Promise<string> => {
      const id = await beginSetUp(ledger.context);
      await changeSetUp(ledger.context, id, 1, { answers: given });
      return id;
    };
    const start = (id: string, charter: Charter, revision = 2) =>
      startAlliance(ledger.context, id, { revision, charter });
    const count = async (id: string): Promise<number> => {
      const { rows } = await ledger.context.database.untenanted((tx) =>
        sql<{ n: number }>`select count(*)::int as n from alliances where id = ${id}`.execute(tx),
      );
      return rows[0]?.n ?? 0;
    };

    test('is for who opened the link first, for a day', async () => {
      const { context } = ledger;
      await addSetUpLink(context, sha256('token'));
      expect(await openSetUpLink(context, 'another', 'mine')).toBe('unknown');
      const both = await Promise.all([
        openSetUpLink(context, 'token', 'mine'),
        openSetUpLink(context, 'token', 'yours'),
      ]);
      expect(both.toSorted()).toEqual(['good', 'used']);
      const [winner, loser] = both[0] === 'good' ? ['mine', 'yours'] : ['yours', 'mine'];
      expect(await openSetUpLink(context, 'token', winner)).toBe('good');
      expect([await maySetUp(context, winner), await maySetUp(context, loser)]).toEqual([
        true,
        false,
      ]);
      await addSetUpLink(context, sha256('token'));
      expect(await openSetUpLink(context, 'token', loser)).toBe('used');
      ledger.later(SET_UP_HOURS * 3_600_000);
      expect(await maySetUp(context, winner)).toBe(false);
      today = dayOf((await ledger.inScope(async (scope) => scope.now)).getTime());
    });

    test('takes a form that was sent twice once', async () => {
      const id = await beginSetUp(ledger.context);
      const twice = () =>
        changeSetUp(ledger.context, id, 1, { answers: { firstDay: '2026-01-01' } });
      expect(await Promise.all([twice(), twice()])).toEqual(['changed', 'changed']);
      expect((await readSetUp(ledger.context, id))?.revision).toBe(2);
    });

    test('keeps what was typed, and of two who change it at once the second is told', async () => {
      const id = await beginSetUp(ledger.context);
      const both = await Promise.all([
        changeSetUp(ledger.context, id, 1, { answers: { firstDay: '2026-01-01' } }),
        changeSetUp(ledger.context, id, 1, { answers: { firstDay: '2026-02-02' } }),
      ]);
      expect(both.toSorted()).toEqual(['changed', 'changed-meanwhile']);
      await changeSetUp(ledger.context, id, 2, { answers: { resolution: 'later' } });
      const kept = await readSetUp(ledger.context, id);
      expect(kept?.answers.firstDay).toMatch(/^2026-0[12]/);
      expect(kept?.answers.resolution).toBe('later');
      await discardSetUp(ledger.context, id);
      expect(await readSetUp(ledger.context, id)).toBeUndefined();
    });

    test('left alone for thirty days it is deleted with its files; one that is worked on, and one that became an alliance, stay', async () => {
      const charter = charterCalled('kept');
      const started = await drafted(answers('KEPT'));
      await start(started, charter);
      const [left, worked] = [
        await beginSetUp(ledger.context),
        await beginSetUp(ledger.context),
      ] as const;
      const documents = [scan('appointment-left')];
      await changeSetUp(ledger.context, left, 1, { answers: { documents } });
      ledger.later((SET_UP_DAYS - 1) * DAY);
      expect(await forgetSetUps(ledger.context)).toEqual([]);
      await changeSetUp(ledger.context, worked, 1, { answers: { firstDay: '2026-03-03' } });
      ledger.later(2 * DAY);
      expect(await forgetSetUps(ledger.context)).toEqual(['appointment-left']);
      expect(await readSetUp(ledger.context, left)).toBeUndefined();
      expect(await readSetUp(ledger.context, worked)).toBeDefined();
      expect((await readSetUp(ledger.context, started))?.became).toBe('kept');
      expect(await inScope(ledger.context, 'kept', allianceOf)).toMatchObject({ id: 'kept' });
      today = dayOf((await ledger.inScope(async (scope) => scope.now)).getTime());
    });

    test('begins once, however often it is asked to, and forgets what was typed', async () => {
      const charter = charterCalled('once');
      const id = await drafted(answers('ONCE'));
      const all = await Promise.all([start(id, charter), start(id, charter), start(id, charter)]);
      expect(all.map(({ kind }) => kind)).toEqual(['started', 'started', 'started']);
      expect(all.filter((one) => one.kind === 'started' && !one.before)).toHaveLength(1);
      expect(await start(id, charter)).toEqual({
        kind: 'started',
        alliance: 'once',
        before: true,
      });
      expect(await changeSetUp(ledger.context, id, 2, { answers: {} })).toBe('started');
      expect((await readSetUp(ledger.context, id))?.answers.people).toEqual([]);
      await inScope(ledger.context, 'once', async (scope) => {
        const mails = await mailsOf(scope, { latest: 10 });
        expect(mails.map(({ template }) => template)).toEqual([
          'alliance-set-up',
          'alliance-set-up',
        ]);
        const secretary = await personWithEmail(scope, 'one@once.example.org');
        expect(await actsFor(scope, 1, 'secretariat', secretary?.id ?? '')).toBe(true);
      });
    });

    test('of two with one id only one becomes the alliance, and nothing of the other is there', async () => {
      const charter = charterCalled('contested');
      const [one, two] = [await drafted(answers('CONA')), await drafted(answers('CONB'))];
      const both = await Promise.all([start(one, charter), start(two, charter)]);
      expect(both.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'started']);
      expect(both.find(({ kind }) => kind === 'refused')).toMatchObject({ because: 'id-taken' });
      expect(await count('contested')).toBe(1);
      const people = await inScope(ledger.context, 'contested', (scope) =>
        sql<{ n: number }>`select count(*)::int as n from holdings`.execute(scope.tx),
      );
      expect(people.rows[0]?.n).toBe(2);
    });

    test('leaves nothing behind where an address is somebody else’s, a code is taken, or the draft has changed', async () => {
      const charter = charterCalled('refused');
      const foreign = answers('REF', {
        people: [person('别的人', 'one@once.example.org', ['secretary-general'])],
      });
      expect(await start(await drafted(foreign), charter)).toMatchObject({
        because: 'address-taken',
        name: '别的人',
      });
      expect(await start(await drafted(answers('ONCE')), charter)).toMatchObject({
        because: 'code-taken',
      });
      expect(await start(await drafted(answers('REF')), charter, 1)).toMatchObject({
        because: 'changed-meanwhile',
      });
      const crowded = answers('REF', {
        people: [
          person('甲', 'a@refused.example.org', ['secretary-general']),
          person('乙', 'b@refused.example.org', ['secretary-general']),
        ],
      });
      expect(await start(await drafted(crowded), charter)).toMatchObject({
        because: 'seat-refused',
        name: '乙',
      });
      expect(await count('refused')).toBe(0);
      const someone = await ledger.inScope((scope) =>
        personWithEmail(scope, 'a@refused.example.org'),
      );
      expect(someone).toBeUndefined();
    });

    test('with its resolution names it as the source of every default from the beginning', async () => {
      const charter = charterCalled('resolved');
      const resolution = {
        number: '〔2026〕3号',
        day: '2026-01-15',
        body: 'plenary',
        sheet: '',
        scans: [scan('signed-sheet')],
      };
      await start(await drafted(answers('RES', { resolution })), charter);
      await inScope(ledger.context, 'resolved', async (scope) => {
        const now = await charterInForce(scope);
        const sources = Object.keys(now.questions).map(
          (question) => cite(now, { from: 'default', question }).label.zh,
        );
        expect(sources.every((label) => label.startsWith('联盟决定 〔2026〕3号'))).toBe(true);
      });
    });

    test('asks nothing of anybody and begins no dues before its first day', async () => {
      const charter = charterCalled('ahead');
      const { now } = await ledger.inScope(async (scope) => scope);
      const november = Date.UTC(now.getUTCFullYear(), 10, 20);
      ledger.later(Math.max(0, november - now.getTime()));
      const firstDay = dayOf(
        (await ledger.inScope(async (scope) => scope.now)).getTime() + 5 * DAY,
      );
      await start(await drafted(answers('AHEAD', { firstDay })), charter);
      const works = () =>
        inScope(ledger.context, 'ahead', async (scope) =>
          worksAt(await allianceOf(scope), scope.now),
        );
      expect(await works()).toBe(false);
      // From the middle of November on the schedule of the next year is asked for.
      const asked = async (alliance: string): Promise<number> => {
        await doHourly(ledger.context);
        const { rows } = await inScope(ledger.context, alliance, (scope) =>
          sql<{
            n: number;
          }>`select count(*)::int as n from tasks where kind = 'working-year'`.execute(scope.tx),
        );
        return rows[0]?.n ?? 0;
      };
      const begin = () =>
        inScope(ledger.context, 'ahead', async (scope) => {
          const officer = await personWithEmail(scope, 'two@ahead.example.org');
          const year = Number(dayOf(scope.now.getTime()).slice(0, 4));
          return startDues(scope, officer?.id ?? '', year);
        });
      expect(await begin()).toEqual({ kind: 'refused', because: 'not-begun' });
      expect(await asked('ahead')).toBe(0);
      expect(await asked('once')).toBeGreaterThan(0);
      ledger.later(5 * DAY);
      expect(await works()).toBe(true);
      expect(await begin()).not.toMatchObject({ because: 'not-begun' });
      expect(await asked('ahead')).toBeGreaterThan(0);
    });

    test.each([
      ['listing', 'enterprise', 1],
      ['cross-border', 'enterprise', 0],
    ] as const)(
      'under the charter %s the clocks of members on a roster begin on the first day it was set up for, not on the day of the import or of their joining',
      async (name, kind, owing) => {
        const id = `clocks-${name}`;
        const charter = charterCalled(id, name);
        const year = Number(
          dayOf((await ledger.inScope(async (s) => s.now)).getTime()).slice(0, 4),
        );
        const firstDay = `${year + 1}-01-15`;
        const people = ['one', 'two'].map((who) =>
          person(`${who}${name}`, `${who}@${id}.example.org`, ['case-officer']),
        );
        const began = await start(
          await drafted(answers(`CLOCKS-${name.toUpperCase()}`, { firstDay, people })),
          charter,
        );
        expect(began).toMatchObject({ kind: 'started' });
        await inScope(ledger.context, id, async (scope) => {
          const by = (await personWithEmail(scope, `one@${id}.example.org`))?.id ?? '';
          const values = { name: '老会员单位', kind, joined: '2019-05-06' };
          const basis = { evidence: '名册', by, at: scope.now };
          const came = await importMember(scope, charter, values, basis);
          expect(came).toMatchObject({ state: 'added' });
          const member = (await readMember(scope, came.subject ?? '')) as Member;
          expect(dayOf(member.since?.getTime() ?? 0)).toBe('2019-05-06');
          expect(dayOf(member.clockFrom.getTime())).toBe(firstDay);
          const clock = inactivityClockFor(charter, member.class) as InactivityClock;
          const at = new Date(instantOf(firstDay, 12));
          expect(await idleOf(scope, member, clock, null, at)).toMatchObject({
            state: 'running',
            since: firstDay,
            because: null,
            ends: endOfTerm(firstDay, clock.after),
          });
          const terms = await duesTerms(scope);
          expect(terms !== undefined).toBe(owing === 1);
          if (!terms) return;
          const calendar = await workingCalendar(scope);
          const asked = (of: number) =>
            sendNotices(scope, calendar, terms, { id: `dues-${of}`, year: of } as DuesRound, 10);
          // Nothing is owed for the year of the import, and what is owed for its first one is not due at once.
          expect((await asked(year)).done).toBe(0);
          expect((await asked(year + 1)).done).toBe(owing);
          const line = await readLine(scope, member.id, year + 1);
          expect(line?.due).toBe(`${year + 1}-03-31`);
        });
      },
    );
  });
}
