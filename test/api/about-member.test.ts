import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { dayOf } from '../../src/domain/calendar.ts';
import { casesOfMember, stagesOf, type Case } from '../../src/store/cases.ts';
import { issueToken, linkFor } from '../../src/store/links.ts';
import type { Member } from '../../src/store/members.ts';
import { tasksOfStage } from '../../src/store/tasks.ts';
import { holder } from '../support/acting.ts';
import { bringCases, caseNow, memberNow, opened } from '../support/ending.ts';
import { enterUnit, setUpGoAbroad, setUpUnder, type Abroad } from '../support/go-abroad.ts';
import { openFront, type Front } from './front.ts';
import { callOperation, type Call } from './json-call.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);
const DAY = 86_400_000;
const ALLEGATION = '多次以联盟名义收取费用，拒不改正。';

async function papers(
  fields: Readonly<Record<string, string>>,
  documents: readonly string[],
): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const document of documents) form.set(document, await photograph(), '证据.jpg');
  return form;
}

describe('The secretariat and the member it opens a case about', () => {
  let office: Office;
  let abroad: Abroad;
  let browser: Browser;
  let unit: Member;
  beforeAll(async () => {
    office = await openOffice();
    const { site, world } = office;
    const bring = () => bringCases(site.context, 'abroad');
    abroad = await setUpGoAbroad({ context: site.context, world, bring }, 'abroad');
    unit = abroad.ordinary[0] as Member;
    browser = await office.browser((await holder(abroad.world, 'case-officer')).id);
  });
  afterAll(() => office.close());

  const bring = () => bringCases(office.site.context, 'abroad');
  const caseOf = async (member: Member): Promise<Case> =>
    (await abroad.world.inScope((scope) => casesOfMember(scope, member.id)))[0] as Case;
  const memberBrowser = async (one: Case): Promise<{ reads: Browser; base: string }> => {
    const token = await abroad.world.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'case', one.id, null)),
    );
    const reads = await office.browser();
    return { reads, base: (await reads.get(`/l/${token}`)).location ?? '' };
  };

  test('find the procedures of the charter on the member’s page; what the form lacks is said beside it, and nothing typed is lost', async () => {
    const page = await browser.get(`/console/abroad/participation/${unit.id}`);
    expect(page.text).toContain('提起：除名');
    expect(page.text).toContain('提起：会员资格自动取消');
    const action = `/console/abroad/members/${unit.id}/open/expulsion`;
    const form = await browser.get(action);
    expect(form.status).toBe(200);
    expect(form.text).toContain('严重违反章程的行为');
    expect(form.text).toMatch(/陈述申辩\s+会员\s+·\s+15日/);
    const lacking = await browser.post(action, await papers({ allegation: ALLEGATION }, []));
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('请上传证据');
    expect(lacking.text).toContain(ALLEGATION);
    expect((await browser.get(`/console/abroad/members/${unit.id}/open/withdrawal`)).status).toBe(
      404,
    );
  });

  test('open a case: the member reads the allegation with its evidence, replies with a file, and sees its reply', async () => {
    const action = `/console/abroad/members/${unit.id}/open/expulsion`;
    const opened = await browser.post(
      action,
      await papers({ allegation: ALLEGATION }, ['document.allegation-evidence']),
    );
    expect(opened.status).toBe(303);
    const again = await browser.post(
      action,
      await papers({ allegation: ALLEGATION }, ['document.allegation-evidence']),
    );
    expect(again.location).toContain('done=case-open-before');
    await bring();
    const one = await caseOf(unit);
    const { reads, base } = await memberBrowser(one);
    const page = await reads.get(base);
    expect(page.text).toContain(ALLEGATION);
    const file = /href="(\/w\/[^"]*\/file\/[^"]*)"/.exec(page.html)?.[1] ?? '';
    expect((await reads.get(file)).status).toBe(200);
    const empty = await reads.post(`${base}/reply`, await papers({ reply: ' ' }, []));
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('请写明陈述意见');
    const replied = await reads.post(
      `${base}/reply`,
      await papers({ reply: '费用已全部退还。' }, ['evidence']),
    );
    expect(replied.status).toBe(303);
    expect((await reads.get(base)).text).toContain('费用已全部退还。');
    const seen = await browser.get(`/console/abroad/cases/${one.id}`);
    expect(seen.text).toContain('费用已全部退还。');
    expect(seen.text).toContain('陈述申辩所附材料');
    // The link of one case opens no file of another.
    const other = await memberBrowser({ ...one, id: 'none' });
    expect((await other.reads.get(`${other.base}/file/x`)).status).toBe(404);
  });

  test('A-070: the second person reads the reply before deciding, and cannot send the case back to the member', async () => {
    const subject = abroad.ordinary[1] as Member;
    await browser.post(
      `/console/abroad/members/${subject.id}/open/automatic-cancellation`,
      await papers({ ground: 'negative-impact', facts: '虚假宣传。' }, [
        'document.official-document',
      ]),
    );
    await bring();
    const one = await caseOf(subject);
    const { reads, base } = await memberBrowser(one);
    await reads.post(`${base}/reply`, await papers({ reply: '报道与事实不符。' }, ['evidence']));
    office.later(13 * DAY);
    await bring();
    const [task] = await abroad.world.inScope((scope) => tasksOfStage(scope, one.id, 'review', 1));
    const second = await office.browser((await holder(abroad.world, 'case-officer', 1)).id);
    const page = await second.get(`/console/abroad/tasks/${task?.id ?? ''}`);
    expect(page.text).toContain('报道与事实不符。');
    expect(page.html).not.toContain('value="return"');
    const opener = await office.browser((await holder(abroad.world, 'case-officer')).id);
    expect((await opener.get(`/console/abroad/tasks/${task?.id ?? ''}`)).text).not.toContain(
      '报道与事实不符。',
    );
    const done = await second.post(`/console/abroad/tasks/${task?.id ?? ''}`, {
      decision: 'approve',
      'check.official-document': 'fit',
      'tick.15(2)': 'yes',
      formHash: one.formHash,
    });
    expect(done.status).toBe(200);
    await bring();
    expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'passed' });
    expect(await memberNow(abroad.world, subject)).toMatchObject({ endedBecause: 'cancelled' });
    expect((await second.get(`/console/abroad/cases/${one.id}`)).text).toContain(
      '会员资格自动取消',
    );
  });

  test('read a reply by letter too: what its form lacks is said beside it, a second person checks it, and the member and the reviewer see it with its scan', async () => {
    const subject = abroad.ordinary[2] as Member;
    const browser = await office.browser((await holder(abroad.world, 'case-officer')).id);
    await browser.post(
      `/console/abroad/members/${subject.id}/open/automatic-cancellation`,
      await papers({ ground: 'negative-impact', facts: '有投诉。' }, [
        'document.official-document',
      ]),
    );
    await bring();
    const one = await caseOf(subject);
    const page = await browser.get(`/console/abroad/cases/${one.id}`);
    expect(page.text).toContain('登记会员的书面答复');
    expect((await browser.get('/console/abroad/entries')).text).toContain('会员的书面答复');
    const action = `/console/abroad/cases/${one.id}/reply`;
    const form = await browser.get(action);
    expect(form.text).toContain('期限的最后一日');
    const day = dayOf((await abroad.world.inScope(async (scope) => scope.now)).getTime());
    const lacking = await browser.post(
      action,
      await papers({ choice: 'letter', day: '', said: '报道与事实不符。' }, ['evidence']),
    );
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('请填写日期');
    expect(lacking.text).toContain('报道与事实不符。');
    const empty = await browser.post(
      action,
      await papers({ choice: 'letter', day, said: '' }, ['evidence']),
    );
    expect(empty.text).toContain('请照原文录入答复的内容');
    const entered = await browser.post(
      action,
      await papers({ choice: 'letter', day, said: '报道与事实不符。' }, ['evidence']),
    );
    expect(entered.status).toBe(303);
    const record = (entered.location ?? '').split('?')[0] ?? '';
    expect((await browser.get(record)).text).toContain('报道与事实不符。');
    const second = await office.browser((await holder(abroad.world, 'case-officer', 1)).id);
    const { reads, base } = await memberBrowser(one);
    expect((await reads.get(base)).text).not.toContain('报道与事实不符。');
    expect((await second.post(record, { verdict: 'right' })).status).toBe(303);
    await bring();
    const seen = await reads.get(base);
    expect(seen.text).toContain('报道与事实不符。');
    expect(seen.text).toContain('书面答复，秘书处登记');
    const files = [...seen.html.matchAll(/href="(\/w\/[^"]*\/file\/[^"]*)"/g)].map(
      ([, url]) => url,
    );
    for (const url of files) expect((await reads.get(url ?? '')).status).toBe(200);
    expect(files.length).toBe(2);
    office.later(13 * DAY);
    await bring();
    const [task] = await abroad.world.inScope((scope) => tasksOfStage(scope, one.id, 'review', 1));
    const verifying = await office.browser((await holder(abroad.world, 'case-officer', 1)).id);
    const review = await verifying.get(`/console/abroad/tasks/${task?.id ?? ''}`);
    expect(review.text).toContain('书面答复，秘书处登记');
    // Whoever does not approve is told that the member reads why, and it does.
    expect(review.text).toContain('会员会原文看到');
    await verifying.post(`/console/abroad/tasks/${task?.id ?? ''}`, {
      decision: 'not-approve',
      reason: '投诉不实。',
      'check.official-document': 'fit',
      formHash: one.formHash,
    });
    await bring();
    expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'refused' });
    const closed = await reads.get(base);
    expect(closed.text).toContain('未予通过，会员资格和各项权利不受影响。理由：投诉不实。');
  });
});

describe('The console of the alliance under charter B', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  test('B-075: opens an expulsion with its evidence, which the opener cannot verify and another of the secretariat must', async () => {
    const { world } = office;
    const opener = await holder(world, 'case-officer');
    const unit = await enterUnit(world, 'listing', '被举报单位', 'member');
    const browser = await office.browser(opener.id);
    const page = await browser.get(`/console/listing/participation/${unit.id}`);
    expect(page.text).toContain('提起：取消会员资格');
    const action = `/console/listing/members/${unit.id}/open/expulsion`;
    expect((await browser.get(action)).text).toMatch(/陈述申辩\s+会员\s+·\s+15日.*查实/u);
    const lacking = await browser.post(action, await papers({ facts: ALLEGATION }, []));
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain(ALLEGATION);
    const done = await browser.post(
      action,
      await papers({ facts: ALLEGATION }, ['document.allegation-evidence']),
    );
    expect(done.status).toBe(303);
    await office.attend();
    office.later(18 * DAY);
    await office.attend();
    const [one] = await office.inScope((scope) => casesOfMember(scope, unit.id));
    const [task] = await office.inScope((scope) => tasksOfStage(scope, one?.id ?? '', 'review', 1));
    const second = await office.browser((await holder(world, 'case-officer', 1)).id);
    const approval = {
      decision: 'approve',
      'check.allegation-evidence': 'fit',
      formHash: one?.formHash ?? '',
    };
    const url = `/console/listing/tasks/${task?.id ?? ''}`;
    expect((await browser.get(url)).text).not.toContain(ALLEGATION);
    expect((await second.get(url)).text).toContain(ALLEGATION);
    const unticked = await second.post(url, approval);
    expect(unticked.status).toBe(422);
    expect((await second.post(url, { ...approval, 'tick.15(2)': 'yes' })).status).toBe(200);
    await office.attend();
    const stages = await office.inScope((scope) => stagesOf(scope, one?.id ?? ''));
    expect(stages.at(-1)).toMatchObject({ name: 'ballot', outcome: null });
  });
});

describe('The console of an alliance whose charter knows no expulsion', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  test.each([
    ['zhuzhou', 'secretary-general', 'member'],
    ['apec-smesa', 'secretariat-head', 'member'],
  ])(
    'AT-35: offers none under the charter %s, and no term of inactivity',
    async (charter, head, memberClass) => {
      const { site, world } = office;
      const alliance = `none-${charter}`;
      const bring = () => bringCases(site.context, alliance);
      const own = await setUpUnder(
        { context: site.context, world, bring },
        charter,
        alliance,
        head,
      );
      const unit = await enterUnit(own, alliance, '成员单位', memberClass);
      const browser = await office.browser((await holder(own, 'case-officer')).id);
      const page = await browser.get(`/console/${alliance}/participation/${unit.id}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toMatch(/提起|除名|取消会员资格|视为自动退出/);
      const organisation = await browser.get(
        `/console/${alliance}/organisations/${unit.organisation ?? ''}`,
      );
      expect(organisation.text).not.toMatch(/提起|除名/);
      expect(
        (await browser.get(`/console/${alliance}/members/${unit.id}/open/expulsion`)).status,
      ).toBe(404);
    },
  );
});

describe('A program', () => {
  let front: Front;
  let abroad: Abroad;
  const call: Call = (id, over) => callOperation(front, id, over);
  beforeAll(async () => {
    front = await openFront();
    const { context, world } = front;
    const bring = () => bringCases(context, 'abroad');
    abroad = await setUpGoAbroad({ context, world, bring }, 'abroad', { ordinary: 1 });
  });
  afterAll(() => front.close());

  test('of a member reads until when its reply is awaited, and replies', async () => {
    const unit = abroad.ordinary[0] as Member;
    const officer = await holder(abroad.world, 'case-officer');
    const one = await opened(abroad.world, officer, unit, 'expulsion', { allegation: ALLEGATION }, [
      'allegation-evidence',
    ]);
    await bringCases(front.context, 'abroad');
    const token = await abroad.world.inScope(async (scope) =>
      issueToken(scope, await linkFor(scope, 'case', one.id, null)),
    );
    expect((await call('getReplyAwaited', { token })).body).toMatchObject({ wholeTime: true });
    const form = new FormData();
    form.set('body', JSON.stringify({ text: '费用已全部退还。' }));
    expect(await call('replyToCase', { token, form })).toMatchObject({ status: 200 });
  });
});
