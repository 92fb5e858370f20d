import type { Charter, CharterStage } from '../../domain/charter.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Finding, Path } from '../problem.ts';
import { unknownName } from './unknown-name.ts';

/** Whom and what the stages of the procedures name. */
export function* examineStageNames(charter: Charter): Generator<Finding> {
  for (const [id, { stages }] of Object.entries(charter.procedures))
    for (const [at, stage] of stages.entries()) {
      const path: Path = ['procedures', id, 'stages', at, stage.kind];
      for (const { field, written, known, what } of namesIn(charter, stage))
        if (!known.includes(written)) yield unknownName([...path, field], written, known, what);
      for (const [which, effect] of stage.then.entries()) {
        if (effect.do !== 'admit') continue;
        const classes = Object.keys(charter.members.classes);
        if (!classes.includes(effect.class))
          yield unknownName([...path, 'then', which, 'admit'], effect.class, classes, {
            zh: '会员等次',
            en: 'class',
          });
      }
    }
}

type NameUsed = {
  readonly field: string;
  readonly written: string;
  readonly known: readonly string[];
  readonly what: Wording;
};

function namesIn(charter: Charter, stage: CharterStage): readonly NameUsed[] {
  const body: Wording = { zh: '机构', en: 'body' };
  switch (stage.kind) {
    case 'submit': {
      const known = Object.keys(charter.documents).filter(
        (id) => charter.documents[id]?.as === 'form',
      );
      return [{ field: 'form', written: stage.form, known, what: { zh: '表格', en: 'form' } }];
    }
    case 'review':
      return [{ field: 'by', written: stage.by, known: Object.keys(charter.bodies), what: body }];
    case 'ballot': {
      const by = { field: 'by', written: stage.by, known: Object.keys(charter.bodies), what: body };
      const rule = {
        field: 'rule',
        known: Object.keys(charter.rules),
        what: { zh: '规则', en: 'rule' },
      };
      return stage.rule === null ? [by] : [by, { ...rule, written: stage.rule }];
    }
    case 'filing':
      return [
        {
          field: 'with',
          written: stage.with,
          known: Object.keys(charter.authorities),
          what: { zh: '外部单位', en: 'authority' },
        },
      ];
    case 'issue':
      return [issued(charter, 'document', stage.document)];
    case 'formalities':
      return [
        { field: 'by', written: stage.by, known: Object.keys(charter.bodies), what: body },
        ...(stage.returns === null ? [] : [issued(charter, 'returns', stage.returns)]),
      ];
    case 'warning':
      return [
        {
          field: 'clock',
          written: stage.clock,
          known: Object.keys(charter.clocks),
          what: { zh: '期限', en: 'clock' },
        },
      ];
    case 'objection':
      return [{ field: 'by', written: stage.by, known: Object.keys(charter.bodies), what: body }];
  }
}

function issued(charter: Charter, field: string, written: string): NameUsed {
  const known = Object.keys(charter.documents).filter(
    (id) => charter.documents[id]?.as === 'issued',
  );
  return { field, written, known, what: { zh: '颁发的文件', en: 'document that is issued' } };
}
