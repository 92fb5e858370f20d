import type { Charter } from '../../domain/charter/type.ts';
import { leavingNames } from '../../domain/leaving-in-words.ts';
import { wayOutOf } from '../../domain/leaving.ts';
import type { Case } from '../../store/cases.ts';
import { stagesOf } from '../../store/cases.ts';
import { hasCertificate } from '../../store/certificates.ts';
import { formalitiesOf } from '../../store/formalities.ts';
import type { Member } from '../../store/members.ts';
import type { Scope } from '../../store/scope.ts';

/** What a mail says of a notice of leaving while the formalities go on. */
export async function underWay(scope: Scope, charter: Charter, one: Case) {
  const stage = wayOutOf(one.plan).formalities;
  const closes = stage ? (await formalitiesOf(scope, one, stage)).closes : null;
  return {
    ...leavingNames(charter, one.plan),
    items: stage?.items ?? [],
    latest: closes && new Date(closes.getTime() - 1),
  };
}

/** What became of the certificate, as the notice has it; null where the charter asks for none. */
export function certificateIn(one: Case): 'return' | 'lost' | null {
  if (!wayOutOf(one.plan).formalities?.returns) return null;
  return one.form['certificate'] === 'lost' ? 'lost' : 'return';
}

/** By what a membership has ended whose member left, and what ended with it. */
export async function leftBy(scope: Scope, charter: Charter, one: Case, member: Member) {
  const settled = (await stagesOf(scope, one.id)).find(({ kind }) => kind === 'formalities');
  const by =
    settled === undefined ? 'notice' : settled.outcome === 'lapsed' ? 'days' : 'formalities';
  return {
    ...leavingNames(charter, one.plan),
    because: 'withdrawn',
    by,
    certificate: certificateIn(one) !== null || (await hasCertificate(scope, member.id)),
    dues: member.duesYuan > 0,
  } as const;
}
