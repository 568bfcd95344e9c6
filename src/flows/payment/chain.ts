import { certain } from '../../core/errors.ts';
import type { Chunk } from '../../core/plan/drafts.ts';
import type { StudyId } from '../../core/ids.ts';
import type { Plan } from '../../core/plan/due.ts';
import type { SetUp } from '../../core/record/run-record.ts';
import type { Ending } from '../run/endings.ts';
import type { LedgerView } from '../run/ledger-view.ts';
import type { Looking } from '../looking/settle.ts';
import type { Survey } from '../looking/survey.ts';

/** The bulk payments of one plan, to be paid strictly one after another. */
export interface Chain {
  readonly kind: 'chain';
  readonly view: LedgerView;
  readonly plan: Plan;
  /** The newest survey of each study; one that is too old is repeated before a claim. */
  readonly surveys: Map<StudyId, Survey>;
  readonly chunks: readonly Chunk[];
  /** The set-ups made before the first claim. */
  readonly setUps: ReadonlyMap<Chunk, SetUp>;
}

/** One bulk payment of a chain that has been set up and nothing more. */
export interface Payment {
  readonly chain: Chain;
  readonly chunk: Chunk;
  readonly setUp: SetUp;
  /** The ledger on which its claim is based. */
  readonly view: LedgerView;
}

export type ChainEnd =
  | { readonly kind: 'all'; readonly view: LedgerView; readonly watches: Looking['watches'] }
  /** The ledger has changed under the plan: read it and plan again. */
  | { readonly kind: 'again' }
  | Ending;

export const again = { kind: 'again' } as const;

/** What the survey found about the people of this chunk's study. */
export function surveyOf(chain: Chain, chunk: Chunk): Survey {
  const survey = chain.surveys.get(chunk.batch.study);
  return certain(survey, 'A study with something due was not surveyed.');
}

/**
 * What each study had cost before paying. The cost must grow by everything that is open before
 * looking can prove anything.
 */
export function watchesOf({ surveys }: Chain): Looking['watches'] {
  return new Map(
    [...surveys].map(([study, { costCents }]) => [study, { costCents, missingCents: null }]),
  );
}
