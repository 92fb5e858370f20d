import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { enterMember, readMember } from '../../src/store/members.ts';
import { newOrganisation } from '../../src/store/register/organisations.ts';
import { holder } from '../support/acting.ts';
import { openOffice, type Browser, type Office } from './office.ts';

jest.setTimeout(90_000);

let office: Office;
let officer: Browser;
const base = '/console/listing';

beforeAll(async () => {
  office = await openOffice();
  officer = await office.browser((await holder(office.world, 'case-officer')).id);
});
afterAll(() => office.close());

test('the secretariat sees every member’s ledger, and the forms for an activity, a participation and a notice of leaving', async () => {
  const member = await office.world.inScope(async (scope) => {
    const basis = { evidence: '会员名册', by: null };
    const details = { 'liaison-name': '张三', 'liaison-email': 'zhang@example.com' };
    const { organisation } = await newOrganisation(
      scope,
      { name: '示例科技有限公司', kind: 'enterprise', creditCode: null, details },
      basis,
    );
    const entered = await enterMember(scope, {
      ...basis,
      organisation,
      class: 'member',
      kind: 'enterprise',
      name: '示例科技有限公司',
      duesYuan: 20_000,
      since: null,
      clockFrom: scope.now,
    });
    return readMember(scope, entered.member);
  });
  const list = await officer.get(`${base}/participation`);
  expect(list.status).toBe(200);
  expect(list.text).toContain(member?.name);
  for (const path of [
    '/participation/activity',
    `/participation/${member?.id}`,
    `/participation/${member?.id}/enter`,
    `/participation/${member?.id}/leaving`,
    '/entries',
  ])
    expect([path, (await officer.get(base + path)).status]).toEqual([path, 200]);
  expect((await officer.get(`${base}/participation/nobody/enter`)).status).toBe(404);
});
