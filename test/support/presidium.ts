import { readCase, type Case } from '../../src/store/cases.ts';
import { charterInForce } from '../../src/store/charters.ts';
import { papersFor, endorsementsOf } from '../../src/domain/charter/papers.ts';
import { answerEndorsement, askForEndorsement } from '../../src/store/decide/endorse.ts';
import { startOwnProcedure, type Started } from '../../src/store/decide/own-procedure.ts';
import { memberDraft } from '../../src/store/drafts.ts';
import { endorsementsOfDraft } from '../../src/store/endorsements.ts';
import type { Member } from '../../src/store/members.ts';
import type { MarkedChoice } from '../../src/store/voting-rounds.ts';
import { openVoteOf, voteInTurn } from './acting.ts';
import { addressOf, enterUnit, setUpUnder, type Ground } from './go-abroad.ts';
import { importPerson } from '../../src/setup/alliance.ts';
import type { World } from './world.ts';

export const PROMOTION = 'presidium-promotion';
export const SEAT = 'presidium-representative';
const CHAIR = 'rotating-chair';

/** An alliance under charter C: founders who are the presidium, one of them its chair, and ordinary members. */
export type Crossing = {
  readonly world: World;
  readonly alliance: string;
  readonly presidium: readonly Member[];
  readonly ordinary: readonly Member[];
};

export async function setUpPresidium(
  ground: Ground,
  alliance: string,
  { presidium = 3, ordinary = 1 } = {},
): Promise<Crossing> {
  const world = await setUpUnder(ground, 'cross-border', alliance);
  const units = async (count: number, name: string, memberClass: string) => {
    const members: Member[] = [];
    for (let at = 1; at <= count; at += 1)
      members.push(await enterUnit(world, alliance, `${name}${at}`, memberClass));
    return members;
  };
  const founders = await units(presidium, '主席团单位', 'presidium-member');
  for (const [at, member] of founders.entries())
    await world.inScope((scope) =>
      importPerson(
        scope,
        {
          name: `${member.name}代表`,
          title: '总监',
          email: addressOf(alliance, `${member.name}代表`),
          phone: '13800138000',
          language: 'zh',
          employerCode: `${alliance} ${member.name}`,
          seats: at === 0 ? [CHAIR, SEAT] : [SEAT],
        },
        at,
      ),
    );
  return {
    world,
    alliance,
    presidium: founders,
    ordinary: await units(ordinary, '普通单位', 'ordinary'),
  };
}

export const REPRESENTATIVE = {
  'representative-name': '高代表',
  'representative-email': 'gao@unit.example',
  'representative-phone': '13900139000',
} as const;
export const ANSWERS = {
  reason: '愿意承担主席团成员的义务。',
  'declares.9(2)': 'yes',
  ...REPRESENTATIVE,
} as const;

/** A member names another for its nomination, which answers by its own link. */
export async function nominated(
  { world }: Crossing,
  member: Member,
  by: string,
  answer?: 'confirmed' | 'declined',
) {
  return world.inScope(async (scope) => {
    const charter = await charterInForce(scope);
    const papers = papersFor(charter, PROMOTION, member.kind);
    const [asked] = papers ? endorsementsOf(charter, papers) : [];
    if (!asked) throw new Error('no nomination is asked for');
    const draft = await memberDraft(scope, member, PROMOTION, 'zh');
    const came = await askForEndorsement(scope, asked, {
      draft: draft.id,
      named: by,
      applicant: member.name,
    });
    const one = (await endorsementsOfDraft(scope, draft.id)).at(-1);
    return answer ? answerEndorsement(scope, one?.id ?? '', answer) : came;
  });
}

export function appliesForPresidium(
  { world }: Crossing,
  member: Member,
  answers: Readonly<Record<string, string>> = ANSWERS,
): Promise<Started> {
  return world.inScope((scope) =>
    startOwnProcedure(scope, member.id, PROMOTION, {
      answers,
      actor: { person: null, channel: 'own-link' },
    }),
  );
}

/** The chair orders a correspondence vote of the presidium; so many vote, each in turn, and the rest do not. */
export async function presidiumVotes(
  { world }: Crossing,
  one: Case,
  choices: readonly MarkedChoice[],
): Promise<string> {
  const round = await openVoteOf(world, [one], { body: 'presidium', chair: CHAIR, days: 9 });
  await voteInTurn(world, round, [SEAT], choices);
  return round;
}

export const statusOf = ({ world }: Crossing, { id }: Case): Promise<string | undefined> =>
  world.inScope(async (scope) => (await readCase(scope, id))?.status);
