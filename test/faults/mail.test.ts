import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { listAlarms } from '../../src/store/alarms.ts';
import { membersOfBody } from '../../src/store/bodies.ts';
import type { Case } from '../../src/store/cases.ts';
import { charterInForce } from '../../src/store/charters.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { openTasks } from '../../src/store/tasks.ts';
import { review, taskOf, waitingForVote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('dev');
}, 120_000);
afterAll(() => world.stop(), 60_000);

const answer = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

/** Another mail server in the place of the world's, until the work is done. */
async function withServer(options: SMTPServerOptions, work: () => Promise<void>): Promise<void> {
  await world.stopMail();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 200,
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(world.mailPort, '127.0.0.1', () => resolve()));
  try {
    await work();
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await world.startMail();
  }
}

const mailsAbout = (one: Case) => world.inScope((scope) => mailsOf(scope, { caseId: one.id }));
const received = (address: string) =>
  world.mails.filter((mail) => mail.recipients.includes(address));

describe('a mail server with troubles', () => {
  test('while it answers 421 nothing is lost and nobody is bothered; once it is well each mail arrives once', async () => {
    let one: Case | undefined;
    let turnedAway = 0;
    await withServer(
      {
        onConnect(_session, done) {
          turnedAway += 1;
          done(answer(421, 'try again later'));
        },
      },
      async () => {
        one = await apply(world);
        world.dispatcher.nudge();
        await taskOf(world, one, 'review');
        await world.until('the server has turned mails away', () =>
          Promise.resolve(turnedAway > 1),
        );
      },
    );
    const held = one as Case;
    await world.until('every mail was sent', async (scope) =>
      (await mailsOf(scope, { caseId: held.id })).every((mail) => mail.state === 'sent'),
    );
    const queued = (await mailsAbout(held)).map((mail) => mail.address);
    expect(queued).toContain(held.applicantEmail);
    const came = world.mails.flatMap((mail) => mail.recipients);
    expect(came.toSorted()).toEqual(queued.toSorted());
    const tasks = await world.inScope(openTasks);
    expect(tasks.filter((task) => task.kind === 'undeliverable')).toEqual([]);
    expect(await world.inScope(listAlarms)).toEqual([]);
  }, 90_000);

  test('while it takes its time over each mail, decisions are carried out, and each mail still arrives once', async () => {
    const taken: string[] = [];
    const held: (() => void)[] = [];
    let patient = false;
    await withServer(
      {
        onData(stream, session, done) {
          stream.resume();
          stream.on('end', () => {
            taken.push(...session.envelope.rcptTo.map((to) => to.address));
            if (patient) done();
            else held.push(done);
          });
        },
      },
      async () => {
        const one = await apply(world);
        world.dispatcher.nudge();
        await world.until('the server is busy with a mail', () => Promise.resolve(held.length > 0));
        await review(world, one);
        await waitingForVote(world, one);
        expect((await mailsAbout(one)).filter((mail) => mail.state === 'sent')).toEqual([]);
        patient = true;
        for (const done of held) done();
        await world.until('every mail was sent', async (scope) =>
          (await mailsOf(scope, { caseId: one.id })).every((mail) => mail.state === 'sent'),
        );
        const wanted = (await mailsAbout(one)).map((mail) => mail.address);
        expect(wanted.length).toBeGreaterThan(1);
        expect(taken.toSorted()).toEqual(wanted.toSorted());
      },
    );
  }, 90_000);

  test('a recipient it does not know becomes a task and a note for the secretariat, and is not tried again', async () => {
    let tries = 0;
    let unknown = '';
    const taken: string[] = [];
    await withServer(
      {
        onRcptTo(address, _session, done) {
          if (!address.address.endsWith('@example.com')) return done();
          tries += 1;
          done(answer(550, '5.1.1 user unknown'));
        },
        onData(stream, session, done) {
          stream.resume();
          stream.on('end', () => {
            taken.push(...session.envelope.rcptTo.map((to) => to.address));
            done();
          });
        },
      },
      async () => {
        const one = await apply(world);
        unknown = one.applicantEmail;
        world.dispatcher.nudge();

        const task = await world.until('a task for the secretariat', async (scope) =>
          (await openTasks(scope)).find((each) => each.kind === 'undeliverable'),
        );
        const [mail] = (await mailsAbout(one)).filter((each) => each.address === unknown);
        expect(mail).toMatchObject({ state: 'refused', attempts: 1, id: task.subject });
        expect(mail?.lastCode).toMatch(/^550/);
        const notes = await world.until('the secretariat has the notes', async (scope) => {
          const all = await mailsOf(scope, { latest: 50 });
          const found = all.filter((each) => each.template === 'undeliverable');
          return found.length > 0 && found.every((each) => each.state === 'sent') && found;
        });
        const people = await world.inScope(async (scope) => {
          const { version } = await charterInForce(scope);
          return membersOfBody(scope, version, 'secretariat');
        });
        expect(new Set(notes.map((each) => each.person))).toEqual(
          new Set(people.map(({ person }) => person.id)),
        );
        expect(notes).toHaveLength(people.length);
      },
    );
    expect(tries).toBe(1);
    expect(taken).toContain('zhao.xue@example.org');
    expect(received(unknown)).toEqual([]);
  }, 60_000);
});
