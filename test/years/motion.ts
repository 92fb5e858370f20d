import type { Instant } from '../../src/domain/calendar.ts';
import type { Activated } from './telling.ts';

/** As much of one running workflow as one must know to see whether it is at rest. */
type Course = {
  /** Timers that run, by their numbers. */
  readonly timers: Set<number>;
  /** When it said that it would look again. */
  looksAt: Instant | null;
  /** Whether a timer, and nothing else, made it ask for what it asks for now. */
  byTimer: boolean;
};

/** What is on its way between the rows, Temporal and the workflows; `moved` is called whenever something arrived. */

export function openMotion(moved: () => void) {
  const courses = new Map<string, Course>();
  /** Told and not heard yet; asked and not answered yet; ended, but the server does not know it yet. */
  let told = 0;
  let asked = 0;
  let ending = 0;

  function courseOf(workflowId: string): Course {
    const known = courses.get(workflowId);
    if (known) return known;
    const course = { timers: new Set<number>(), looksAt: null, byTimer: false };
    courses.set(workflowId, course);
    return course;
  }

  return {
    /** A workflow is signalled or started: from before the call until it has heard of it, or the call was in vain. */
    async telling<Result>(tell: () => Promise<Result>): Promise<Result> {
      told += 1;
      try {
        return await tell();
      } catch (error) {
        told -= 1;
        throw error;
      }
    },
    activated(workflowId: string, at: Activated, known: () => Promise<unknown>): void {
      const course = courseOf(workflowId);
      told -= at.heard;
      asked += at.asked - at.answered;
      for (const timer of [...at.rang, ...at.cancelled]) course.timers.delete(timer);
      for (const timer of at.set) course.timers.add(timer);
      course.byTimer = at.rang.length > 0 && at.heard === 0 && at.answered === 0;
      if (at.end) courses.delete(workflowId);
      if (at.end === 'begins anew') told += 1;
      if (at.end === 'ended') {
        ending += 1;
        void known().then(() => {
          ending -= 1;
          moved();
        });
      }
      moved();
    },
    looksAgain(workflowId: string, at: Instant | null): void {
      courseOf(workflowId).looksAt = at;
    },
    /** The instant a workflow asks at: that of its timer, where that is what woke it. */
    askedAt(workflowId: string, now: Instant): Instant {
      const { byTimer, looksAt } = courseOf(workflowId);
      return byTimer ? Math.max(looksAt ?? now, now) : now;
    },
    /** The next instant a timer rings; undefined: none runs. */
    nextTimer(): Instant | undefined {
      let next: Instant | undefined;
      for (const { timers, looksAt } of courses.values())
        if (timers.size > 0 && looksAt !== null) next = Math.min(next ?? looksAt, looksAt);
      return next;
    },
    /** Whether anything is on its way, but for so many questions that have arrived and wait. */
    any: (arrived: number): boolean => told > 0 || ending > 0 || asked > arrived,
    describe: () =>
      JSON.stringify({
        told,
        asked,
        ending,
        courses: [...courses].map(([id, c]) => ({ id, at: c.looksAt, timers: c.timers.size })),
      }),
  };
}
