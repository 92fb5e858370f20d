import type { PlanStage } from '../../domain/plan.ts';
import type { Outcome } from '../../domain/progress.ts';

/** An open stage as it stands in its rows. `isNew`: it was opened in this very transaction. */
export type StageAt<Stage extends PlanStage> = {
  readonly stage: Stage;
  readonly round: number;
  readonly isNew: boolean;
  readonly openedAt: Date;
  readonly nudgesDone: number;
};

/** An outcome, and where it is not the present the instant at which it took place by law. */
export type Settled = { readonly outcome: Outcome; readonly at?: number };

/** Settled with an outcome, or waiting until somebody acts; `until` is when somebody is reminded next. */
export type Progress =
  | Settled
  | {
      readonly outcome?: undefined;
      readonly until: number | null;
      readonly due: number | null;
      /** The slow step that alone moves it on. */
      readonly needs?: 'mail' | 'document';
    };
