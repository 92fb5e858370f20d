import { join } from 'node:path';
import { readCharter } from '../../src/charter/files.ts';
import { setUpAlliance, type NewPerson } from '../../src/setup/alliance.ts';
import type { Case } from '../../src/store/cases.ts';
import { leave, type Left, type LeavingNotice } from '../../src/store/decide/leaving.ts';
import { enterMember, readMember, type Member } from '../../src/store/members.ts';
import { newOrganisation } from '../../src/store/register/organisations.ts';
import { inScope, type Context } from '../../src/store/scope.ts';
import type { World } from './world.ts';

const CHARTERS = join(import.meta.dirname, '..', '..', 'charters');

/** The charters whose notice of leaving takes effect at once, each with a class and a kind of its members. */
export const AT_ONCE = {
  'cross-border': { class: 'ordinary', kind: 'enterprise', language: 'zh' },
  zhuzhou: { class: 'member', kind: 'enterprise', language: 'zh' },
  'apec-smesa': { class: 'member', kind: 'agency', language: 'en' },
} as const;

/** Sets up an alliance of its own under a charter, with two in its secretariat; gives back the world as it sees it. */
export async function allianceUnder(
  context: Context,
  world: World,
  charter: string,
  language: 'zh' | 'en' = 'zh',
): Promise<World> {
  const id = `leaving-${charter}`;
  const loaded = await readCharter(join(CHARTERS, `${charter}.yaml`));
  if (!loaded.ok) throw new Error(`${charter} is not sound`);
  const people: readonly NewPerson[] = ['first', 'second'].map((name) => ({
    name: `${name} officer of ${id}`,
    title: '老师',
    email: `${name}@${id}.example`,
    phone: '13800138000',
    language,
    seats: ['case-officer'],
  }));
  await setUpAlliance(context, { id, code: id.toUpperCase(), language }, loaded.charter, people);
  return { ...world, inScope: (work) => inScope(context, id, work) };
}

/** A member of before, with a contact on record. */
export async function standing(
  world: Pick<World, 'inScope'>,
  as: {
    readonly class: string;
    readonly kind: string;
    readonly name: string;
    readonly email: string;
  },
): Promise<Member> {
  return world.inScope(async (scope) => {
    const entered = await newOrganisation(
      scope,
      {
        name: as.name,
        kind: as.kind,
        creditCode: `CODE ${scope.alliance} ${as.email}`,
        details: {
          'organisation-name': as.name,
          'liaison-name': '方联络',
          'liaison-email': as.email,
        },
      },
      { evidence: '成员名单', by: null },
    );
    const came = await enterMember(scope, {
      organisation: entered.organisation,
      class: as.class,
      kind: as.kind,
      name: as.name,
      duesYuan: 0,
      since: new Date(scope.now.getTime() - 30 * 86_400_000),
      evidence: '成员名单',
      by: null,
    });
    return (await readMember(scope, came.member)) as Member;
  });
}

/** A member's own notice of leaving. */
export function gives(
  world: Pick<World, 'inScope'>,
  member: Member,
  over: Partial<LeavingNotice> = {},
): Promise<Left> {
  return world.inScope((scope) =>
    leave(scope, member.id, {
      answers: { 'leaving-reason': '业务调整' },
      actor: { person: null, channel: 'own-link' },
      ...over,
    }),
  );
}

/** The same, where it is taken. */
export async function leaves(
  world: Pick<World, 'inScope'>,
  member: Member,
  over: Partial<LeavingNotice> = {},
): Promise<Case> {
  const left = await gives(world, member, over);
  if (left.kind !== 'opened') throw new Error(JSON.stringify(left));
  return left.case;
}
