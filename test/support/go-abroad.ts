import { join } from 'node:path';
import { readCharter } from '../../src/charter/files.ts';
import { importPerson, setUpAlliance, type NewPerson } from '../../src/setup/alliance.ts';
import type { Case } from '../../src/store/cases.ts';
import { startOwnProcedure, type Started } from '../../src/store/decide/own-procedure.ts';
import { enterMember, readMember, type Member } from '../../src/store/members.ts';
import { holdersOf, type Person } from '../../src/store/persons.ts';
import { newOrganisation } from '../../src/store/register/organisations.ts';
import { inScope, type Context } from '../../src/store/scope.ts';
import { openVoteOf, voteInTurn } from './acting.ts';
import { endOf } from './watching.ts';
import type { World } from './world.ts';

const CHARTERS = join(import.meta.dirname, '..', '..', 'charters');
const DAY = 86_400_000;
export const CHAIR = 'chair-representative';
export const VICE_CHAIR = 'vice-chair-representative';

/** An alliance under charter A: a chair unit, vice-chair units with representatives, directors and ordinary units. */
export type Abroad = {
  readonly world: World;
  readonly alliance: string;
  readonly chair: Member;
  readonly viceChairs: readonly Member[];
  readonly directors: readonly Member[];
  readonly ordinary: readonly Member[];
};

/** Where it lives: a world with workers, or rows alone, on which `bring` does what workflows would ask for. */
export type Ground = {
  readonly context: Context;
  readonly world: World;
  bring(): Promise<void>;
};

const MOST_LOOKS = 1200;

/** Sets up an alliance of its own under a charter, with its secretariat. */
export async function setUpUnder(
  { world, context, bring }: Ground,
  charter: string,
  alliance: string,
  head = 'secretariat-head',
): Promise<World> {
  const loaded = await readCharter(join(CHARTERS, `${charter}.yaml`));
  if (!loaded.ok) throw new Error(`the charter ${charter} is not sound`);
  const people: readonly NewPerson[] = [
    staff(alliance, '何秘书', [head]),
    staff(alliance, '赵办', ['case-officer']),
    staff(alliance, '钱办', ['case-officer']),
  ];
  await setUpAlliance(
    context,
    { id: alliance, code: alliance.toUpperCase(), language: 'zh' },
    loaded.charter,
    people,
  );
  return {
    ...world,
    inScope: (work) => inScope(context, alliance, work),
    async until(what, ask) {
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        await bring();
        const answer = await inScope(context, alliance, ask);
        if (answer !== undefined && answer !== false) return answer;
      }
      throw new Error(`waited in vain until ${what}`);
    },
  };
}

/** Sets up an alliance of its own; `council` representatives sit in its council. */
export async function setUpGoAbroad(
  ground: Ground,
  alliance: string,
  { council = 4, directors = 1, ordinary = 3 } = {},
): Promise<Abroad> {
  const own = await setUpUnder(ground, 'go-abroad', alliance);
  const unit = (name: string, memberClass: string) => enterUnit(own, alliance, name, memberClass);
  const some = async (count: number, name: string, memberClass: string) => {
    const members: Member[] = [];
    for (let at = 1; at <= count; at += 1) members.push(await unit(`${name}${at}`, memberClass));
    return members;
  };
  const chair = await unit('理事长单位', 'chair-unit');
  await represent(own, chair, CHAIR);
  const viceChairs = await some(council - 1, '副理事长单位', 'vice-chair-unit');
  for (const member of viceChairs) await represent(own, member, VICE_CHAIR);
  return {
    world: own,
    alliance,
    chair,
    viceChairs,
    directors: await some(directors, '理事单位', 'director-unit'),
    ordinary: await some(ordinary, '普通会员单位', 'ordinary'),
  };
}

function staff(alliance: string, name: string, seats: readonly string[]): NewPerson {
  return { ...somebody(alliance, name), seats };
}

export const addressOf = (alliance: string, name: string): string =>
  `${encodeURIComponent(name).replaceAll('%', '').toLowerCase()}.${alliance}@example.org`;

function somebody(alliance: string, name: string): Omit<NewPerson, 'seats'> {
  return {
    name,
    title: '老师',
    email: addressOf(alliance, name),
    phone: '13800138000',
    language: 'zh',
  };
}

const codeOf = (alliance: string, name: string): string => `${alliance} ${name}`;

/** A member of before, with the document that shows it. */
export async function enterUnit(
  world: World,
  alliance: string,
  name: string,
  memberClass: string,
): Promise<Member> {
  return world.inScope(async (scope) => {
    const { email } = somebody(alliance, `${name}联络员`);
    const entered = await newOrganisation(
      scope,
      {
        name,
        kind: 'enterprise',
        creditCode: codeOf(alliance, name),
        details: {
          'organisation-name': name,
          'liaison-name': '方联络',
          'liaison-email': email ?? '',
        },
      },
      { evidence: '成员名单', by: null },
    );
    const came = await enterMember(scope, {
      organisation: entered.organisation,
      class: memberClass,
      kind: 'enterprise',
      name,
      duesYuan: 0,
      since: new Date(scope.now.getTime() - 30 * DAY),
      evidence: '成员名单',
      by: null,
    });
    return (await readMember(scope, came.member)) as Member;
  });
}

/** Somebody of the unit comes in as its representative, with the document. */
export async function represent(world: World, member: Member, seat: string): Promise<string> {
  return world.inScope((scope) =>
    importPerson(
      scope,
      {
        ...somebody(scope.alliance, `${member.name}代表`),
        employerCode: codeOf(scope.alliance, member.name),
        seats: [seat],
      },
      9,
    ),
  );
}

export const PROMOTION_ANSWERS = {
  reasons: '具备服务能力，愿意承担相应义务。',
  'representative-name': '林代表',
  'representative-email': ' Lin@Example.org ',
  'representative-phone': '13900139000',
} as const;

/** A unit applies for a higher class by its own link. */
export function applies(
  { world }: Abroad,
  member: Member,
  procedure: 'promotion-to-director' | 'promotion-to-vice-chair',
  answers: Readonly<Record<string, string>> = PROMOTION_ANSWERS,
): Promise<Started> {
  return world.inScope((scope) =>
    startOwnProcedure(scope, member.id, procedure, {
      answers,
      actor: { person: null, channel: 'own-link' },
    }),
  );
}

/** The same, where it is taken. */
export async function promotion(
  abroad: Abroad,
  member: Member,
  procedure: 'promotion-to-director' | 'promotion-to-vice-chair' = 'promotion-to-director',
): Promise<Case> {
  const started = await applies(abroad, member, procedure);
  if (started.kind !== 'opened') throw new Error(JSON.stringify(started));
  abroad.world.dispatcher.nudge();
  return started.case;
}

/** The representatives who sit in the council now. */
export async function council({ world }: Abroad): Promise<readonly Person[]> {
  return (await world.inScope((scope) => holdersOf(scope, [CHAIR, VICE_CHAIR]))).map(
    ({ person }) => person,
  );
}

/** The secretariat proposes and the representative of the chair unit orders a correspondence vote of the council. */
export function councilVotes(
  { world }: Abroad,
  one: Case,
  reason = '情况特殊，同意通讯表决',
): Promise<string> {
  return openVoteOf(world, [one], { body: 'council', chair: CHAIR, days: 9, reason });
}

/** The council votes: one choice for each representative, in their order. */
export async function decided(
  abroad: Abroad,
  one: Case,
  choices: readonly ('for' | 'against' | 'abstain')[],
): Promise<string> {
  const round = await councilVotes(abroad, one);
  const people = await council(abroad);
  if (people.length !== choices.length) throw new Error(`${people.length} sit in the council`);
  await voteInTurn(abroad.world, round, [CHAIR, VICE_CHAIR], choices);
  return endOf(abroad.world, one);
}

export async function classNow({ world }: Abroad, { id }: Member): Promise<string | undefined> {
  return (await world.inScope((scope) => readMember(scope, id)))?.class;
}
