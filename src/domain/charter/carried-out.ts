import type { Charter, CharterEffect, CharterStage, Opening, Procedure } from './type.ts';

const STAGES: readonly CharterStage['kind'][] = [
  'submit',
  'review',
  'ballot',
  'filing',
  'issue',
  'formalities',
  'warning',
  'objection',
  'notify',
];
const EFFECTS: readonly CharterEffect['do'][] = ['admit', 'end-membership', 'enter', 'class'];

/**
 * Whether a procedure asks for something that this version only reads: such a procedure is shown with its words and
 * rules, and nobody is offered to start it.
 */
export function asksMoreThanIsCarriedOut(
  charter: Charter,
  { open, about, stages }: Procedure,
): boolean {
  return (
    !(typeof open.by === 'string' || isOpenedByMembers(charter, open)) ||
    about !== null ||
    // The form of a member's own procedure asks for no declarations yet.
    (typeof open.by !== 'string' &&
      stages.some((stage) => stage.kind === 'submit' && stage.declares.length > 0)) ||
    stages.some(
      (stage, at) =>
        !STAGES.includes(stage.kind) ||
        stage.then.some((effect) => !EFFECTS.includes(effect.do)) ||
        stage.if !== null ||
        stage.due !== null ||
        Object.keys(stage.leads).length > 0 ||
        asksMore(stage, at === stages.length - 1),
    )
  );
}

/** Whether members of certain classes start it, each by itself: not a body, and not several together. */
export function isOpenedByMembers(charter: Charter, { by, any, share }: Opening): boolean {
  return (
    typeof by !== 'string' &&
    by.every((id) => Object.hasOwn(charter.members.classes, id)) &&
    any === 1 &&
    share === null
  );
}

function asksMore(stage: CharterStage, isLast: boolean): boolean {
  switch (stage.kind) {
    case 'submit':
      return stage.documents.length > 0 || stage.then.length > 0;
    case 'review':
      return stage.otherThan !== null;
    case 'ballot':
      return stage.held !== 'either';
    case 'filing':
      return stage.objection !== null;
    case 'formalities':
      return stage.items.length > 0;
    case 'notify':
      // The people of a body are told the outcome, which is known at the end.
      return (
        stage.within !== null ||
        stage.to.some(
          (one) => one !== 'opener' && (['subject', 'members'].includes(one) || !isLast),
        )
      );
    case 'objection':
      return stage.restarts !== null;
    default:
      return false;
  }
}
