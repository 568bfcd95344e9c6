import type { Code } from '../../src/core/errors.ts';
import type { StudyId } from '../../src/core/ids.ts';
import type { SimRun } from './runs.ts';

/** What a human saw who gave the digest of a plan. */
export interface Shown {
  readonly codes: ReadonlySet<Code>;
  /** The hashes of its questions. */
  readonly questions: ReadonlySet<string>;
  /** What was due, as `keyOf` has it. */
  readonly due: ReadonlySet<string>;
}

/** One bonus, by the label that its spellings mean. */
export function keyOf(study: StudyId, label: string, id: string, cents: number): string {
  return [study, label, id, cents].join('\t');
}

/** Undefined where the run shows no plan. */
export function shownBy({ run, checkout }: SimRun): Shown | undefined {
  const { plan, findings } = run.record;
  if (plan === null) return undefined;
  return {
    codes: new Set(findings.map(({ code }) => code)),
    questions: new Set(plan.questions),
    due: new Set(
      plan.due.map(({ study, batch, id, amount }) =>
        keyOf(study, checkout.meant.get(batch) ?? batch, id, amount),
      ),
    ),
  };
}
