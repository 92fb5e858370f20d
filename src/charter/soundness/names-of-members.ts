import { ANY_KIND, everySeat, type Charter, type Right } from '../../domain/charter.ts';
import { particular, PARTICULARS } from '../../domain/particulars.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Finding, Path } from '../problem.ts';
import { ACTOR, actorsOf, listed, named, NOUNS } from './names-used.ts';
import { unknownName, unknownNames } from './unknown-name.ts';

/** What kinds and classes of member name, and what the forms ask of them. */
export function* examineNamesOfMembers(charter: Charter): Generator<Finding> {
  const documents = Object.keys(charter.documents);
  for (const [id, kind] of Object.entries(charter.members.kinds))
    for (const [at, { document }] of kind.documents.entries())
      yield* unknownNames(
        ['members', 'kinds', id, 'documents', at],
        named('document', document, documents, NOUNS.document),
      );
  yield* inRights(charter, ['members', 'founders'], charter.members.founders?.rights ?? []);
  for (const id of Object.keys(charter.members.classes)) yield* inClass(charter, id);
  yield* inDocuments(charter);
}

function* inClass(charter: Charter, id: string): Generator<Finding> {
  const { includes, rights, duties } = charter.members.classes[id] ?? {
    includes: null,
    rights: [],
    duties: [],
  };
  const path: Path = ['members', 'classes', id];
  const others = Object.keys(charter.members.classes).filter((other) => other !== id);
  yield* unknownNames(path, named('includes', includes, others, NOUNS.class));
  yield* inRights(charter, path, rights);
  const registers = Object.keys(charter.registers);
  for (const [at, { keptIn }] of duties.entries())
    yield* unknownNames(
      [...path, 'duties', at],
      named('kept-in', keptIn, registers, NOUNS.register),
    );
}

function* inRights(charter: Charter, path: Path, rights: readonly Right[]): Generator<Finding> {
  for (const [at, right] of rights.entries()) {
    const { known, what } = objectsOf(charter, right.may);
    yield* unknownNames([...path, 'rights', at], named('what', right.what, known, what));
  }
}

/** What a right can be about, by what it lets somebody do. */
function objectsOf(
  charter: Charter,
  may: Right['may'],
): { readonly known: readonly string[]; readonly what: Wording } {
  const registers = Object.keys(charter.registers);
  const bodies = Object.keys(charter.bodies);
  switch (may) {
    case 'open':
      return { known: Object.keys(charter.procedures), what: NOUNS.procedure };
    case 'attend':
    case 'elect':
    case 'second':
      return { known: bodies, what: NOUNS.body };
    case 'nominate':
      return { known: everySeat(charter).map(({ id }) => id), what: NOUNS.seat };
    case 'propose':
    case 'join':
    case 'lead':
    case 'receive':
      return {
        known: [...registers, ...Object.keys(charter.procedures)],
        what: { zh: '名录或流程', en: 'register or procedure' },
      };
  }
}

/** What the vocabulary has no word for can be asked all the same. */
const OWN_QUESTION: Wording = {
  zh: '自拟的填写项要写 label 和 as。',
  en: 'A question of the charter’s own has label and as.',
};

function* inDocuments(charter: Charter): Generator<Finding> {
  const kinds = [...Object.keys(charter.members.kinds), ANY_KIND];
  for (const [id, document] of Object.entries(charter.documents)) {
    const path: Path = ['documents', id];
    switch (document.as) {
      case 'form':
        for (const [kind, asks] of Object.entries(document.asks)) {
          if (!kinds.includes(kind))
            yield unknownName([...path, 'asks', kind], kind, kinds, { zh: '会员类别', en: 'kind' });
          for (const [at, { ask, own }] of asks.entries())
            if (!own && !particular(ask))
              yield unknownName(
                [...path, 'asks', kind, at],
                ask,
                Object.keys(PARTICULARS),
                { zh: '填写项', en: 'field' },
                OWN_QUESTION,
              );
        }
        break;
      case 'issued':
        yield* unknownNames(path, listed('issuers', document.issuers, actorsOf(charter), ACTOR));
        break;
      case 'endorsement':
        yield* unknownNames(
          path,
          listed('by', document.by, Object.keys(charter.members.classes), NOUNS.class),
        );
        break;
      case 'upload':
        break;
    }
  }
}
