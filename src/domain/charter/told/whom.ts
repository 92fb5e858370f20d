import { general, type Wording } from '../../wording.ts';
import { nameIn, valueInWords } from '../in-words.ts';
import type { Charter, CharterStage, Opening, Procedure } from '../type.ts';

const APPLICANTS: Wording = { zh: '申请人', en: 'applicants' };
const MEMBERS: Wording = general('全体会员', 'all members');
const EVERYBODY: Wording = { zh: '联盟整体', en: 'the alliance as a whole' };

/** Whom a rule concerns, by where it stands: applicants, members of a class, a body, the secretariat, an authority. */
export function whomConcerns(charter: Charter, path: readonly string[]): readonly Wording[] {
  const found = concerned(charter, path);
  const known = found.filter(
    ({ zh }, at) => zh !== '' && found.findIndex((other) => other.zh === zh) === at,
  );
  return known.length > 0 ? known : [EVERYBODY];
}

function concerned(
  charter: Charter,
  [section, id = '', ...rest]: readonly string[],
): readonly Wording[] {
  const name = (one: string) => nameIn(charter, one);
  switch (section) {
    case 'members':
      return concernedMembers(charter, id, rest);
    case 'bodies': {
      const body = charter.bodies[id];
      const asking = rest[1] === 'requested' ? (body?.meetings?.requested?.by ?? []) : [];
      return [name(id), ...asking.map(name)];
    }
    case 'rules':
      return concernedByRule(charter, id);
    case 'documents':
      return concernedByDocument(charter, id);
    case 'procedures':
      return concernedByProcedure(charter, charter.procedures[id], rest);
    case 'clocks': {
      const clock = charter.clocks[id];
      if (!clock) return [];
      if ('of' in clock) return [name(clock.of)];
      if (clock.kind === 'mandate') return [EVERYBODY];
      if (clock.meets !== null) return [name(clock.meets)];
      return concernedByProcedure(charter, charter.procedures[clock.opens ?? ''], []);
    }
    case 'gates': {
      const gate = charter.gates[id];
      if (gate?.leader) return [name(gate.leader)];
      const kept = gate?.reach.flatMap(({ register }) => charter.registers[register]?.keptBy ?? []);
      const opened = Array.isArray(gate?.open)
        ? gate.open.flatMap((one: string) =>
            concernedByProcedure(charter, charter.procedures[one], []),
          )
        : [];
      return [...(kept ?? []).map(name), ...opened];
    }
    case 'registers':
      return (charter.registers[id]?.keptBy ?? []).map(name);
    case 'authorities':
      return [name(id)];
    case 'money':
      return ['dues', 'contributions', 'free', 'fees'].includes(id) ? [MEMBERS] : [];
    default:
      return [];
  }
}

function concernedMembers(
  charter: Charter,
  id: string,
  [one = '']: readonly string[],
): readonly Wording[] {
  if (id === 'kinds') {
    const { zh, en } = charter.members.kinds[one]?.name ?? { zh: '', en: '' };
    return [{ zh: `申请人（${zh}）`, en: `applicants (${en})` }];
  }
  if (id === 'classes') return [nameIn(charter, one)];
  return [MEMBERS];
}

function concernedByRule(charter: Charter, id: string): readonly Wording[] {
  const bodies = Object.entries(charter.bodies).filter(([, { rule }]) => rule === id);
  const decidedBy = (stage: CharterStage): boolean =>
    (stage.kind === 'ballot' || stage.kind === 'election') &&
    (stage.rule ?? charter.bodies[stage.by]?.rule) === id;
  const procedures = Object.values(charter.procedures).filter(({ stages }) =>
    stages.some(decidedBy),
  );
  return [
    ...procedures.flatMap((one) => [
      ...openers(charter, one.open),
      ...subject(charter, one),
      ...one.stages.filter(decidedBy).flatMap((stage) => actors(charter, stage)),
    ]),
    ...bodies.map(([body]) => nameIn(charter, body)),
  ];
}

function concernedByDocument(charter: Charter, id: string): readonly Wording[] {
  const kinds = Object.values(charter.members.kinds).filter(({ documents }) =>
    documents.some(({ document }) => document === id),
  );
  const procedures = Object.values(charter.procedures).filter(({ stages }) =>
    stages.some(
      (stage) =>
        (stage.kind === 'submit' && (stage.form === id || stage.documents.includes(id))) ||
        (stage.kind === 'issue' && stage.document === id),
    ),
  );
  const document = charter.documents[id];
  return [
    ...(kinds.length > 0 ? [APPLICANTS] : []),
    ...procedures.flatMap(({ open }) => openers(charter, open)),
    ...(document?.as === 'endorsement' ? document.by.map((one) => nameIn(charter, one)) : []),
  ];
}

/** Of one stage those who act in it and the one it is about; of a whole procedure everybody in it. */
function concernedByProcedure(
  charter: Charter,
  procedure: Procedure | undefined,
  [part, stage]: readonly string[],
): readonly Wording[] {
  if (!procedure) return [];
  const who = [...openers(charter, procedure.open), ...subject(charter, procedure)];
  const stages = procedure.stages.filter(
    ({ name }) => part !== 'open' && (part !== 'stages' || name === stage),
  );
  return [...who, ...stages.flatMap((one) => actors(charter, one))];
}

function openers(charter: Charter, { by }: Opening): readonly Wording[] {
  if (by === 'anyone') return [APPLICANTS];
  if (by === 'member') return [MEMBERS];
  if (by === 'clock') return [];
  return by.map((one) => nameIn(charter, one));
}

function subject(charter: Charter, { about, open, stages }: Procedure): readonly Wording[] {
  if (about === 'member') return [valueInWords(charter, 'to', ['subject'])];
  if (open.by !== 'clock') return [];
  return stages.flatMap((stage) => {
    const clock = stage.kind === 'warning' ? charter.clocks[stage.clock] : undefined;
    return clock?.kind === 'inactivity' ? [nameIn(charter, clock.of)] : [];
  });
}

function actors(charter: Charter, stage: CharterStage): readonly Wording[] {
  switch (stage.kind) {
    case 'review':
    case 'ballot':
    case 'election':
    case 'approval':
    case 'formalities':
    case 'objection':
      return [nameIn(charter, stage.by)];
    case 'filing':
      return [nameIn(charter, stage.with)];
    case 'meeting':
      return [nameIn(charter, stage.of)];
    case 'notify':
      return stage.to
        .filter((one) => one !== 'opener' && one !== 'subject')
        .map((one) => valueInWords(charter, 'to', [one]));
    default:
      return [];
  }
}
