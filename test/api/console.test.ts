import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { dayOf } from '../../src/domain/calendar.ts';
import { readCharter } from '../../src/charter/files.ts';
import { setUpAlliance } from '../../src/setup/alliance.ts';
import { listAlarms, raiseAlarm } from '../../src/store/alarms.ts';
import { chainEntries } from '../../src/store/audit-trail.ts';
import { readCase, type Case } from '../../src/store/cases.ts';
import { decisionsOfCase } from '../../src/store/decide/decisions.ts';
import { checkRecord } from '../../src/store/decide/enter-record.ts';
import { recordsWaiting } from '../../src/store/records/records.ts';
import { filesOfCase, readFile } from '../../src/store/files.ts';
import { filingsOf } from '../../src/store/filings.ts';
import { mailsOf, markMailRefused } from '../../src/store/mails.ts';
import { holdersOf } from '../../src/store/persons.ts';
import { openTask, openTasks, tasksOfRound } from '../../src/store/tasks.ts';
import { listRounds } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote, waitingForVote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openOffice, photograph, type Browser, type Office } from './office.ts';

jest.setTimeout(60_000);

let office: Office;
let officer: Browser;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  officer = await office.browser((await holder(office.world, 'case-officer')).id);
});

afterAll(() => office.close());

async function approved(name?: string): Promise<Case> {
  const one = await apply(office.world, name ? { name } : {});
  await review(office.world, one);
  await waitingForVote(office.world, one);
  return one;
}

/** A case whose filing waits for the authority's answer. */
async function filed(): Promise<Case> {
  const one = await approved();
  const round = await openVote(office.world, [one]);
  for (const person of await electors(office.world)) await vote(office.world, round, person, 'for');
  await office.attend();
  return one;
}

async function rowsIn(table: string): Promise<number> {
  const { rows } = await office.inScope((scope) =>
    sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
      scope.tx,
    ),
  );
  return rows[0]?.count ?? 0;
}

describe('the first page', () => {
  test('a review waits under what needs me for everybody who may do it, and leads to the reviewer’s page', async () => {
    const one = await apply(office.world, { name: '待审科技有限公司' });
    await office.attend();
    const task = (await office.inScope(openTasks)).find((open) => open.caseId === one.id);
    const home = await officer.get(base);
    expect(home.text).toContain('待审科技有限公司');
    expect(home.html).toContain(`href="${base}/tasks/${task?.id}"`);
    expect((await officer.get(`${base}/tasks/${task?.id}`)).text).toContain('待审科技有限公司');
  });

  test('what was returned waits for the applicant, with the telephone number', async () => {
    const one = await apply(office.world, { name: '待补正企业有限公司' });
    await office.inScope((scope) =>
      sql`update cases set form = form || '{"liaison-phone": "13800138000"}'::jsonb where id = ${one.id}`.execute(
        scope.tx,
      ),
    );
    await review(office.world, one, {
      decision: 'return',
      reason: '请重新扫描',
      checks: { 'commitment-letter': 'unclear' },
    });
    await office.attend();
    const home = await officer.get(base);
    expect(home.text).toMatch(/待补正企业有限公司 .*补正材料 .*张三.* 13800138000/);
    const list = await officer.get(`${base}/cases?state=returned`);
    expect(list.text).toContain('待补正企业有限公司');
    expect(list.text).not.toContain('待审科技有限公司');
    const page = await officer.get(`${base}/cases/${one.id}`);
    expect(page.text).toContain('不清晰');
    expect(page.text).toContain('请重新扫描');
  });

  test('a call is asked for with name and number, and ends with a note of what came of it', async () => {
    const one = await apply(office.world, { name: '电话企业有限公司' });
    await office.attend();
    const call = await office.inScope((scope) =>
      openTask(scope, {
        kind: 'telephone',
        addressees: [],
        caseId: one.id,
        stage: 'review',
        round: 1,
      }),
    );
    const home = await officer.get(base);
    expect(home.text).toMatch(/请电话联系.*赵雪.* 010-68200012/);
    const page = await officer.get(`${base}/calls/${call}`);
    expect(page.text).toContain('提醒两次后仍未收到答复');
    expect((await officer.post(`${base}/calls/${call}`, { outcome: ' ' })).status).toBe(422);
    expect((await officer.post(`${base}/calls/${call}`, { outcome: '明天办理' })).status).toBe(303);
    expect((await officer.get(`${base}/calls/${call}`)).status).toBe(404);
    await review(office.world, one);
    const later = await office.inScope((scope) =>
      openTask(scope, {
        kind: 'telephone',
        addressees: [],
        caseId: one.id,
        stage: 'review',
        round: 1,
      }),
    );
    await office.attend();
    expect((await officer.get(base)).html).not.toContain(later);
  });
});

describe('proposing a correspondence vote', () => {
  const far = dayOf(Date.now() + 20 * 86_400_000);

  test('the form offers the ordinary notice, and the chair then has the proposal', async () => {
    const one = await approved('待上会企业有限公司');
    const home = await officer.get(base);
    expect(home.text).toContain('待上会：理事长办公会议');
    const closes = /name="closesOn"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="closesOn"/.exec(
      home.html,
    );
    const answer = await officer.post(`${base}/rounds`, {
      body: 'chairs-office',
      item: one.id,
      reason: '近期无会议安排',
      closesOn: closes?.[1] ?? closes?.[2] ?? '',
      closesTime: '17:00',
      action: 'propose',
    });
    expect(answer.status).toBe(303);
    const [round] = await office.inScope(listRounds);
    expect(answer.location).toBe(`${base}/rounds/${round?.id}?done=proposed`);
    const [task] = await office.inScope((scope) => tasksOfRound(scope, round?.id ?? ''));
    expect(task).toMatchObject({
      kind: 'order',
      addressees: [(await holder(office.world, 'chair')).id],
    });
    const page = await officer.get(answer.location as string);
    expect(page.text).toContain('近期无会议安排');
    expect(page.text).toContain('待上会企业有限公司');
    expect((await officer.get(base)).text).toMatch(
      /待上会企业有限公司 .*决定是否进行通讯表决 .*王建国/,
    );
  });

  test('nothing typed is lost when something is wrong, and each problem stands beside its field', async () => {
    const one = await approved();
    const before = await rowsIn('voting_rounds');
    const send = (over: Record<string, string>) =>
      officer.post(`${base}/rounds`, {
        body: 'chairs-office',
        item: one.id,
        reason: '理由<b>',
        closesOn: far,
        closesTime: '16:30',
        ...over,
      });
    const soon = await send({ closesOn: dayOf(Date.now() + 86_400_000) });
    expect(soon.status).toBe(422);
    expect(soon.text).toContain('早于通常的通知期限');
    expect(soon.html).toContain('理由&lt;b>');
    expect(soon.html).toContain('value="16:30"');
    expect((await send({ closesOn: dayOf(Date.now() - 86_400_000) })).text).toContain(
      '截止时间必须晚于现在',
    );
    expect((await send({ closesOn: '2026-02-31' })).text).toContain('请填写截止日期和时间');
    expect((await send({ reason: '  ' })).text).toContain('请填写提议以通讯方式表决的理由');
    expect((await send({ item: 'somethingelse' })).text).toContain(
      '已撤回、已办结或已列入表决批次',
    );
    const none = await officer.post(`${base}/rounds`, {
      body: 'chairs-office',
      reason: '理由',
      closesOn: far,
      closesTime: '17:00',
    });
    expect(none.text).toContain('请至少选择一个事项');
    expect((await send({ reason: '长'.repeat(1001) })).status).toBe(400);
    expect(await rowsIn('voting_rounds')).toBe(before);
    expect((await send({})).status).toBe(303);
    // The same form again, from a second window: the case is in a round by now.
    expect((await send({})).status).toBe(422);
    expect(await rowsIn('voting_rounds')).toBe(before + 1);
  });

  test('a running vote shows who has not returned, and never how anybody voted', async () => {
    const one = await approved();
    const round = await openVote(office.world, [one], 10);
    const [first, second] = await electors(office.world);
    await vote(office.world, round, first!, 'against');
    const home = await officer.get(base);
    expect(home.text).toContain('已收回1票/应表决5人');
    expect(home.text).toContain(second!.name);
    const page = await officer.get(`${base}/rounds/${round}`);
    expect(page.text).toContain('列席');
    expect(page.text).toMatch(new RegExp(`${first!.name} .*?已表决`));
    expect(page.text).not.toContain('反对');
    expect((await officer.get(`${base}/cases/${one.id}`)).text).not.toContain('反对');
  });
});

describe('one case with everything about it', () => {
  test('a letter without its scan is refused beside the field, and what was typed stays', async () => {
    const one = await filed();
    const url = `${base}/cases/${one.id}/filings/filing/letter`;
    const form = (over: Record<string, string | Blob>) => {
      const data = new FormData();
      const fields = {
        number: '中促备〔2026〕17号',
        receivedOn: dayOf(Date.now()),
        remark: '挂号信',
        ...over,
      };
      for (const [name, value] of Object.entries(fields))
        if (typeof value === 'string') data.append(name, value);
        else data.append(name, value, '来函.jpg');
      return data;
    };
    const page = await officer.get(`${base}/cases/${one.id}`);
    expect(page.html).toContain(`action="${url}"`);
    const without = await officer.post(url, form({}));
    expect(without.status).toBe(422);
    expect(without.html).toMatch(/id="field-filing-0-scan-problem".*?请上传来函的扫描件或照片/s);
    expect(without.html).toContain('value="中促备〔2026〕17号"');
    const scan = await photograph();
    const future = await officer.post(
      url,
      form({ scan, receivedOn: dayOf(Date.now() + 86_400_000) }),
    );
    expect(future.text).toContain('收函日期不能晚于今天');
    const early = await officer.post(url, form({ scan, receivedOn: '2020-01-02' }));
    expect(early.text).toContain('收函日期早于申请提交日期');
    const script = await officer.post(url, form({ scan: new Blob(['<script>']) }));
    expect(script.text).toContain('不支持这种文件');
    expect(await office.inScope((scope) => filingsOf(scope, one.id))).toMatchObject([
      { receivedAt: null },
    ]);

    const done = await officer.post(url, form({ scan }));
    expect(done.location).toBe(`${base}/cases/${one.id}?done=entered`);
    const waiting = await officer.get(`${base}/cases/${one.id}`);
    expect(waiting.text).toContain('来函已登记，等待另一人复核');
    expect(waiting.html).not.toContain(`action="${url}"`);
    expect(await office.inScope((scope) => filingsOf(scope, one.id))).toMatchObject([
      { receivedAt: null },
    ]);
    const colleague = await holder(office.world, 'case-officer', 1);
    const checked = await office.inScope(async (scope) => {
      const record = (await recordsWaiting(scope)).find((entry) => entry.caseId === one.id);
      return checkRecord(scope, record?.id ?? '', colleague.id, { right: true });
    });
    expect(checked).toMatchObject({ record: { state: 'counted' } });
    const [filing] = await office.inScope((scope) => filingsOf(scope, one.id));
    expect(filing?.receiptNumber).toBe('中促备〔2026〕17号');
    const decision = (await office.inScope((scope) => decisionsOfCase(scope, one.id))).at(-1);
    const file = await office.inScope((scope) => readFile(scope, filing?.receiptFile ?? ''));
    expect(decision).toMatchObject({
      channel: 'letter',
      person: (await holder(office.world, 'case-officer')).id,
      details: { evidence: { file: file?.id, sha256: file?.sha256 } },
    });
    const shown = await officer.get(`${base}/cases/${one.id}`);
    expect(shown.text).toContain('来函.jpg');
    expect(shown.html).not.toContain(`action="${url}"`);
    const bytes = await officer.get(`${base}/files/${file?.id}`);
    expect(bytes.headers.get('content-disposition')).toContain('attachment');
    expect(
      (await officer.get(`${base}/files/${file?.id}/preview`)).headers.get('content-type'),
    ).toContain('image/jpeg');

    const before = await rowsIn('files');
    const again = await officer.post(url, form({ scan, number: '另一号' }));
    expect(again.location).toContain('done=registered-before');
    expect(await rowsIn('files')).toBe(before);
  });

  test('the page tells particulars, stages, mails, audit trail and the way into Temporal', async () => {
    const one = await filed();
    await chainEntries(office.site.context, 'listing');
    const page = await officer.get(`${base}/cases/${one.id}`);
    const workflow = encodeURIComponent(`listing/applicationReview/${one.number}`);
    expect(page.html).toContain(`http://temporal.test/namespaces/default/workflows/${workflow}`);
    for (const words of [
      '单位名称',
      one.applicantName,
      '承诺书',
      '合格',
      '联络员姓名 张三',
      '秘书处审核',
      '已收回5票/应表决5人',
      '接纳为企业会员，年度会费20000元',
      '系统默认 B-Q5',
      '收到申请',
      '审核：秘书处审核，同意',
      '请予备案',
      '吴正 <wu.zheng@example.org> 已发出',
    ])
      expect(page.text).toContain(words);
    // The applicant is a member by now: to leave is another procedure.
    expect(page.text).not.toContain('代申请人撤回');
    expect(
      (await officer.post(`${base}/cases/${one.id}/withdraw`, { reason: '改变主意' })).location,
    ).toContain('ended-before');
    expect((await office.inScope((scope) => readCase(scope, one.id)))?.status).toBe('open');
    const english = await officer.get(`${base}/cases/${one.id}?lang=en`);
    expect(english.text).toContain('Admitted: Enterprise member; dues 20000 yuan a year');
  });

  test('a withdrawal asks for its basis, keeps it, and is recorded as the secretariat’s act on a letter', async () => {
    const one = await apply(office.world);
    await office.attend();
    const url = `${base}/cases/${one.id}/withdraw`;
    expect((await officer.post(url, { reason: '' })).text).toContain('请填写撤回依据和原因');
    expect((await office.inScope((scope) => readCase(scope, one.id)))?.status).toBe('open');
    const nudges = office.nudges();
    const answer = await officer.post(url, { reason: '申请人2026年7月1日来函要求撤回' });
    expect(answer.location).toBe(`${base}/cases/${one.id}?done=withdrawn`);
    expect(office.nudges()).toBe(nudges + 1);
    expect((await office.inScope((scope) => readCase(scope, one.id)))?.status).toBe('withdrawn');
    const page = await officer.get(answer.location as string);
    expect(page.text).toContain('申请人2026年7月1日来函要求撤回');
    expect(page.text).toContain('赵雪（经办人）');
    const { rows } = await office.inScope((scope) =>
      sql`select actor, channel from audit_entries where subject = ${one.id} and kind = 'case.withdrawn'`.execute(
        scope.tx,
      ),
    );
    expect(rows).toEqual([
      { actor: (await holder(office.world, 'case-officer')).id, channel: 'letter' },
    ]);
    expect((await officer.post(url, { reason: '再次' })).location).toContain('ended-before');
  });

  test('a review is handed over to a colleague only, and then lies in their hands', async () => {
    const one = await apply(office.world);
    await office.attend();
    const url = `${base}/cases/${one.id}/hand-over`;
    const chair = await holder(office.world, 'chair');
    expect((await officer.post(url, { handOverTo: chair.id })).text).toContain('请选择接手的人');
    const colleague = await holder(office.world, 'case-officer', 1);
    const answer = await officer.post(url, { handOverTo: colleague.id, reason: '休假' });
    expect(answer.location).toContain('done=handed-over');
    const page = await officer.get(`${base}/cases/${one.id}`);
    expect(page.text).toContain('正在办理：孙晓（经办人）');
    expect(page.text).toContain('休假');
    expect((await officer.post(url, { handOverTo: colleague.id })).location).toContain(
      'not-handed-over',
    );
  });

  test('another alliance’s case, file, vote and mail are pages that do not exist', async () => {
    const loaded = await readCharter('charters/listing.yaml');
    if (!loaded.ok) throw new Error('the charter does not load');
    const person = { title: '老师', phone: null, language: 'zh', seats: ['case-officer'] } as const;
    await setUpAlliance(
      office.site.context,
      { id: 'other', code: 'OTH', language: 'zh' },
      loaded.charter,
      [{ ...person, name: '外人', email: 'outsider@example.org' }],
    );
    const [outside] = await office.inScope((scope) => holdersOf(scope, ['case-officer']), 'other');
    const outsider = await office.browser(outside!.person.id);
    const one = await filed();
    const [file] = await office.inScope((scope) => filesOfCase(scope, one.id));
    const [round] = await office.inScope(listRounds);
    const [mail] = await office.inScope((scope) => mailsOf(scope, { caseId: one.id }));
    expect((await outsider.get('/console/other')).status).toBe(200);
    for (const path of [`/cases/${one.id}`, `/files/${file!.id}`, `/rounds/${round!.id}`]) {
      expect((await outsider.get(`/console/other${path}`)).status).toBe(404);
      expect((await outsider.get(`/console/listing${path}`)).status).toBe(403);
    }
    expect((await outsider.post(`/console/other/mails/${mail!.id}/again`, {})).status).toBe(404);
    expect(
      (await outsider.post(`/console/other/cases/${one.id}/withdraw`, { reason: '是' })).status,
    ).toBe(404);
    for (const id of ['x%00y', '..%2f..', 'a'.repeat(200)])
      expect((await officer.get(`${base}/cases/${id}`)).status).toBe(404);
  });

  test('looking changes nothing, by GET or by HEAD', async () => {
    const one = await filed();
    const state = async () => {
      const tables = [
        'tasks',
        'mails',
        'links',
        'link_tokens',
        'audit_entries',
        'decisions',
        'alarms',
        'wake_ups',
        'files',
      ];
      const counts: number[] = [];
      for (const table of tables) counts.push(await rowsIn(table));
      return counts;
    };
    const before = await state();
    for (const path of ['', '/cases', `/cases/${one.id}`, '/alarms', '/mail', '/audit']) {
      expect((await officer.get(base + path)).status).toBe(200);
      expect((await officer.head(base + path)).status).toBe(200);
    }
    expect(await state()).toEqual(before);
  });
});

describe('finding a case', () => {
  test('by number, name and code; signs that mean something to the database mean nothing here', async () => {
    const one = await apply(office.world, {
      name: '百分之百%_有限公司',
      code: '91110108MA0FIND00X',
    });
    const found = async (text: string) =>
      (await officer.get(`${base}/cases?text=${encodeURIComponent(text)}`)).text;
    for (const text of [one.number, '百分之百', 'ma0find', '%_'])
      expect(await found(text)).toMatch(/共1件 .*百分之百%_有限公司/);
    expect(await found('没有这样的单位')).toContain('共0件');
    expect((await officer.get(`${base}/cases?stage=review&text=${one.number}`)).text).toContain(
      '共0件',
    );
    await office.attend();
    expect((await officer.get(`${base}/cases?stage=review&text=${one.number}`)).text).toContain(
      '共1件',
    );
  });
});

describe('records', () => {
  test('an alarm says what happened, and is settled with a note of what was done', async () => {
    const one = await apply(office.world);
    await office.inScope((scope) =>
      raiseAlarm(scope, {
        kind: 'run-replaced',
        subject: `listing/applicationReview/${one.number}`,
        key: 'x',
        details: {},
      }),
    );
    const [alarm] = await office.inScope(listAlarms);
    const page = await officer.get(`${base}/alarms`);
    expect(page.text).toContain('流程被重新开始');
    expect(page.html).toContain(`href="${base}/cases/${one.id}"`);
    const url = `${base}/alarms/${alarm?.id}`;
    expect((await officer.post(url, { note: ' ' })).status).toBe(422);
    expect((await office.inScope(listAlarms))[0]?.acknowledgedAt).toBeNull();
    expect((await officer.post(url, { note: '系统升级时重启' })).location).toContain(
      'done=settled',
    );
    expect((await officer.get(`${base}/alarms`)).text).toMatch(
      /已处理 .*赵雪（经办人）.*系统升级时重启/,
    );
    expect((await officer.post(`${base}/alarms/unknown`, { note: '是' })).status).toBe(404);
  });

  test('a refused mail stands first and is sent again once, to the address on record now', async () => {
    const one = await apply(office.world);
    await office.attend();
    const mail = (await office.inScope((scope) => mailsOf(scope, { caseId: one.id }))).find(
      ({ template }) => template === 'review-wanted',
    )!;
    await office.inScope(async (scope) => {
      await markMailRefused(scope, mail.id, '550');
      await sql`insert into person_versions select person, ${scope.now}, name, title, 'new.address@example.org', phone, language, employer_code
        from person_versions where person = ${mail.person}`.execute(scope.tx);
    });
    expect((await officer.get(`${base}/mail`)).text).toMatch(/无法送达 .*请您审核 .*550/);
    const url = `${base}/mails/${mail.id}/again`;
    expect((await officer.post(url, { back: `cases/${one.id}` })).location).toBe(
      `${base}/cases/${one.id}?done=queued`,
    );
    expect((await officer.post(url, { back: '//evil.example' })).location).toBe(
      `${base}/mail?done=on-its-way`,
    );
    const copies = (await office.inScope((scope) => mailsOf(scope, { caseId: one.id }))).filter(
      ({ key }) => key.startsWith(mail.key),
    );
    expect(copies.map(({ state, address, scope }) => ({ state, address, scope }))).toEqual([
      { state: 'queued', address: 'new.address@example.org', scope: 'alliance' },
      { state: 'refused', address: mail.address, scope: one.id },
    ]);
    expect((await officer.get(`${base}/mail`)).text).toContain('没有无法送达的邮件');
  });

  test('the audit trail is checked each time it is shown, and names the first entry that does not agree', async () => {
    await apply(office.world);
    await chainEntries(office.site.context, 'listing');
    const whole = await officer.get(`${base}/audit`);
    expect(whole.text).toContain('记录完整');
    expect(whole.text).toContain('收到申请');
    const change = office.inScope((scope) =>
      sql`update audit_chain set hash = 'changed' where sequence = 2`.execute(scope.tx),
    );
    await expect(change).rejects.toThrow('permission denied');
    const { rows } = await office.inScope((scope) =>
      sql<{
        sequence: number;
        hash: string;
      }>`select sequence, hash from audit_chain order by sequence desc limit 1`.execute(scope.tx),
    );
    const last = rows[0]!;
    await office.inScope((scope) =>
      sql`insert into audit_chain values ('listing', ${last.sequence + 1}, 999999, ${last.hash}, 'made up')`.execute(
        scope.tx,
      ),
    );
    const broken = await officer.get(`${base}/audit`);
    expect(broken.text).toContain(`从第${last.sequence + 1}条起不一致`);
    expect(broken.text).toContain('这条记录已被删除');
  });
});
