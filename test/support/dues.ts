import { instantOf } from '../../src/domain/calendar.ts';
import { sha256 } from '../../src/store/database.ts';
import { checkRecord, enterRecord } from '../../src/store/decide/enter-record.ts';
import { enterMember } from '../../src/store/members.ts';
import type { NewRecord, Recorded, RecordKind } from '../../src/store/records/records.ts';
import { newOrganisation } from '../../src/store/register/organisations.ts';
import { holder } from './acting.ts';
import type { World } from './world.ts';

let organisations = 0;

/** A founder of the alliance, entered from paper, with a liaison who reads mail. */
export async function founder(
  world: World,
  over: {
    readonly kind?: string;
    readonly name?: string;
    readonly email?: string;
    readonly from?: string;
    readonly until?: Date;
  } = {},
): Promise<string> {
  organisations += 1;
  const own = organisations;
  const name = over.name ?? `会员单位${own}`;
  const kind = over.kind ?? 'enterprise';
  return world.inScope(async (scope) => {
    const { organisation } = await newOrganisation(
      scope,
      {
        name,
        kind,
        creditCode: `MEMBER${own}`,
        details: {
          'organisation-name': name,
          'liaison-name': '李联络',
          'liaison-phone': '13800138000',
          'liaison-email': over.email ?? `member${own}@example.com`,
        },
      },
      { evidence: '发起单位名册', by: null },
    );
    const entered = await enterMember(scope, {
      class: 'member',
      kind,
      name,
      duesYuan: 20000,
      since: new Date('2021-12-31T04:00:00Z'),
      clockFrom: new Date(instantOf(over.from ?? '2026-01-05', 9)),
      ...(over.until ? { until: over.until } : {}),
      evidence: '发起单位名册',
      by: null,
      organisation,
    });
    return entered.member;
  });
}

/** A case officer enters something with its scan; a colleague finds it right. */
export async function recordAndCheck(
  world: World,
  kind: RecordKind,
  subject: string,
  content: object,
): Promise<Recorded> {
  const entered = await enterOnly(world, kind, subject, content);
  if (entered.kind !== 'entered') throw new Error(entered.because);
  return check(world, entered.record.id);
}

export async function enterOnly(
  world: World,
  kind: RecordKind,
  subject: string,
  content: object,
): ReturnType<typeof enterRecord> {
  const officer = await holder(world, 'case-officer');
  return world.inScope(async (scope) => {
    const entry: NewRecord = {
      kind,
      subject,
      channel: 'paper',
      content: content as NewRecord['content'],
      actedAt: new Date(scope.now.getTime() - 1000),
    };
    return enterRecord(scope, officer.id, entry, [
      {
        id: scope.context.ids.next(),
        document: 'evidence',
        name: '凭据.pdf',
        type: 'application/pdf',
        size: 5,
        sha256: sha256('paper'),
      },
    ]);
  });
}

export async function check(world: World, record: string): Promise<Recorded> {
  const colleague = await holder(world, 'case-officer', 1);
  const checked = await world.inScope((scope) =>
    checkRecord(scope, record, colleague.id, { right: true }),
  );
  if (checked.kind !== 'checked') throw new Error(checked.because);
  return checked.record;
}

export const ACCOUNT = {
  holder: '中小企业合作发展促进中心',
  bank: '中国工商银行北京万寿路支行',
  number: '0200 0123 0920 0456 789',
};

let transfers = 0;

/** A payment of one member's dues as a bank's slip shows it. */
export function slip(
  member: string,
  year: number,
  paidOn: string,
  fen = 2_000_000,
  over: { readonly bankReference?: string } = {},
) {
  transfers += 1;
  return {
    fen,
    paidOn,
    payer: '付款单位',
    bankReference: `HD${transfers}`,
    shares: [{ member, year, fen }],
    ...over,
  };
}
