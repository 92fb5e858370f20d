import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allAlliances } from '../../src/api/alliance.ts';
import type { Site } from '../../src/api/site.ts';
import { charterInForce } from '../../src/store/charters.ts';
import { inScope } from '../../src/store/scope.ts';
import { openFront, Visitor, type Front } from './front.ts';
import { callOperation } from './json-call.ts';

let front: Front;
let visitor: Visitor;
beforeAll(async () => {
  front = await openFront();
  visitor = new Visitor(front.url);
}, 60_000);
afterAll(() => front.close());

const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
const linksIn = (html: string, to: RegExp) =>
  [...html.matchAll(/href="([^"]+)"/gu)].flatMap(([, url = '']) => to.exec(url)?.slice(1) ?? []);
const bare = (text: string) =>
  text
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s/gu, '');
const served = () => allAlliances({ context: front.context } as Site);

describe('the page of a charter', () => {
  test('shows each alliance’s charter whole, and every link on it leads to a place on it', async () => {
    for (const { id } of await served()) {
      const page = await visitor.ask(`/${id}/charter`);
      const charter = await inScope(front.context, id, charterInForce);
      expect(page.status).toBe(200);
      const text = bare(page.html);
      const lost = Object.entries(charter.articles).filter(
        ([, { words }]) => !text.includes(bare(words)),
      );
      expect([id, lost]).toEqual([id, []]);
      const ids = idsIn(page.html);
      expect(ids.length).toBe(new Set(ids).size);
      expect(linksIn(page.html, /^#(.+)$/u).filter((place) => !ids.includes(place))).toEqual([]);
      expect(page.html).not.toContain('<script');
    }
  }, 60_000);

  test('is reached from the alliance’s page, and every article cited there leads to its place', async () => {
    const home = await visitor.ask('/listing');
    expect(home.html).toContain('href="/listing/charter"');
    const ids = idsIn((await visitor.ask('/listing/charter')).html);
    const places = linksIn(home.html, /^\/listing\/charter\?version=1#(.+)$/u);
    expect(places).toContain('article-14i3');
    expect(places.filter((place) => !ids.includes(place))).toEqual([]);
    const form = await visitor.ask('/listing/apply/enterprise');
    const asked = linksIn(form.html, /^\/listing\/charter\?version=1#(.+)$/u);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((place) => !ids.includes(place))).toEqual([]);
    // Whoever looks an article up in the middle of a form comes back to what was typed.
    expect(form.html).toMatch(
      /href="\/listing\/charter\?version=1#[^"]+" target="_blank" rel="noopener"/u,
    );
  });

  test('in English says which English is unofficial, and where there is none', async () => {
    const page = await visitor.ask('/listing/charter?lang=en');
    expect(page.html).toContain('English translation, unofficial');
    expect(page.html).toContain('There is no English text of this article');
    expect(page.html).toContain(
      '<p class="lines original" lang="zh-CN">联盟设理事会作为决策和管理机构。</p>',
    );
  });

  test('says what is carried out and what is only read', async () => {
    const { html } = await visitor.ask('/go-abroad/charter?lang=zh');
    const drawn = html.slice(html.indexOf('id="process-admission"'));
    expect(drawn.slice(0, 600)).toContain('在本站办理');
    const amendment = html.slice(html.indexOf('id="process-charter-amendment"'));
    expect(amendment.slice(0, 600)).toContain('只作说明，尚不在本站办理');
  });

  test.each(['/listing/charter?version=7', '/listing/charter?version=x', '/nobody/charter'])(
    '%s is nothing',
    async (path) => {
      expect((await visitor.ask(path)).status).toBe(404);
    },
  );
});

describe('one process across the alliances', () => {
  test('stands side by side with steps and thresholds; who has none says so', async () => {
    const list = await visitor.ask('/processes');
    expect(list.html).toContain('href="/processes/applicationReview"');
    const page = await visitor.ask('/processes/expulsion?lang=zh');
    for (const { id } of await served()) expect(page.html).toContain(`href="/${id}/charter"`);
    expect(bare(page.html)).toContain('达到到会人员的三分之二（含）以上');
    expect(bare(page.html)).toMatch(/章程没有规定这一流程。|本站的章程文件没有写这一流程。/u);
  });

  test('that no charter has is nothing', async () => {
    expect((await visitor.ask('/processes/nothing')).status).toBe(404);
  });
});

describe('a program reading a charter', () => {
  test('gets every article and every rule with its sources', async () => {
    const charter = await inScope(front.context, 'listing', charterInForce);
    const { status, body } = await callOperation(front, 'getCharter', {
      params: { alliance: 'listing' },
    });
    expect(status).toBe(200);
    const articles = body['articles'] as readonly { readonly number: string }[];
    expect(articles.length).toBe(Object.keys(charter.articles).length);
    expect(body['rules']).toContainEqual({
      path: ['rules', 'office', 'passes'],
      titles: [{ zh: '表决规则：理事长办公会议', en: 'Rule of voting: Chair’s office meeting' }],
      label: { zh: '通过条件', en: 'Threshold' },
      says: { zh: '超过到会人员的二分之一（不含）', en: 'more than 1/2 of those present' },
      sources: [{ from: 'default', question: 'B-Q4' }],
    });
    expect(body['questions']).toContainEqual(
      expect.objectContaining({ id: 'B-Q4', from: 'default' }),
    );
  });

  test('gets nothing of a version that is not there', async () => {
    const { status } = await callOperation(front, 'getCharter', {
      params: { alliance: 'listing' },
      query: 'version=9',
    });
    expect(status).toBe(404);
  });
});
