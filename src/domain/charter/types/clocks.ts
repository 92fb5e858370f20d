import type { ParticipationKind } from '../../participation.ts';
import type { Wording } from '../../wording.ts';
import type { Period, Sourced } from './parts.ts';

type ClockOf<Kind extends string, Fields> = Sourced<{ kind: Kind; name: Wording } & Fields>;

/**
 * How long a member of a class may take part in nothing. It begins again with each participation that counts, and
 * stands still while nothing was held.
 */
export type InactivityClock = ClockOf<
  'inactivity',
  {
    /** The class of member it runs for; whoever has a class that includes it, too. */
    of: string;
    /** In months. */
    after: number;
    counts: readonly ParticipationKind[];
    /** Days before the end at which the member is warned, the earliest first. */
    warn: readonly number[];
    /** Days that lie at least between the first warning and the end, however late the first warning came. */
    least: number;
    suspended: 'nothing-held' | null;
    /** The procedure that the first warning opens. */
    opens: string;
  }
>;
/** 任期: how long those elected sit. */
export type TermClock = ClockOf<
  'term',
  {
    /** A body or a seat. */
    of: string;
    lasts: Period;
    /** The procedure whose end begins the term. */
    from: string;
    /** In days before the end. */
    warn: readonly number[];
    /** The procedure opened with the first warning. */
    opens: string;
    expiry: 'caretaker';
    /** What those who sit on after the end may not decide. */
    blocks: readonly string[];
    /** The clock at whose end the term ends too, if earlier. */
    cap: string | null;
    reElection: 'unlimited' | null;
  }
>;
/** 轮值: a seat passes round among the members of a class. */
export type RotationClock = ClockOf<
  'rotation',
  {
    of: string;
    among: string;
    every: Period;
    order: readonly ('joined' | 'name')[];
    declined: 'skip';
  }
>;
/** 每年: something comes round; a body meets or a procedure opens. */
export type CadenceClock = ClockOf<
  'cadence',
  {
    meets: string | null;
    opens: string | null;
    every: Period;
    /** Month-day by which it must have happened. */
    by: string | null;
    /** Month-day from which it is shown as pressing. */
    alarm: string | null;
    /** A date that somebody else sets: smewg.annual-meeting. */
    date: { readonly authority: string; readonly date: string } | null;
  }
>;
/** 存续期: the alliance itself ends on a day, unless it is extended. */
export type MandateClock = ClockOf<
  'mandate',
  {
    from: string;
    until: string;
    opens: string;
    before: Period;
    /** How long before the end it is said to be near. */
    warn: readonly Period[];
    /** Procedures that go on all the same after the end. */
    except: readonly string[];
    follows: string | null;
  }
>;
export type Clock = InactivityClock | TermClock | RotationClock | CadenceClock | MandateClock;
