import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { casesOfMember, readCase } from '../../src/store/cases.ts';
import { addCertificate, certificateWithNumber } from '../../src/store/certificates.ts';
import { declareLoss } from '../../src/store/decide/leaving.ts';
import { takeBackLeaving } from '../../src/store/decide/take-back-leaving.ts';
import { founder } from '../support/dues.ts';
import { openFront, Visitor, type Arrived, type Front } from './front.ts';

jest.setTimeout(60_000);

let front: Front;
beforeAll(async () => {
  front = await openFront();
});
afterAll(() => front.close());

const form = (values: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(values),
});
const ask = async (address: string): Promise<string> => {
  const visitor = new Visitor(front.url);
  const sent = await visitor.ask('/listing/leaving', form({ address }));
  expect(sent.status).toBe(303);
  return (await visitor.ask(String(sent.location))).html;
};
const linksTo = (address: string): readonly Arrived[] =>
  front.arrived.filter(({ template, to }) => template === 'fresh-link' && to === address);
/** The member's own notice, by the link that was mailed. */
async function givesNotice(address: string): Promise<string> {
  await ask(address);
  await front.sendMails();
  const visitor = new Visitor(front.url);
  const token = linksTo(address).at(-1)?.token ?? '';
  const link = await visitor.open(token);
  const { html } = await visitor.get(link);
  const action = /action="(\/w\/[^"]*\/leave)"/.exec(html)?.[1] ?? '';
  const given = await visitor.ask(
    action,
    form({ certificate: 'return', 'leaving-reason': '业务调整' }),
  );
  expect(given.status).toBe(303);
  return (await visitor.get(link)).html;
}

describe('A member that came with a roster', () => {
  test('B-071: asks for a link by the address on record, gives notice by it, and takes it back before it has any effect', async () => {
    const member = await founder(front.world, { name: '名册会员', email: 'Roster@example.com' });
    await front.inScope((scope) =>
      addCertificate(scope, {
        number: 'LSA-M-2026-7001',
        checkCode: 'ABCDEF',
        member,
        caseId: 'imported',
        file: 'none',
        issuedAt: scope.now,
      }),
    );
    const certificate = () =>
      front.inScope((scope) => certificateWithNumber(scope, 'LSA-M-2026-7001'));
    const page = await givesNotice('Roster@example.com');
    const [notice] = await front.inScope((scope) => casesOfMember(scope, member));
    expect(page).toContain(notice?.number);
    expect((await certificate())?.revokedBecause).toBe('withdrawn');
    await front.attend();
    await front.sendMails();
    const received = front.arrived.findLast(({ template }) => template === 'leaving-received');
    const visitor = new Visitor(front.url);
    const own = (await visitor.get(await visitor.open(received?.token ?? ''))).html;
    expect(own).toContain('X-Q30');
    const action = /action="(\/w\/[^"]*\/take-back)"/.exec(own)?.[1] ?? '';
    expect((await visitor.ask(action, form({}))).status).toBe(303);
    const taken = await front.inScope((scope) => readCase(scope, notice?.id ?? ''));
    expect(taken?.status).toBe('withdrawn');
    expect(await certificate()).toMatchObject({ revokedAt: null, revokedBecause: null });
    await front.sendMails();
    expect(front.arrived.at(-1)?.template).toBe('leaving-taken-back');
    const again = await front.inScope((scope) =>
      takeBackLeaving(scope, notice?.id ?? '', { person: null, channel: 'own-link' }),
    );
    expect(again).toBe('taken-back-before');
  });

  test('who declared the certificate lost cannot take the notice back: the membership ends with that', async () => {
    const member = await founder(front.world, { email: 'lost@example.com' });
    await givesNotice('lost@example.com');
    const [notice] = await front.inScope((scope) => casesOfMember(scope, member));
    await front.inScope((scope) =>
      declareLoss(scope, notice?.id ?? '', { person: null, channel: 'own-link' }),
    );
    expect(notice?.status).toBe('open');
    const late = await front.inScope((scope) =>
      takeBackLeaving(scope, notice?.id ?? '', { person: null, channel: 'own-link' }),
    );
    expect(late).toBe('closed');
  });

  test('is asked for a real address, is told the same whether it is known or not, and gets one mail an hour', async () => {
    await founder(front.world, { email: 'known@example.com' });
    const known = await ask('known@example.com');
    expect(await ask('stranger@example.com')).toBe(known);
    expect(known).not.toContain('known@example.com');
    await ask('KNOWN@example.com');
    await front.sendMails();
    expect(linksTo('known@example.com')).toHaveLength(1);
    expect(front.arrived.filter(({ to }) => to === 'stranger@example.com')).toEqual([]);
    const visitor = new Visitor(front.url);
    const wrong = await visitor.ask('/listing/leaving', form({ address: '不是地址' }));
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="field-address-problem"');
    expect(wrong.html).toContain('不是地址');
    expect((await visitor.ask('/listing/status')).html).toContain('href="/listing/leaving"');
  });
});
