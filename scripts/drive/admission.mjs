import * as act from './acting.mjs';
import { applicationsWith } from './applications.mjs';
import { makePapers } from './papers.mjs';

const CHAIR = 'wang.jianguo@example.org';
const OTHERS = ['liu.zhiyuan', 'chen.lihua', 'ouyang.wen', 'li.min'];
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

/**
 * Article 14 from the first page to the certificate: three apply, the secretariat reviews, the chair orders a vote,
 * five vote, the authority confirms the filing, the certificate is fetched and checked. `seen` is called where
 * there is something to look at.
 * @param {{browser: import('playwright-core').Browser, site: string,
 *   seen?: (name: string, page: import('playwright-core').Page) => Promise<unknown>}} given
 */
export async function walkAdmission({ browser, site, seen = async () => {} }) {
  const papers = await makePapers(browser);
  const applications = Object.values(applicationsWith(papers));
  const person = async (viewport) => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return page;
  };
  const visitor = await person(DESK);
  await visitor.goto(`${site}/listing`);
  await seen('home', visitor);

  const applicant = await person(PHONE);
  const [first] = applications;
  await act.fillApplication(applicant, site, first);
  await act.press(applicant, act.button(applicant, 'save'));
  await applicant.waitForURL('**?after=save');
  await seen('application-form-phone', applicant);
  const numbers = [(await act.submitApplication(applicant)).number];
  for (const application of applications.slice(1))
    numbers.push((await act.apply(applicant, site, application)).number);

  const officer = await person(DESK);
  for (const { name } of applications) {
    await act.followMail(officer, site, 'zhao.xue@example.org', name);
    if (name === first.name) await seen('review', officer);
    await act.review(officer, { decision: 'approve', remark: '材料齐全。' });
    await officer.locator('.verdict').waitFor();
  }
  await act.signIn(officer, site, 'zhao.xue@example.org');
  await act.waitForItems(officer, site, applications.length);
  await seen('console-home', officer);
  await act.propose(officer, site, {
    items: applications.length,
    reason: '申请材料齐全，近期无办公会议，建议通讯表决。',
  });

  const chair = await person(PHONE);
  await act.followMail(chair, site, CHAIR, '通讯表决');
  await act.order(chair, '近期无法集中开会，材料已经审核。');
  await act.followMail(chair, site, CHAIR, '请您表决');
  await seen('ballot-phone', chair);
  await voteFor(chair);
  for (const name of OTHERS) {
    const elector = await person(PHONE);
    if (name === 'chen.lihua') await elector.goto(await forwardedLink(officer, '陈丽华'));
    else await act.followMail(elector, site, `${name}@example.org`, '请您表决');
    if (name === 'ouyang.wen')
      await act.vote(elector, {
        [first.name]: { choice: 'against' },
        [applications[1]?.name ?? '']: { choice: 'for' },
        [applications[2]?.name ?? '']: { choice: 'abstain' },
      });
    else await voteFor(elector);
    await elector.locator('.verdict').waitFor();
    await elector.context().close();
  }
  await act.followMail(visitor, site, 'li.min@example.org', '表决结果');
  await visitor.locator('main a[href*="/proof/"]').first().click();
  await seen('proof-sheet', visitor);

  const contact = await person(DESK);
  await act.followMail(contact, site, 'wu.zheng@example.org', first.name);
  await act.confirmFiling(contact, '中促备〔2026〕17号');
  await contact.locator('.verdict').waitFor();

  await act.followMail(applicant, site, first.email, '已获批准');
  const href = await applicant.locator('a[href$="/certificate"]').getAttribute('href');
  const certificate = await (await applicant.request.get(`${site}${href}`)).body();
  if (certificate.subarray(0, 5).toString() !== '%PDF-') throw new Error('no certificate came');
  await applicant.locator('a[href^="/verify/"]').click();
  const answer = await applicant.locator('main').innerText();
  if (!answer.includes('真实有效') || !answer.includes(first.name))
    throw new Error(`the certificate is not known:\n${answer}`);
  await seen('certificate-check-phone', applicant);

  await officer.goto(`${site}/console/listing/cases?q=${numbers[0]}`);
  await officer.locator(`main a:has-text("${numbers[0]}")`).first().click();
  await seen('case', officer);
  return { numbers, certificate };
}

/** The secretariat, on the page of the voting round, takes an elector's link to pass it on by WeChat. */
async function forwardedLink(officer, name) {
  await officer.reload();
  await act.press(officer, officer.locator(`main a:text-is("${name}")`));
  await act.press(officer, act.button(officer, 'link'));
  const text = await officer.locator('#forward-text').inputValue();
  const [link] = /https?:\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`no link in the text:\n${text}`);
  return link;
}

async function voteFor(page) {
  await page.locator('button:not(.enter)[value="select-all-for"]').click();
  await act.press(page, act.button(page, 'vote'));
  await page.locator('.verdict').waitFor();
}
