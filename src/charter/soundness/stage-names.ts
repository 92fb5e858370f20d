import {
  everySeat,
  type Charter,
  type CharterEffect,
  type CharterStage,
} from '../../domain/charter.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Finding, Path } from '../problem.ts';
import { ACTOR, actorsOf, listed, named, NOUNS } from './names-used.ts';
import { unknownNames, type NameUsed } from './unknown-name.ts';

/** Whom and what the procedures and their stages name. */
export function* examineStageNames(charter: Charter): Generator<Finding> {
  for (const [id, procedure] of Object.entries(charter.procedures)) {
    const { open, stages } = procedure;
    if (typeof open.by !== 'string')
      yield* unknownNames(
        ['procedures', id, 'open'],
        listed('by', open.by, actorsOf(charter), ACTOR),
      );
    for (const [at, stage] of stages.entries()) {
      const path: Path = ['procedures', id, 'stages', at, stage.kind];
      yield* unknownNames(path, namesIn(charter, stage));
      yield* unknownNames(path, leadsOf(stages, at));
      for (const [which, effect] of stage.then.entries())
        yield* unknownNames([...path, 'then', which], namesInEffect(charter, effect));
    }
  }
}

function namesIn(charter: Charter, stage: CharterStage): readonly NameUsed[] {
  const bodies = Object.keys(charter.bodies);
  const authorities = Object.keys(charter.authorities);
  const rules = Object.keys(charter.rules);
  const documents = (as: string) =>
    Object.keys(charter.documents).filter((id) => charter.documents[id]?.as === as);
  const ISSUED: Wording = { zh: '颁发的文件', en: 'document that is issued' };
  const UPLOAD: Wording = { zh: '上传的文件', en: 'document that is handed in' };
  switch (stage.kind) {
    case 'submit':
      return [
        ...named('form', stage.form, documents('form'), NOUNS.form),
        ...listed(
          'documents',
          stage.documents,
          [...documents('upload'), ...documents('endorsement')],
          UPLOAD,
        ),
      ];
    case 'review':
    case 'objection':
      return [
        ...named('by', stage.by, bodies, NOUNS.body),
        ...(stage.kind === 'objection'
          ? named('restarts', stage.restarts, Object.keys(charter.clocks), NOUNS.clock)
          : []),
      ];
    case 'ballot':
      return [
        ...named('by', stage.by, bodies, NOUNS.body),
        ...named('rule', stage.rule, rules, NOUNS.rule),
      ];
    case 'filing':
      // A filing may also be with a body of the alliance itself (A 12(3)3).
      return named('with', stage.with, [...authorities, ...bodies], NOUNS.authority);
    case 'issue':
      return named('document', stage.document, documents('issued'), ISSUED);
    case 'formalities':
      return [
        ...named('by', stage.by, bodies, NOUNS.body),
        ...named('returns', stage.returns, documents('issued'), ISSUED),
      ];
    case 'warning':
      return named('clock', stage.clock, Object.keys(charter.clocks), NOUNS.clock);
    case 'reply':
      return [];
    case 'notify':
      return listed('to', stage.to, [...actorsOf(charter), 'subject', 'opener', 'members'], ACTOR);
    case 'approval':
      return named('by', stage.by, authorities, NOUNS.authority);
    case 'election':
      return [
        ...named('by', stage.by, bodies, NOUNS.body),
        ...named('rule', stage.rule, rules, NOUNS.rule),
        ...listed(
          'seats',
          stage.seats,
          everySeat(charter).map(({ id }) => id),
          NOUNS.seat,
        ),
        ...listed('nominated', stage.nominated, actorsOf(charter), ACTOR),
      ];
    case 'meeting':
      return named('of', stage.of, bodies, NOUNS.body);
  }
}

const ENDS = ['passed', 'refused', 'lifted'];

/** An outcome leads forward: to a later stage or to an end. */
function leadsOf(stages: readonly CharterStage[], at: number): readonly NameUsed[] {
  const later = stages.slice(at + 1).map(({ name }) => name);
  return Object.entries(stages[at]?.leads ?? {}).map(([outcome, written]) => ({
    field: ['leads', outcome],
    written,
    known: [...later, ...ENDS],
    what: { zh: '后续环节或结果', en: 'later stage or end' },
  }));
}

function namesInEffect(charter: Charter, effect: CharterEffect): readonly NameUsed[] {
  const classes = Object.keys(charter.members.classes);
  switch (effect.do) {
    case 'admit':
    case 'class':
      return named(effect.do, effect.class, classes, NOUNS.class);
    case 'restart':
    case 'extend':
      return named(effect.do, effect.what, Object.keys(charter.clocks), NOUNS.clock);
    case 'establish':
      return named(effect.do, effect.what, Object.keys(charter.bodies), NOUNS.body);
    case 'enter':
      return named(effect.do, effect.what, Object.keys(charter.registers), NOUNS.register);
    case 'move': {
      const register = charter.registers[effect.what];
      return register
        ? named('move', effect.to, Object.keys(register.states), NOUNS.state)
        : named('move', effect.what, Object.keys(charter.registers), NOUNS.register);
    }
    case 'end-membership':
    case 'reinstate':
    case 'adopt':
    case 'dissolve':
      return [];
  }
}
