import type { StageRow } from '../../domain/position.ts';
import { general, type Wording } from '../../domain/wording.ts';
import type { Case } from '../../store/cases.ts';
import { mayTakeBack } from '../../store/decide/take-back-leaving.ts';
import { memberOfCase } from '../../store/members.ts';
import type { Scope } from '../../store/scope.ts';
import type { CaseView } from '../../web/views.ts';
import type { Visit } from './entrance.tsx';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** The form by which the secretariat enters what an open stage waits for. */
const FORMS: Readonly<
  Partial<Record<StageRow['kind'], { readonly form: string; readonly label: Wording }>>
> = {
  formalities: { form: 'formalities', label: say('登记已办手续', 'Enter the formalities') },
  objection: { form: 'answer', label: say('答复异议', 'Answer the objection') },
};

/** Whether a paper with the member's answer may still come: also when its time is over, for it may have come before. */
function mayHaveAnswered(one: Case, rows: readonly StageRow[]): boolean {
  const asked = rows.findLast(({ kind }) => kind === 'reply' || kind === 'objection');
  return (
    asked !== undefined &&
    (one.status === 'open' || (one.status === 'passed' && asked.outcome === 'lapsed'))
  );
}

/** Where to go on from a case: the form its stage waits for, and the pages of its member. */
export async function waysOf(
  scope: Scope,
  visit: Visit,
  one: Case,
  rows: readonly StageRow[],
): Promise<NonNullable<CaseView['ways']>> {
  const forms = rows.flatMap(({ kind, outcome }) => (outcome === null ? (FORMS[kind] ?? []) : []));
  const member = one.member ?? (await memberOfCase(scope, one.id))?.id;
  return [
    ...(one.status === 'open'
      ? forms.map(({ form, label }) => ({ url: `${visit.base}/cases/${one.id}/${form}`, label }))
      : []),
    ...(mayHaveAnswered(one, rows)
      ? [
          {
            url: `${visit.base}/cases/${one.id}/reply`,
            label: general('登记会员的书面答复', 'Enter the member’s answer on paper'),
          },
        ]
      : []),
    ...((await mayTakeBack(scope, one))
      ? [
          {
            url: `${visit.base}/cases/${one.id}/taking-back`,
            label: say('登记书面收回', 'Enter that it is taken back on paper'),
          },
        ]
      : []),
    ...(member
      ? [
          {
            url: `${visit.base}/participation/${member}`,
            label: say('参加情况', 'Participation'),
          },
          ...(visit.charter.money.dues
            ? [{ url: `${visit.base}/dues/members/${member}`, label: say('会费', 'Dues') }]
            : []),
        ]
      : []),
  ];
}
