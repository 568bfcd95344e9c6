import type { PersonalId } from '../../src/core/ids.ts';
import type { PayOutcome, Submission } from '../../src/core/prolific/shows.ts';

/** What becomes of one pay request: what is answered, and what is true. */
export interface PayScript {
  /** 202 when left out. */
  readonly outcome?: PayOutcome;
  /** When Prolific shows the money; never when left out, unless it was accepted: then at once. */
  readonly arrivesAfterMs?: number;
  /** Who gets it; everybody when left out. */
  readonly arrivesFor?: readonly PersonalId[];
}

export interface FakeStudy {
  readonly currency: string;
  readonly submissions: Submission[];
}
