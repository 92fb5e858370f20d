import type { EndReason } from '../../domain/plan.ts';
import type { Wording } from '../../domain/wording.ts';
import { casesLike } from '../../store/cases.ts';
import { readMember } from '../../store/members.ts';
import type { OwnItem } from '../../store/own-items.ts';
import type { Scope } from '../../store/scope.ts';

const LEFT: Readonly<Record<EndReason, (name: string) => Wording>> = {
  withdrawn: (name) => ({ zh: `${name}已退出联盟`, en: `${name} has left the alliance` }),
  deemed: (name) => ({
    zh: `${name}已视为自动退出联盟`,
    en: `${name} is deemed to have left the alliance`,
  }),
  cancelled: (name) => ({
    zh: `${name}在联盟的资格已经取消`,
    en: `the membership of ${name} was cancelled`,
  }),
  expelled: (name) => ({ zh: `${name}已被除名`, en: `${name} has been expelled` }),
};

/** Why an item is no longer voted on although nobody has decided it; undefined while it is, or once it has a result. */
export async function endedWords(
  scope: Scope,
  { ballot, one }: Pick<OwnItem, 'ballot' | 'one'>,
): Promise<Wording | undefined> {
  if (one.status !== 'withdrawn' && (!ballot.closedAt || ballot.result)) return undefined;
  const member =
    one.status === 'withdrawn' || one.member === null
      ? undefined
      : await readMember(scope, one.member);
  const said = member?.endedBecause
    ? LEFT[member.endedBecause](one.applicantName)
    : { zh: '申请人已撤回申请', en: 'the applicant has withdrawn' };
  return {
    zh: `${said.zh}，此项不再表决。`,
    en: `${said.en.charAt(0).toUpperCase()}${said.en.slice(1)}: this item is no longer voted on.`,
  };
}

/** Other applications of the same applicant that are under way. Where somebody reviews the case, it is they who are told. */
export async function duplicateWords(
  scope: Scope,
  { one }: Pick<OwnItem, 'one'>,
): Promise<readonly Wording[]> {
  if (one.member !== null || one.plan.stages.some(({ kind }) => kind === 'review')) return [];
  const open = (await casesLike(scope, one)).filter(({ status }) => status === 'open');
  return open.map(({ number }) => ({
    zh: `同一申请人另有申请 ${number} 正在办理`,
    en: `The same applicant also has case ${number} under way`,
  }));
}
