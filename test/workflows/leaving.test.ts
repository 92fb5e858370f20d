import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { dayOf, endOfDaysToAct } from '../../src/domain/calendar.ts';
import { listAlarms } from '../../src/store/alarms.ts';
import { casesOfMember, readCase, stagesOf, type Case } from '../../src/store/cases.ts';
import { certificatesOfCase } from '../../src/store/certificates.ts';
import { declareLoss, leave, objectToExit } from '../../src/store/decide/leaving.ts';
import { takeBackLeaving } from '../../src/store/decide/take-back-leaving.ts';
import { memberOfCase, type Member } from '../../src/store/members.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { workingCalendar } from '../../src/store/working-years.ts';
import { DECISIONS_QUEUE, workflowId } from '../../src/workflows/messages.ts';
import { holder } from '../support/acting.ts';
import { admit, memberNow, record, today, type Admitted } from '../support/members.ts';
import { allianceIn } from '../support/alliances.ts';
import { allianceUnder, leaves, standing } from '../support/leaving.ts';
import { keepHistory } from '../support/histories.ts';
import { mailTo } from '../support/watching.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await openWorld('time-skipping');
}, 120_000);
afterEach(async () => {
  await world.inScope((scope) => sql`delete from alarms`.execute(scope.tx));
});
afterAll(() => world.stop(), 60_000);

async function givesNotice(
  member: Member,
  certificate: 'return' | 'lost' = 'return',
): Promise<Case> {
  const left = await world.inScope((scope) =>
    leave(scope, member.id, {
      answers: {},
      certificate,
      actor: { person: null, channel: 'own-link' },
    }),
  );
  world.dispatcher.nudge();
  if (left.kind === 'refused') throw new Error(left.because);
  return left.case;
}
const passed = (one: Case) =>
  world.until(
    `${one.number} has passed`,
    async (scope) => (await readCase(scope, one.id))?.status === 'passed',
  );

describe('Article 15(1): leaving', () => {
  test('AT-20 B-071 B-072: without the certificate’s return a notice of leaving stays open and nobody can refuse it; the electronic certificate is revoked at once', async () => {
    const [{ member, admission }] = (await admit(world, 1)) as [Admitted];
    const one = await givesNotice(member);
    const [certificate] = await world.inScope((scope) => certificatesOfCase(scope, admission.id));
    expect(certificate?.revokedBecause).toBe('withdrawn');
    await world.sleep(60 * DAY);
    expect((await world.inScope((scope) => readCase(scope, one.id)))?.status).toBe('open');
    expect((await memberNow(world, member)).until).toBeNull();
    expect(one.plan.stages.map(({ kind }) => kind)).toEqual(['submit', 'formalities']);
    const { at } = await today(world);
    await record(world, {
      kind: 'formalities',
      subject: one.id,
      caseId: one.id,
      channel: 'paper',
      actedAt: at,
      content: { how: 'returned' },
    });
    await passed(one);
    const left = await memberNow(world, member);
    expect([left.endedBecause, left.until && left.until >= at]).toEqual(['withdrawn', true]);
    await keepHistory(
      world.client,
      'withdrawal-passed',
      workflowId('listing', one.process, one.number),
    );
    expect(await world.inScope(listAlarms)).toEqual([]);
  }, 120_000);

  test('AT-20 B-073: once the certificate is declared lost the membership ends at once with all it carries, and the member is told', async () => {
    const [{ member }] = (await admit(world, 1)) as [Admitted];
    // 陈丽华 sits in the chair's office; from now on she works for the member.
    const deputy = await holder(world, 'vice-chair');
    await world.inScope(async (scope) => {
      const code = (await casesOfMember(scope, member.id))[0]?.applicantCode;
      expect(code).toBeUndefined();
      await sql`insert into person_versions (person, valid_from, name, title, email, phone, language, employer_code)
        select ${deputy.id}, ${scope.now}, ${deputy.name}, ${deputy.title}, ${deputy.email}, ${deputy.phone}, 'zh',
          v.credit_code from organisation_versions v where v.organisation = ${member.organisation}`.execute(
        scope.tx,
      );
    });
    const one = await givesNotice(member);
    await world.inScope((scope) =>
      declareLoss(scope, one.id, { person: null, channel: 'own-link' }),
    );
    world.dispatcher.nudge();
    await passed(one);
    expect((await memberNow(world, member)).until).not.toBeNull();
    expect((await holder(world, 'vice-chair')).id).not.toBe(deputy.id);
    const mail = await world.until('the member was told', async (scope) =>
      (await mailsOf(scope, { caseId: one.id })).find(
        ({ template, sentAt }) => template === 'membership-ended' && sentAt,
      ),
    );
    expect(mail.state).toBe('sent');
  }, 120_000);

  test('a notice that was taken back ends its workflow and no membership, and another notice may follow', async () => {
    const [{ member }] = (await admit(world, 1)) as [Admitted];
    const one = await givesNotice(member);
    const run = world.client.workflow.getHandle(workflowId('listing', one.process, one.number));
    await world.until('its workflow runs', () =>
      run.describe().then(
        () => true,
        () => false,
      ),
    );
    const taken = await world.inScope((scope) =>
      takeBackLeaving(scope, one.id, { person: null, channel: 'own-link' }),
    );
    expect(taken).toBe('taken-back');
    world.dispatcher.nudge();
    await run.result();
    expect((await memberNow(world, member)).until).toBeNull();
    const next = await givesNotice(member, 'lost');
    expect(next.id).not.toBe(one.id);
    await passed(next);
    expect(await world.inScope(listAlarms)).toEqual([]);
  }, 120_000);

  test('the same notice twice is one case, and who has left cannot leave again', async () => {
    const [{ member }] = (await admit(world, 1)) as [Admitted];
    const one = await givesNotice(member, 'lost');
    expect((await givesNotice(member)).id).toBe(one.id);
    await passed(one);
    await expect(givesNotice(member)).rejects.toThrow('ended-before');
    expect(await world.inScope((scope) => objectToExit(scope, one.id, '没有退出', []))).toEqual({
      kind: 'refused',
      because: 'closed',
    });
  }, 120_000);

  test('AT-52: a forged exit without rows is refused with an alarm, and nobody leaves', async () => {
    const [{ member, admission }] = (await admit(world, 1)) as [Admitted];
    const forged = await world.client.workflow.start('inactivityExit', {
      workflowId: workflowId('listing', 'inactivityExit', admission.number),
      taskQueue: DECISIONS_QUEUE,
      args: [
        {
          format: 1,
          alliance: 'listing',
          language: 'zh',
          caseId: admission.id,
          number: admission.number,
          plan: admission.plan,
        },
      ],
    });
    expect(await forged.result()).toBe('refused to run');
    const membership = await world.client.workflow.start('membership', {
      workflowId: 'listing/membership/forged',
      taskQueue: DECISIONS_QUEUE,
      args: [{ format: 1, alliance: 'listing', language: 'zh', member: member.id }],
    });
    expect(await membership.result()).toBe('refused to run');
    const alarms = await world.inScope(listAlarms);
    expect(alarms.map(({ kind }) => kind)).toEqual(['foreign-run', 'foreign-run']);
    const still = await world.inScope((scope) => memberOfCase(scope, admission.id));
    expect([still?.until, still?.endedBecause]).toEqual([null, null]);
  }, 120_000);
});

describe('Leaving the other alliances', () => {
  /** An alliance under another charter, with one member. */
  async function under(charter: string, as: { readonly class: string; readonly kind: string }) {
    await allianceUnder(world.context, world, charter);
    const alliance = allianceIn(world, `leaving-${charter}`);
    const email = `contact@${charter}.example`;
    const unit = await standing(alliance, { ...as, name: '启航服务有限公司', email });
    const givenUp = async (): Promise<Case> => {
      const one = await leaves(alliance, unit);
      world.dispatcher.nudge();
      return one;
    };
    const run = ({ process, number }: Case) =>
      world.client.workflow.getHandle(workflowId(`leaving-${charter}`, process, number));
    const told = (words: string) => mailTo(alliance, email, words, 'subject');
    return { alliance, unit, givenUp, run, told };
  }

  test('AT-08 A-066: under the go-abroad charter the secretariat is asked to do the formalities, and after 30 days the membership ends without it', async () => {
    const { alliance, unit, givenUp, run, told } = await under('go-abroad', {
      class: 'ordinary',
      kind: 'enterprise',
    });
    const one = await givenUp();
    expect((await told('已收到退会通知')).text).toContain('工作交接完成');
    await alliance.until('the secretariat was asked', async (scope) =>
      (await mailsOf(scope, { caseId: one.id })).find(
        ({ template, sentAt }) => template === 'formalities-wanted' && sentAt,
      ),
    );
    await world.sleep(28 * DAY);
    expect((await memberNow(alliance, unit)).until).toBeNull();
    await world.sleep(15 * DAY);
    expect(await run(one).result()).toBe('passed');
    const left = await memberNow(alliance, unit);
    const closes = await alliance.inScope(async (scope) =>
      endOfDaysToAct(await workingCalendar(scope), dayOf(one.openedAt.getTime()), 30),
    );
    expect([left.endedBecause, left.until?.getTime()]).toEqual(['withdrawn', closes]);
    expect((await told('退会已生效')).text).toContain('手续期限已满');
    await keepHistory(world.client, 'withdrawal-lapsed', run(one).workflowId);
    expect(await alliance.inScope(listAlarms)).toEqual([]);
  }, 120_000);

  test.each([
    ['cross-border', 'ordinary', ['submit done', 'notify sent']],
    ['zhuzhou', 'member', ['submit done']],
  ])(
    'Under the charter %s the membership has ended before any workflow looks, and its workflow tells everybody, once',
    async (charter, memberClass, stages) => {
      const { alliance, unit, givenUp, run, told } = await under(charter, {
        class: memberClass,
        kind: 'enterprise',
      });
      await world.stopWorkers();
      const one = await givenUp();
      expect((await memberNow(alliance, unit)).until).toEqual(one.openedAt);
      await world.startWorkers();
      expect(await run(one).result()).toBe('passed');
      expect((await told('退出联盟已生效')).text).toContain('自收到时生效');
      const rows = await alliance.inScope((scope) => stagesOf(scope, one.id));
      expect(rows.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(stages);
      const mails = await alliance.inScope((scope) => mailsOf(scope, { caseId: one.id }));
      expect(mails.map(({ template, state }) => `${template} ${state}`).sort()).toEqual([
        'member-left sent',
        'member-left sent',
        'membership-ended sent',
      ]);
      expect(await alliance.inScope(listAlarms)).toEqual([]);
    },
    120_000,
  );
});
