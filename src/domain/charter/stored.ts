import type { Charter } from './type.ts';

/** A charter as it was stored, perhaps years ago: its parts under their names of that time. */
export type StoredContent = Readonly<Record<string, unknown>>;

type Parts<Part> = Readonly<Record<string, Part>>;

/** What format 2 asks of the parts of format 1. */
type FormatOne = {
  readonly members: { readonly founders: StoredContent | null };
  readonly bodies: Parts<{ readonly seats: Parts<{ readonly votes: boolean }> }>;
  readonly procedures: Parts<{ readonly stages: readonly { readonly kind: string }[] }>;
};

/**
 * Format 2 says whether a seat's vote is written or taken for granted, what a reviewer assesses in words, and what
 * founders may do: until then no reviewer was asked for words, and founders had the rights of their class.
 */
function formatTwo(content: StoredContent): StoredContent {
  const { members, bodies, procedures } = content as unknown as FormatOne;
  const { founders } = members;
  return {
    ...content,
    members: { ...members, founders: founders && { ...founders, rights: [] } },
    bodies: each(bodies, (body) => ({
      ...body,
      seats: each(body.seats, (seat) => ({ ...seat, votes: seat.votes ? null : false })),
    })),
    procedures: each(procedures, (procedure) => ({
      ...procedure,
      stages: procedure.stages.map((stage) =>
        stage.kind === 'review' ? { ...stage, assesses: [] } : stage,
      ),
    })),
  };
}

function each<Part, Changed>(parts: Parts<Part>, change: (part: Part) => Changed): Parts<Changed> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, change(part)]));
}

/**
 * What brings a stored charter to the form of the next number, one step a change of the type `Charter`: the first makes
 * format 2 of format 1. A step answers what older charters were never asked, so that they go on to mean what they meant.
 */
const STEPS: readonly ((content: StoredContent) => StoredContent)[] = [formatTwo];

/** The form in which charters are stored now. */
export const CHARTER_FORMAT = 1 + STEPS.length;

/** A stored charter in today's form; its stored text, whose hash was adopted, stays as it is. */
export function charterStoredIn(format: number, content: StoredContent): Charter {
  return STEPS.slice(format - 1).reduce((one, step) => step(one), content) as unknown as Charter;
}
