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
  'reply',
  'notify',
];
const EFFECTS: readonly CharterEffect['do'][] = [
  'admit',
  'end-membership',
  'reinstate',
  'enter',
  'class',
];

/**
 * Whether a procedure asks for something that this version only reads: such a procedure is shown with its words and
 * rules, and nobody is offered to start it.
 */
export function asksMoreThanIsCarriedOut(charter: Charter, procedure: Procedure): boolean {
  const { about, stages } = procedure;
  return (
    !isOpenable(charter, procedure) ||
    stages.some(
      (stage, at) =>
        !STAGES.includes(stage.kind) ||
        stage.then.some((effect) => !EFFECTS.includes(effect.do)) ||
        stage.due !== null ||
        leadsPast(stage, stages) ||
        asksMore(charter, stage, { about, isLast: at === stages.length - 1 }),
    )
  );
}

function isOpenable(charter: Charter, { open, about }: Procedure): boolean {
  if (about === 'member') return isOpenedBySecretariat(open);
  return typeof open.by === 'string' || isOpenedByMembers(charter, open);
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

/** Whether one of the secretariat may start it alone. */
export function isOpenedBySecretariat({ by, any, share }: Opening): boolean {
  return typeof by !== 'string' && by.includes('secretariat') && any === 1 && share === null;
}

/** Whether an outcome leads to a stage that the choices of the form may leave out. */
function leadsPast({ leads }: CharterStage, stages: readonly CharterStage[]): boolean {
  return Object.values(leads).some((to) =>
    stages.some((stage) => stage.name === to && stage.if !== null),
  );
}

function asksMore(
  charter: Charter,
  stage: CharterStage,
  { about, isLast }: { readonly about: Procedure['about']; readonly isLast: boolean },
): boolean {
  switch (stage.kind) {
    case 'submit':
      // What one person alone enters about somebody else takes no effect by that.
      return about !== null && stage.then.length > 0;
    case 'ballot':
      return stage.held !== 'either';
    case 'filing':
      return stage.objection !== null;
    case 'formalities':
      // Those by which a member leaves; what else a body may have to do is only read.
      return !stage.then.some(({ do: does }) => does === 'end-membership');
    case 'reply':
      // Whoever opened a case of somebody else's is of the secretariat, and needs no time to reply to it.
      return stage.by === 'opener' && about !== null;
    case 'notify':
      // Those named are told the outcome, which is known at the end.
      return (
        stage.within !== null ||
        stage.to.some(
          (one) =>
            one === 'members' ||
            (one === 'subject' && about === null) ||
            (one !== 'opener' && !isLast),
        )
      );
    case 'objection':
      return stage.restarts !== null && charter.clocks[stage.restarts]?.kind !== 'inactivity';
    default:
      return false;
  }
}
