import type { Charter, Clock, Kind, MemberClass } from '../../domain/charter.ts';
import { pathInWords, type Finding, type Path } from '../problem.ts';

/** One thing has one rule: what is laid down twice could be changed in one place and hold in the other. */
export function* examineOnce(charter: Charter): Generator<Finding> {
  yield* doubles(entries(['clocks'], charter.clocks, ruledBy));
  yield* doubles(
    entries(['procedures'], charter.procedures, ({ open }) =>
      open.by === 'anyone' ? { zh: '加入联盟', en: 'joining' } : null,
    ),
  );
  for (const [id, kind] of Object.entries(charter.members.kinds))
    yield* doubles(handedIn(['members', 'kinds', id, 'documents'], kind));
  yield* doubles(
    granted(['members', 'founders', 'rights'], { rights: charter.members.founders?.rights ?? [] }),
  );
  for (const [id, one] of Object.entries(charter.members.classes))
    yield* doubles(granted(['members', 'classes', id, 'rights'], one));
  for (const [id, document] of Object.entries(charter.documents))
    if (document.as === 'form')
      for (const [kind, asks] of Object.entries(document.asks))
        yield* doubles(
          asks.map(({ ask }, at) => ({
            path: ['documents', id, 'asks', kind, at],
            what: { zh: ask, en: ask },
          })),
        );
}

type Ruled = { readonly path: Path; readonly what: { readonly zh: string; readonly en: string } };

function* doubles(all: readonly Ruled[]): Generator<Finding> {
  const first = new Map<string, Path>();
  for (const { path, what } of all) {
    const before = first.get(what.en);
    if (before)
      yield {
        path,
        message: {
          zh: `“${what.zh}”已在 ${pathInWords(before)} 写明；请删去一处。`,
          en: `${what.en} is laid down already at ${pathInWords(before)}; remove one of the two.`,
        },
      };
    else first.set(what.en, path);
  }
}

function entries<Part>(
  path: Path,
  parts: Readonly<Record<string, Part>>,
  ruled: (part: Part) => Ruled['what'] | null,
): readonly Ruled[] {
  return Object.entries(parts).flatMap(([id, part]) => {
    const what = ruled(part);
    return what ? [{ path: [...path, id], what }] : [];
  });
}

function ruledBy(clock: Clock): Ruled['what'] | null {
  switch (clock.kind) {
    case 'inactivity':
      return { zh: `${clock.of}不参加活动的期限`, en: `the inactivity of ${clock.of}` };
    case 'term':
      return { zh: `${clock.of}的任期`, en: `the term of ${clock.of}` };
    case 'rotation':
      return { zh: `${clock.of}的轮换`, en: `the rotation of ${clock.of}` };
    case 'mandate':
      return { zh: '联盟的存续期', en: 'the alliance’s mandate' };
    case 'cadence':
      return null;
  }
}

function handedIn(path: Path, { documents }: Kind): readonly Ruled[] {
  return documents.map(({ document, if: only }, at) => {
    const what = only ? `${document} (${Object.entries(only).join()})` : document;
    return { path: [...path, at], what: { zh: what, en: what } };
  });
}

function granted(path: Path, { rights }: Pick<MemberClass, 'rights'>): readonly Ruled[] {
  return rights.map(({ may, what }, at) => ({
    path: [...path, at],
    what: { zh: `${may} ${what}`, en: `${may} ${what}` },
  }));
}
