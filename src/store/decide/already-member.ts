import { general } from '../../domain/wording.ts';
import type { Problem } from '../../domain/charter/lacking.ts';
import { answersOf, fieldsOf, type Papers } from '../../domain/charter/papers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { codeFieldIn } from '../../domain/particulars.ts';
import { standingMembership } from '../members.ts';
import { organisationWithCode } from '../register/organisations.ts';
import type { Scope } from '../scope.ts';

/** That whoever applies is a member already, by its number; empty when it is not. Who has left may apply again (X-Q17). */
export async function alreadyMember(
  scope: Scope,
  charter: Charter,
  papers: Papers,
  typed: Readonly<Record<string, string>>,
): Promise<readonly Problem[]> {
  const answers = answersOf(charter, papers, typed);
  const field = codeFieldIn(answers);
  const code = field && answers[field];
  const organisation = code ? await organisationWithCode(scope, code) : undefined;
  if (!field || !organisation || !(await standingMembership(scope, organisation))) return [];
  const asked = fieldsOf(charter, papers).find(({ id }) => id === field);
  return [
    {
      on: 'field',
      id: field,
      sources: asked?.sources ?? [],
      message: general(
        '这个号码已登记为在册会员，不需要再次申请；信息有变的，请联系秘书处。',
        'This number is that of a member already: there is no need to apply again. If something has changed, please turn to the secretariat.',
      ),
    },
  ];
}
