import { describe, expect, test } from '@jest/globals';
import { LANGUAGES, type Language } from '../../src/domain/wording.ts';
import { pageTitles, renderPage } from '../../src/web/pages.ts';
import { EMPTY_TEXTS, everyPage, frameOf, NASTY, PLAIN, type Shown } from './fixtures.tsx';

const TEXTS = { plain: PLAIN, nasty: NASTY, empty: EMPTY_TEXTS };

function documentOf(shown: Shown, lang: Language): string {
  return renderPage(lang, frameOf(lang, pageTitles[lang][shown.title], shown.frame), shown.page);
}

const all = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map((match) => match[1] ?? '');

/** Tags with their attributes, texts left out: `&lt;script` in a text is harmless. */
const tags = (html: string) => all(html, /<([a-z][^>]*)>/gi);

describe.each(Object.entries(TEXTS))('Every page with %s texts', (_kind, people) => {
  for (const shown of everyPage(people)) {
    for (const lang of LANGUAGES) {
      test(`${shown.name} (${lang}) is whole, and runs under a policy without inline code`, () => {
        const html = documentOf(shown, lang);
        expect(html).toMatch(
          new RegExp(`^<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`),
        );
        expect(html).not.toMatch(/<script|<style/i);
        expect(
          tags(html).filter((tag) => /\s(style|on[a-z]+)=/i.test(tag.replaceAll(/"[^"]*"/g, '""'))),
        ).toEqual([]);
        expect(html).not.toMatch(/undefined|\[object |NaN|Invalid Date/);
        expect(
          tags(html).filter((tag) => /(src|href|action)="(?:https?:)?\/\/(?!localhost)/.test(tag)),
        ).toEqual([]);
      });

      test(`${shown.name} (${lang}) ties every control to a label and every problem to its control`, () => {
        const html = documentOf(shown, lang);
        const ids = all(html, /\sid="([^"]*)"/g);
        expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
        const labelled = new Set(all(html, /<label[^>]*\sfor="([^"]*)"/g));
        const controls = tags(html).filter(
          (tag) => /^(input|select|textarea)\b/.test(tag) && !/type="hidden"/.test(tag),
        );
        const unlabelled = controls.filter(
          (tag) => !labelled.has(/\sid="([^"]*)"/.exec(tag)?.[1] ?? ''),
        );
        expect(unlabelled).toEqual([]);
        const referred = [
          ...all(html, /aria-describedby="([^"]*)"/g).flatMap((value) => value.split(' ')),
          ...all(html, /href="#([^"]+)"/g),
          ...labelled,
        ];
        expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
      });

      test(`${shown.name} (${lang}) has one main heading and offers the other language`, () => {
        const html = documentOf(shown, lang);
        expect(all(html, /<(h1)\b/g)).toHaveLength(1);
        const other = lang === 'zh' ? 'en' : 'zh';
        expect(html).toContain(`href="/listing/somewhere?page=2&amp;lang=${other}"`);
      });
    }
  }
});

describe('What people typed', () => {
  test('a company name with markup is shown as typed and never becomes markup', () => {
    for (const shown of everyPage(NASTY)) {
      const html = documentOf(shown, 'zh');
      expect(html).not.toMatch(/<(b|i)>|<img src=x|<h1>heading|<\/textarea><script/);
    }
    const status = everyPage(NASTY).find(({ name }) => name === 'status-open');
    expect(status && documentOf(status, 'zh')).toContain('&lt;script>alert(1)&lt;/script>超长名称');
  });

  test('nothing typed is lost when a problem is shown: fields, choices and notes come back', () => {
    const html = everyPage(PLAIN)
      .filter(({ name }) => name.endsWith('-problems'))
      .map((shown) => documentOf(shown, 'zh'))
      .join('');
    expect(html).toContain(`value="${PLAIN.applicant}"`);
    expect(html).toContain(PLAIN.business);
    expect(html).toContain(`>${PLAIN.reason}</textarea>`);
    expect(
      tags(html).filter(
        (tag) => /value="hand-over" checked/.test(tag) || /checked.*value="hand-over"/.test(tag),
      ),
    ).toHaveLength(1);
  });

  test('nothing is chosen for a person: a first look at review, order or ballot has no ticked choice', () => {
    for (const name of ['review', 'order', 'ballot']) {
      const shown = everyPage(PLAIN).find((page) => page.name === name);
      if (!shown) throw new Error(name);
      expect(
        tags(documentOf(shown, 'zh')).filter((tag) => /^input.*type="radio".*\schecked/.test(tag)),
      ).toEqual([]);
    }
  });
});

describe('What an elector may see', () => {
  test('until the close a ballot tells how many returned, never how anybody voted', () => {
    const ballot = everyPage(PLAIN).find(({ name }) => name === 'ballot-observer');
    const html = ballot ? documentOf(ballot, 'zh') : '';
    expect(html).toContain('已收回2票/应表决5人');
    expect(html).not.toMatch(/<form|type="radio"/);
  });

  test('a proof shows charter, version, article, quotation, electorate, base, formula with numbers and result', () => {
    const proof = everyPage(PLAIN).find(({ name }) => name === 'proof-passed');
    const text = (proof ? documentOf(proof, 'zh') : '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    for (const shown of [
      '中小企业上市服务联盟章程 第1版',
      '第十四条第（三）项',
      '经联盟秘书处审核、理事长办公会批准并报中促中心备案。',
      '系统默认',
      '执行理事长 刘建华',
      '7 · 实到人数',
      '2 × 4 = 8 &gt; 7',
      '需4票赞成',
      '通过',
    ]) {
      expect(text.replaceAll('>', '&gt;')).toContain(shown);
    }
  });

  test('a threshold that is not reached shows the true inequality', () => {
    const proof = everyPage(PLAIN).find(({ name }) => name === 'proof-failed');
    const html = proof ? documentOf(proof, 'en') : '';
    expect(html).toContain('3 × 2 = 6 &lt; 30 = 2 × 15');
    expect(html).toContain('To be confirmed');
  });
});

describe('An alliance whose charter says 成员 and 入盟', () => {
  const words = { member: '成员', joining: '入盟' };
  const inAlliance = (shown: Shown, own: typeof words | null): string | null => {
    const frame = frameOf('zh', pageTitles.zh[shown.title], shown.frame);
    if (!frame.alliance) return null;
    const alliance = { ...frame.alliance, words: own };
    return renderPage('zh', { ...frame, alliance, title: '' }, shown.page);
  };

  test('reads so on every page; what a page is given stays as it is', () => {
    const still: unknown[] = [];
    let said = 0;
    for (const shown of everyPage(PLAIN)) {
      const [usual, own] = [inAlliance(shown, null), inAlliance(shown, words)];
      if (usual === null || own === null) continue;
      const again = own.replaceAll('成员', '会员').replaceAll('入盟', '入会');
      expect(again).toBe(usual.replaceAll('成员', '会员').replaceAll('入盟', '入会'));
      if (JSON.stringify(shown.page.props).includes('会员')) continue;
      if (own.includes('会员')) still.push([shown.name, own.match(/.{0,8}会员.{0,8}/gu)]);
      if (usual.includes('会员')) said += 1;
    }
    expect(still).toEqual([]);
    expect(said).toBeGreaterThan(10);
  });
});
