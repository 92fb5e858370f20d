import { describe, expect, test } from '@jest/globals';
import {
  inOwnWords,
  tableInOwnWords,
  writeInOwnWords,
} from '../../src/domain/charter/own-words.ts';

const OWN = { member: '成员', joining: '入盟' };

describe('the words of an alliance', () => {
  test.each([
    ['会员资格终止', '成员资格终止'],
    ['入会申请', '入盟申请'],
    ['即日起受理入会申请，请导入会员名册', '即日起受理入盟申请，请导入成员名册'],
    ['写入会议通知', '写入会议通知'],
    ['登记会议签到表，计入会员参加情况', '登记会议签到表，计入成员参加情况'],
  ])('%s is said %s', (usual, own) => {
    expect(inOwnWords(OWN, usual)).toBe(own);
  });

  test('are the usual ones where the charter has none, and joining stays where it names the member only', () => {
    expect(inOwnWords(null, '会员入会')).toBe('会员入会');
    expect(inOwnWords({ member: '成员', joining: null }, '会员的入会日期')).toBe('成员的入会日期');
  });

  test('leave names, typed words and the charter’s own text as they are', () => {
    const write = ({
      name,
      body,
    }: {
      readonly name: string;
      readonly body: { readonly zh: string };
    }) => ({
      subject: `会员${name}：${body.zh}`,
      lines: [`${name}入会`],
    });
    const view = { name: '入会咨询会员服务公司', body: { zh: '会员与宣传专业委员会' } };
    expect(writeInOwnWords(OWN, view, write)).toEqual({
      subject: '成员入会咨询会员服务公司：会员与宣传专业委员会',
      lines: ['入会咨询会员服务公司入盟'],
    });
    const table = tableInOwnWords(OWN, {
      title: '会员',
      more: { of: (name: string, count: number) => `${name}等${count}家会员` },
    });
    expect(table.title).toBe('成员');
    expect(table.more.of('会员之家', 2)).toBe('会员之家等2家成员');
  });
});
