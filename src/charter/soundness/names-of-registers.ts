import type { Charter, Gate, GateNeed } from '../../domain/charter.ts';
import type { Finding, Path } from '../problem.ts';
import { ACTOR, actorsOf, listed, named, NOUNS } from './names-used.ts';
import { unknownName, unknownNames, type NameUsed } from './unknown-name.ts';

/** Who keeps the registers, and what the gates before their states name. */
export function* examineNamesOfRegisters(charter: Charter): Generator<Finding> {
  for (const [id, { keptBy }] of Object.entries(charter.registers))
    yield* unknownNames(['registers', id], listed('kept-by', keptBy, actorsOf(charter), ACTOR));
  for (const [id, gate] of Object.entries(charter.gates)) yield* inGate(charter, id, gate);
}

function* inGate(charter: Charter, id: string, gate: Gate): Generator<Finding> {
  const path: Path = ['gates', id];
  const procedures = Object.keys(charter.procedures);
  yield* unknownNames(path, [
    ...named('leader', gate.leader, Object.keys(charter.members.classes), NOUNS.class),
    ...listed('except', gate.except, procedures, NOUNS.procedure),
  ]);
  for (const [at, { register, state }] of gate.reach.entries()) {
    const part = charter.registers[register];
    const place: Path = [...path, 'before', 'reach', at];
    if (!part) yield unknownName(place, register, Object.keys(charter.registers), NOUNS.register);
    else if (!Object.hasOwn(part.states, state))
      yield unknownName(place, state, Object.keys(part.states), NOUNS.state);
  }
  if (gate.open !== 'anything')
    yield* unknownNames(
      [...path, 'before'],
      listed('open', gate.open, procedures, NOUNS.procedure),
    );
  for (const [at, need] of gate.needs.entries())
    yield* unknownNames([...path, 'needs', at], namesInNeed(charter, need));
}

function namesInNeed(charter: Charter, need: GateNeed): readonly NameUsed[] {
  const procedures = Object.keys(charter.procedures);
  switch (need.need) {
    case 'passed':
    case 'before-start':
      return named(need.need, need.procedure, procedures, NOUNS.procedure);
    case 'in-force':
      return named(
        'in-force',
        need.what,
        [...procedures, ...Object.keys(charter.clocks)],
        NOUNS.clock,
      );
    case 'checked':
      return listed('checked', need.articles, Object.keys(charter.articles), {
        zh: '条款',
        en: 'article',
      });
    case 'written':
      return [];
  }
}
