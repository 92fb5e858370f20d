import { describe, expect, test } from '@jest/globals';
import { renderMail } from '../../src/mail/templates/render.ts';
import type { MailView } from '../../src/mail/templates/views.ts';
import { applicants, sampleViews, withTexts } from './sample-views.ts';

function viewOf<Name extends MailView['template']>(template: Name) {
  const view = sampleViews.find((sample) => sample.template === template);
  return view as Extract<MailView, { template: Name }>;
}
const toLeaders = sampleViews.filter((view) => view.to.title !== undefined);
const tags = (page: string) =>
  page.match(/<\/?[a-z!]+/g)?.filter((tag) => !/^<\/?(p|span)$/.test(tag));
const everyMail = sampleViews.flatMap((view) =>
  (['zh', 'en'] as const).map((language) => [view.template, language, view] as const),
);

describe('a mail to an elector', () => {
  const { subject, text, html } = renderMail(viewOf('ballot'), 'zh');

  test('reads as people in an alliance write to a leader', () => {
    expect(subject).toBe('【上市服务联盟】请您表决：3件入会申请（12月4日17:00截止）');
    expect(text).toBe(
      [
        '王理事长：您好！理事长办公会就3件入会申请进行通讯表决（章程第十四条第（三）项），秘书处已审核材料。请于12月4日（周五）17:00前表决，约1分钟：',
        '查看并表决：\nhttps://alliance.example/d/q4Jx7-_Zt0',
        '不便操作请致电010-6800 1234。',
        '上市服务联盟秘书处\n',
      ].join('\n\n'),
    );
  });

  test('has one button and says the same words in HTML', () => {
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('王理事长：您好！理事长办公会就3件入会申请进行通讯表决');
    expect(html).not.toMatch(/<(table|img|script|link|style)/);
  });

  test('names the organisation when there is only one', () => {
    const single = { ...viewOf('ballot'), items: applicants.slice(0, 1) };
    expect(renderMail(single, 'zh').subject).toContain('请您表决：株洲市火炬机电有限公司入会（');
    expect(renderMail(single, 'en').subject).toContain('membership of 株洲市火炬机电有限公司');
  });

  test('says 表决 and not 通讯表决 when the body meets', () => {
    const meeting = { ...viewOf('ballot'), correspondence: false };
    expect(renderMail(meeting, 'zh').text).not.toContain('通讯');
  });

  test('speaks English to those who read English', () => {
    const english = renderMail(viewOf('ballot'), 'en');
    expect(english.subject).toBe(
      '[SME Listing Service Alliance] Please vote: 3 applications for membership (closes 4 Dec, 17:00)',
    );
    expect(english.text).toContain(
      "Dear Chair 王建国,\n\nThe Chair's Office Meeting votes by correspondence on 3 applications for membership (Article 14(3) of the charter)",
    );
    expect(english.text).toContain('Please vote by Friday 4 December, 17:00 (Beijing time).');
  });
});

describe('a mail of an alliance whose charter says 成员', () => {
  const words = { member: '成员', joining: null };
  test.each(sampleViews.map((view) => [view.template, view] as const))(
    'says so in its own words, and leaves names as they are (%s)',
    (_name, view) => {
      const usual = renderMail(view, 'zh').text;
      const own = renderMail({ ...view, words }, 'zh').text;
      // Only what stands in the view itself may still be called 会员.
      const typed = JSON.stringify(view).match(/会员/g)?.length ?? 0;
      expect((own.match(/会员/g) ?? []).length).toBeLessThanOrEqual(typed);
      expect(own.replaceAll('成员', '会员')).toBe(usual.replaceAll('成员', '会员'));
    },
  );

  test('is an ordinary one in English', () => {
    const [view] = sampleViews;
    if (!view) throw new Error('no sample');
    expect(renderMail({ ...view, words }, 'en')).toEqual(renderMail(view, 'en'));
  });
});

describe('a reason within a sentence', () => {
  test('does not end with two full stops when whoever typed it ended it with one', () => {
    for (const template of ['sitting-cancelled', 'short-notice-wanted'] as const) {
      const { text } = renderMail({ ...viewOf(template), reason: '各位均已到京。' }, 'zh');
      expect(text).toContain('理由：各位均已到京。');
      expect(text).not.toContain('。。');
    }
  });
});

describe('manners', () => {
  test.each(toLeaders.map((view) => [view.template, view] as const))(
    'a leader never reads 审批, 催办 or 逾期 (%s)',
    (_name, view) => {
      const { subject, text } = renderMail(view, 'zh');
      expect(subject + text).not.toMatch(/审批|催办|逾期|驳回|拒绝|流程/);
      expect(text).toMatch(/^(王理事长|周监事长)：您好！/);
    },
  );

  test.each(toLeaders.map((view) => [view.template, view] as const))(
    'a mail to a leader stays on one screen of a phone, but for a list beneath it (%s)',
    (_name, view) => {
      const shown = renderMail(view, 'zh')
        .text.replace(/https:\S+/g, '')
        .replace(/记名表决名单[\s\S]*?\n\n/, '');
      expect(shown.length).toBeLessThan(260);
    },
  );

  test('the second reminder is the last and says that the secretariat will telephone', () => {
    const reminders = sampleViews.filter((view) => view.template === 'ballot-reminder');
    const [first, second] = reminders.map((view) => renderMail(view, 'zh').text);
    expect(first).not.toContain('电话联系');
    expect(second).toContain('此后不再发送提醒，秘书处将与您电话联系。');
  });

  test('an observer is told that no vote is asked for', () => {
    expect(renderMail(viewOf('ballot-for-observer'), 'zh').text).toContain(
      '您列席本次表决，无需投票',
    );
    expect(renderMail(viewOf('ballot-for-observer'), 'en').text).toContain(
      'You attend without vote',
    );
  });

  test.each(everyMail)(
    'every mail ends with whom to call and who writes (%s, %s)',
    (_name, language, view) => {
      const { text, html, subject } = renderMail(view, language);
      expect(text).toContain('010-6800 1234');
      expect(html).toContain('010-6800 1234');
      expect(
        text
          .trim()
          .endsWith(
            language === 'zh' ? '上市服务联盟秘书处' : 'Secretariat, SME Listing Service Alliance',
          ),
      ).toBe(true);
      expect(
        subject.startsWith(
          language === 'zh' ? '【上市服务联盟】' : '[SME Listing Service Alliance] ',
        ),
      ).toBe(true);
      expect(subject + text + html).not.toMatch(/undefined|null|NaN|\[object/);
      if ('link' in view) expect(text.split('\n')).toContain(view.link);
    },
  );

  test.each(everyMail.filter(([, language]) => language === 'en'))(
    'an English mail has no Chinese but names (%s, %s)',
    (_name, _language, view) => {
      const names =
        /王建国|李晓敏|周敏|陈思远|会员证书\.pdf|营业执照已过有效期。|请同时核对联系电话。|不清晰，请重新拍照|未盖章|不符合第十三条规定的条件。|中小企业合作发展促进中心|中国工商银行北京万寿路支行|年底前须完成备案|理事长临时出差|北京市海淀区万寿路27号院10号楼二层会议室|赵海燕|刘志远/g;
      const known = applicants.reduce(
        (text, { organisation }) => text.replaceAll(organisation, ''),
        renderMail(view, 'en').text.replace(names, ''),
      );
      expect(known).not.toMatch(/[\u4e00-\u9fff，。：（）]/);
    },
  );
});

describe('what mails tell', () => {
  test('an applicant learns the number, the 查询码 and the status page', () => {
    const { text } = renderMail(viewOf('application-received'), 'zh');
    expect(text).toContain('事项编号：SL-2026-0012');
    expect(text).toContain('查询码：7KQ4-M2XD');
  });

  test('an applicant asked for correction sees each document with its reason, and the remark line by line', () => {
    const { text } = renderMail(viewOf('returned-for-correction'), 'zh');
    expect(text).toContain('请于2026年12月4日（周五）17:00前提交');
    expect(text).toContain('营业执照：不清晰，请重新拍照\n入会申请表：未盖章');
    expect(text).toContain('\n\n营业执照已过有效期。\n\n请同时核对联系电话。\n\n');
  });

  test('an elector learns what became of every item, with its counts', () => {
    const { text } = renderMail(viewOf('ballot-result'), 'zh');
    expect(text).toContain(
      '深圳前海鱻品科技股份有限公司：未通过（赞成2票·反对2票·弃权0票，已收回4票/应表决5人）',
    );
    expect(text).toContain('查看计票说明');
  });

  test('a term that ends with the day says so, not with the next day', () => {
    const closes = new Date('2026-12-05T00:00:00+08:00');
    const { subject, text } = renderMail({ ...viewOf('ballot'), closes }, 'zh');
    expect(subject).toContain('12月4日24:00截止');
    expect(text).toContain('请于12月4日（周五）24:00前表决');
  });
});

describe('text from outside', () => {
  test.each(everyMail)(
    'never becomes markup, a line of its own or a link (%s, %s)',
    (_name, language, view) => {
      const hostile =
        '<script>alert(1)</script>"\'&\r\nBcc: x@evil.example\u2028点此 https://evil.example/\u202e www.evil.example';
      const clean = renderMail(view, language);
      const { subject, text, html } = renderMail(withTexts(view, hostile), language);
      expect(subject).not.toMatch(/[\r\n\u2028\u202e]/);
      expect(text).not.toMatch(/^Bcc:/m);
      expect(text + html).not.toMatch(/[\u2028\u202e\0]/);
      expect(tags(html)).toEqual(tags(clean.html));
    },
  );

  test('an organisation cannot smuggle a link into the mails of others', () => {
    const items = [
      { ...applicants[0], organisation: '点击 https://evil.example www.evil.example' },
    ] as typeof applicants;
    const { subject, text } = renderMail({ ...viewOf('ballot'), items }, 'zh');
    expect(subject + text).not.toMatch(/https:\/\/evil|www\.evil/);
  });

  test('a link that is not a web address is a bug, not a mail', () => {
    expect(() => renderMail({ ...viewOf('ballot'), link: 'javascript:alert(1)' }, 'zh')).toThrow(
      'web pages',
    );
  });
});

test('a deadline in a year whose holidays are not published says how it was counted', () => {
  const views = sampleViews.filter((view) => 'unknownYear' in view);
  for (const view of views) {
    expect(renderMail(view, 'zh').text).toContain('2027年放假安排尚未公布，暂按周一至周五计算');
    expect(renderMail(view, 'en').text).toContain('the holidays of 2027 are not published yet');
  }
  expect(views).not.toHaveLength(0);
});
