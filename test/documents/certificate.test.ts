import { describe, expect, test } from '@jest/globals';
import { renderCertificate } from '../../src/documents/certificate.ts';
import { readPdf } from './pdf-reader.ts';
import { sampleCertificate } from './sample-certificate.ts';

describe('a member’s certificate', () => {
  test('says who is a member of what, since when, by which article, and under which number', async () => {
    const { text } = readPdf(await renderCertificate(sampleCertificate));
    for (const words of [
      '中小企业上市服务联盟',
      '会员证书',
      '株洲市火炬机电有限公司',
      '经联盟秘书处审核、理事长办公会批准并报中促中心备案，自2026年12月4日起为本联盟普通会员。',
      '根据《中小企业上市服务联盟章程》第十四条第（四）项',
      'hasbeenamemberofthealliance(OrdinaryMember)since4December2026',
      'SL-M-2026-0012',
      '9f2c4b7a1d3e5f60',
      '（盖章处）',
      '2026年12月7日',
    ])
      expect(text).toContain(words);
  });

  test('has the same bytes whenever it is drawn from the same data, and other bytes from other data', async () => {
    const first = await renderCertificate(sampleCertificate);
    await renderCertificate({ ...sampleCertificate, number: 'SL-M-2026-0013' });
    const again = await renderCertificate(sampleCertificate);
    expect(again.equals(first)).toBe(true);
    const later = { ...sampleCertificate, issued: new Date('2026-12-08T10:30:00+08:00') };
    expect((await renderCertificate(later)).equals(first)).toBe(false);
    expect(first.toString('latin1')).toContain('D:20261207103000');
  });

  test.each(['祎', '鱻', '𬭎', '喆', '犇', '珺', '堃', '镕', '芃', '㛃', '･', 'é'])(
    'draws the rare character %s',
    async (character) => {
      const member = `株洲${character}有限公司`;
      const { text, undrawn } = readPdf(await renderCertificate({ ...sampleCertificate, member }));
      expect(text).toContain(member);
      expect(undrawn).toBe(0);
    },
  );

  test('is known to miss a character that no font of the product has', async () => {
    const member = '株洲\u{1fbf0}有限公司';
    expect(readPdf(await renderCertificate({ ...sampleCertificate, member })).undrawn).toBe(1);
  });

  test('prints markup in a name as the applicant typed it', async () => {
    const hostile = '#import "/etc/passwd": * *x* $1/0$ @ref \\ #panic() <b> `raw` = // /* [公司]';
    const { text } = readPdf(await renderCertificate({ ...sampleCertificate, member: hostile }));
    expect(text).toContain(hostile.replace(/\s+/g, '').slice(0, 20));
    expect(text).toContain('#panic()<b>`raw`=///*[公司]');
  });

  test('stays on one page whatever is written on it', async () => {
    const long = {
      ...sampleCertificate,
      member: '湖南省株洲市先进轨道交通装备产业链中小企业服务'.repeat(12),
      alliance: {
        zh: '中小企业上市服务联盟'.repeat(6),
        en: 'SME Listing Service Alliance '.repeat(8),
      },
      issuers: [1, 2].map(() => ({
        zh: '中国中小企业发展促进中心'.repeat(3),
        en: 'China Centre '.repeat(12),
      })),
    };
    const { pages, text } = readPdf(await renderCertificate(long));
    expect(pages).toBe(1);
    expect(text).toContain('SL-M-2026-0012');
  });

  test('is drawn many times without the process growing', async () => {
    for (let count = 0; count < 40; count += 1)
      await renderCertificate({ ...sampleCertificate, number: `SL-M-${count}` });
    const before = process.memoryUsage().rss;
    for (let count = 0; count < 200; count += 1)
      await renderCertificate({ ...sampleCertificate, number: `SL-N-${count}` });
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 * 1024);
  }, 60_000);
});
