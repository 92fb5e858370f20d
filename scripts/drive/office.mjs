import * as act from './acting.mjs';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const CONSOLE = '/console/listing';

/** Units that apply besides those of the admission, with codes whose check digits are right. */
const UNITS = [
  { name: '株洲市火炬机电有限公司', code: '91430211MA4L7HXJP2', email: 'huoju@example.com' },
  { name: '杭州云栖智能装备股份有限公司', code: '91330106MA2GQ5XA7B', email: 'yunqi@example.com' },
  { name: '成都锦江数字医疗有限公司', code: '91510104MA6C9KT217', email: 'jinjiang@example.com' },
];

/**
 * What a secretariat's day also has: a ballot on paper that one person enters and another checks, an opinion by
 * telephone, and a meeting with the sheet of its show of hands. `seen` is called where there is something to look at.
 * @param {{browser: import('playwright-core').Browser, site: string, like: {fields: object}, scan: string,
 *   seen: (name: string, page: import('playwright-core').Page) => Promise<unknown>}} given
 */
export async function walkOffice({ browser, site, like, scan, seen }) {
  const person = async (viewport) => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return page;
  };
  const console = `${site}${CONSOLE}`;
  const applicant = await person(DESK);
  const reviewer = await person(DESK);
  for (const { name, code, email } of UNITS) {
    const fields = {
      ...like.fields,
      'organisation-name': name,
      'credit-code': code,
      'liaison-email': email,
    };
    await act.apply(applicant, site, { ...like, name, email, fields });
    if (name === UNITS[2]?.name) continue;
    await act.followMail(reviewer, site, 'zhao.xue@example.org', name);
    await act.review(reviewer, { decision: 'approve' });
    await reviewer.locator('.verdict').waitFor();
  }

  const officer = await person(DESK);
  await act.signIn(officer, site, 'sun.xiao@example.org');
  await convene(officer, console, UNITS[1].name);
  await act.propose(officer, site, { items: 1, reason: '申请材料齐全，近期无办公会议。' });
  const chair = await person(PHONE);
  await act.followMail(chair, site, 'wang.jianguo@example.org', '是否进行通讯表决');
  await act.order(chair, '材料已经审核，同意通讯表决。');
  for (const name of ['liu.zhiyuan', 'ouyang.wen']) await voteFor(await person(PHONE), site, name);

  await toElector(officer, console, '陈丽华');
  const paper = officer.locator('form[action$="/paper"]');
  await paper.locator('input[value="for"]').check();
  await paper.locator('input[type="file"]').setInputFiles(scan);
  await act.press(officer, paper.locator('button[value="paper"]'));
  const record = officer.url();
  await toElector(officer, console, '王建国');
  await officer
    .locator('details', { has: officer.locator('form[action$="/opinion"]') })
    .locator('summary')
    .click();
  await officer.locator('form[action$="/opinion"] input[value="for"]').check();
  await act.press(officer, officer.locator('button[value="opinion"]'));

  const head = await person(DESK);
  await act.signIn(head, site, 'li.min@example.org');
  await head.goto(console);
  await seen('console-home', head);
  await head.setViewportSize(PHONE);
  await head.goto(console);
  await seen('console-home-phone', head);
  await head.setViewportSize(DESK);
  await head.goto(`${console}/entries`);
  await seen('entries', head);

  // A paper's voter may object until the close, so this round stays open though everybody has voted.
  await head.goto(record.split('?')[0] ?? record);
  await head.check('input[name="verdict"][value="right"]');
  await act.press(head, head.locator('button[value="check"]'));

  await meet(officer, site, console, scan);
  await seen('meeting-sheet', officer);
}

async function voteFor(page, site, name) {
  await act.followMail(page, site, `${name}@example.org`, `请您表决：${UNITS[0].name}`);
  await page.locator('input[value="for"]').first().check();
  await act.press(page, act.button(page, 'vote'));
  await page.locator('.verdict').waitFor();
}

async function toElector(page, console, name) {
  await page.goto(`${console}/rounds`);
  await act.press(page, page.locator('main a', { hasText: UNITS[0].name }).first());
  await act.press(page, page.locator(`main a:text-is("${name}")`));
}

/** A meeting later today, so that its notice is shorter than the ordinary one. */
async function convene(page, console, name) {
  await act.waitForItems(page, new URL(console).origin, 2);
  await page.goto(`${console}/sittings/new?body=chairs-office`);
  for (const item of await page.locator('.choice:has(input[name="item"])').all()) {
    const chosen = (await item.innerText()).includes(name);
    await item.locator('input').setChecked(chosen);
  }
  const soon = new Date(Date.now() + 900_000).toLocaleString('sv-SE', {
    timeZone: 'Asia/Shanghai',
  });
  await page.fill('[name="meetsOn"]', soon.slice(0, 10));
  await page.fill('[name="meetsTime"]', soon.slice(11, 16));
  await page.fill('[name="place"]', '联盟会议室');
  await page.selectOption('[name="chairedBy"]', { index: 1 });
  await page.fill('[name="shortNoticeReason"]', '本次办公会临时增加议题，各位均已到京。');
  await act.press(page, act.button(page, 'convene'));
}

/** The chair agrees to the short notice, the meeting begins, and its sheet is filled in. */
async function meet(page, site, console, scan) {
  const chair = await page.context().browser().newPage({ viewport: PHONE, locale: 'zh-CN' });
  await act.followMail(chair, site, 'wang.jianguo@example.org', '是否缩短');
  await chair.check('[name="choice"][value="shorten"]');
  await chair.fill('[name="reason"]', '同意。');
  await act.press(chair, act.button(chair, 'submit'));
  await page.goto(`${console}/rounds`);
  await act.press(page, page.locator('main a', { hasText: UNITS[1].name }).first());
  await act.press(page, act.button(page, 'open'));
  await act.press(page, page.locator('a[href*="/sheet"]').first());
  const counts = {
    presentForItem: 5,
    issued: 5,
    returned: 5,
    valid: 5,
    for: 4,
    against: 0,
    abstain: 1,
    invalid: 0,
  };
  for (const [name, count] of Object.entries(counts))
    await page.fill(`[name="${name}"]`, `${count}`);
  await page.selectOption('[name="scrutineer"]', { index: 1 });
  await page.selectOption('[name="teller"]', { index: 2 });
  await page.setInputFiles('input[name="evidence"]', scan);
}
