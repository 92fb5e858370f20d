import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chairsOf } from '../../src/store/decide/body-chair.ts';
import { proposeRound } from '../../src/store/decide/voting-order.ts';
import { ballotsOfRound } from '../../src/store/voting-rounds.ts';
import { emptyTheChair, takeSeat } from '../store/seats.ts';
import { openMeeting, showHands } from '../support/sitting.ts';
import { markMailRefused, mailsOf } from '../../src/store/mails.ts';
import { newPersonVersion } from '../../src/store/register/persons.ts';
import { openTask, openTasks } from '../../src/store/tasks.ts';
import { electors, holder, openVote, review, vote, waitingForVote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Browser;
let officerId: string;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  officerId = (await holder(office.world, 'case-officer')).id;
  officer = await office.browser(officerId);
});
afterAll(() => office.close());

/** The part of the first screen under one of its headings. */
function section(html: string, id: string): string {
  const begin = html.indexOf(`id="${id}"`);
  const ends = ['mine', 'waiting', 'papers', 'coming', 'unreachable']
    .map((other) => html.indexOf(`id="${other}"`, begin + 1))
    .filter((at) => at > begin);
  return html.slice(begin, Math.min(...ends, html.length));
}

describe('The first screen', () => {
  test('says who has not voted yet, how to reach them, and a text to copy that speaks to them by office', async () => {
    const cases = [];
    for (const name of ['甲一科技有限公司', '乙二科技有限公司', '丙三科技有限公司']) {
      const one = await apply(office.world, { name });
      await review(office.world, one);
      await waitingForVote(office.world, one);
      cases.push(one);
    }
    const round = await openVote(office.world, cases, 10);
    const [first, second] = await electors(office.world);
    await vote(office.world, round, second!, 'against');
    const home = await officer.get(base);
    const waiting = section(home.html, 'waiting');
    expect(waiting).toContain('等3件');
    expect(waiting).toContain('复制微信文本');
    const titled = `${first!.name.slice(0, 1)}理事长：您好！`;
    expect(waiting).toMatch(new RegExp(`${titled}.*就3件入会申请进行通讯表决，请您于.*前表决`));
    expect(waiting).not.toContain(second!.name);
    expect(waiting).not.toMatch(/https?:\/\/|\/l\//);
    expect(section(home.html, 'coming')).toContain('已收回1票/应表决5人');
  });

  test('asks the secretariat to enter who chairs when a request to the chair is left with nobody', async () => {
    const one = await apply(office.world, { name: '待主持企业有限公司' });
    await review(office.world, one);
    await waitingForVote(office.world, one);
    await office.inScope((scope) =>
      proposeRound(scope, {
        body: 'chairs-office',
        cases: [one.id],
        reason: '近期无会议安排',
        closesAt: new Date(scope.now.getTime() + 5 * 86_400_000),
        by: officerId,
      }),
    );
    const mine = async () => section((await officer.get(base)).html, 'mine');
    expect(await mine()).not.toContain('登记主持人');
    const held = await office.inScope(async (scope) =>
      emptyTheChair(scope, await chairsOf(scope, 'chairs-office')),
    );
    expect(await mine()).toContain('决定是否进行通讯表决：现无人可以主持，请登记主持人');
    for (const { seat, person } of held) await takeSeat(office, seat, person);
    expect(await mine()).not.toContain('登记主持人');
  });

  test('asks for a telephone call when whoever is to confirm a held result has no address', async () => {
    const one = await apply(office.world, { name: '待确认企业有限公司' });
    await review(office.world, one);
    await waitingForVote(office.world, one);
    const chair = await holder(office.world, 'chair');
    const reachable = (email: string | null, expected: number) =>
      office.inScope((scope) =>
        newPersonVersion(
          scope,
          chair.id,
          { ...chair, email },
          { by: chair.id, evidence: '来函', validFrom: scope.now, expected },
        ),
      );
    expect((await reachable(null, 1)).kind).toBe('changed');
    const round = await openMeeting(office.world, [one]);
    const [ballot] = await office.inScope((scope) => ballotsOfRound(scope, round));
    await showHands(office.world, ballot!.id, {
      presentForItem: 2,
      issued: 2,
      returned: 2,
      valid: 2,
      for: 2,
      against: 0,
    });
    const mine = section((await officer.get(base)).html, 'mine');
    expect(mine).toContain('请电话联系：确认表决结果');
    expect(mine).toContain(chair.name);
    expect((await reachable(chair.email, 2)).kind).toBe('changed');
  });

  test('asks for a call that agrees with the mail when an elector who has an address wants to be telephoned', async () => {
    const one = await apply(office.world, { name: '电话联系企业有限公司' });
    await review(office.world, one);
    await waitingForVote(office.world, one);
    const [, elector] = await electors(office.world);
    const wants = (preferredChannel: 'telephone' | 'mail', expected: number) =>
      office.inScope((scope) =>
        newPersonVersion(
          scope,
          elector!.id,
          { ...elector!, preferredChannel },
          { by: elector!.id, evidence: '来函', validFrom: scope.now, expected },
        ),
      );
    expect((await wants('telephone', 1)).kind).toBe('changed');
    const round = await openVote(office.world, [one]);
    const mails = await office.inScope((scope) => mailsOf(scope, { votingRound: round }));
    expect(
      mails.filter(({ template, person }) => template === 'ballot' && person === elector!.id),
    ).toHaveLength(1);
    const asked = (await office.inScope(openTasks)).filter(
      ({ kind, votingRound }) => kind === 'telephone' && votingRound === round,
    );
    expect(asked).toHaveLength(1);
    const url = `${base}/calls/${asked[0]!.id}`;
    expect(section((await officer.get(base)).html, 'mine')).toContain(url);
    const call = await officer.get(url);
    expect(call.text).toContain('本人选择以电话联系；邮件已作为书面通知发至其邮箱');
    expect(call.text).toContain('书面通知已发至您的邮箱，请从其中的链接办理');
    expect(call.text).not.toContain('没有登记邮箱');
    expect((await officer.get(`${base}/people/${elector!.id}`)).text).toContain(
      '邮件照常发出；请其办理的事项同时列入秘书处的联系事项',
    );
    await vote(office.world, round, elector!, 'for');
    expect((await officer.get(base)).html).not.toContain(url);
    expect((await wants('mail', 2)).kind).toBe('changed');
  });

  test('has no text for an elector without an address that says a link was sent to it', async () => {
    const one = await apply(office.world, { name: '无邮箱企业有限公司' });
    await review(office.world, one);
    await waitingForVote(office.world, one);
    const [, , , elector] = await electors(office.world);
    await office.inScope((scope) =>
      newPersonVersion(
        scope,
        elector!.id,
        { ...elector!, email: null },
        { by: elector!.id, evidence: '来函', validFrom: scope.now, expected: 1 },
      ),
    );
    const round = await openVote(office.world, [one]);
    for (const person of await electors(office.world))
      if (person.id !== elector!.id) await vote(office.world, round, person, 'for');
    const waiting = section((await officer.get(base)).html, 'waiting');
    expect(waiting).toContain('我们没有您的邮箱，请告知您希望怎样收到链接或纸质材料');
  });

  test('names who cannot be reached: a refused mail, and whoever holds a seat without an address', async () => {
    const one = await apply(office.world, { name: '退信企业有限公司' });
    await office.attend();
    const [mail] = await office.inScope((scope) => mailsOf(scope, { caseId: one.id }));
    const vice = await holder(office.world, 'vice-chair');
    await office.inScope(async (scope) => {
      await markMailRefused(scope, mail!.id, '550');
      await openTask(scope, {
        kind: 'undeliverable',
        addressees: [],
        caseId: one.id,
        subject: mail!.id,
      });
      await newPersonVersion(
        scope,
        vice.id,
        { ...vice, email: null, phone: null },
        { by: vice.id, evidence: '来函', validFrom: scope.now, expected: 1 },
      );
    });
    const home = await officer.get(base);
    const unreachable = section(home.html, 'unreachable');
    expect(unreachable).toContain('550');
    expect(unreachable).toContain('邮箱和电话都没有登记');
  });
});

describe('The field in the frame', () => {
  test('finds cases, people and records by number, name or telephone, and nothing of nobody', async () => {
    const one = await apply(office.world, { name: '查找企业有限公司' });
    const chair = await holder(office.world, 'chair');
    const find = async (text: string) =>
      (await officer.get(`${base}/search?q=${encodeURIComponent(text)}`)).html;
    expect(await find('查找企业')).toContain(`href="${base}/cases/${one.id}"`);
    expect(await find(one.number)).toContain(one.applicantName);
    expect(await find(one.number.toLowerCase())).toContain(one.applicantName);
    expect(await find(chair.name)).toContain(`href="${base}/people/${chair.id}"`);
    expect((await officer.get(`${base}/people/${chair.id}`)).status).toBe(200);
    expect(await find(chair.phone ?? '')).toContain(chair.name);
    expect(await find('没有这样的名称')).toContain('没有找到');
    expect(await find('%')).toContain('没有找到');
    expect(await find('')).toContain('请输入');
    expect((await officer.get(base)).html).toContain(`action="${base}/search"`);
  });
});
