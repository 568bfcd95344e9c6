import type { Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import { plural } from '../text/plural.ts';

/**
 * `LIMIT_EXCEEDED` for each study whose due bonuses this ledger cannot take in one run. They must
 * fit into one bulk payment, so they must belong to one batch.
 *
 * @param bonusesPerStudy null if the ledger has no such limit
 */
export function checkLedgerLimit(due: readonly Bonus[], bonusesPerStudy: number | null): Finding[] {
  if (bonusesPerStudy === null) return [];
  return [...Map.groupBy(due, ({ study }) => study)].flatMap(([study, theirs]): Finding[] => {
    const batches = new Set(theirs.map(({ batch }) => batch)).size;
    if (theirs.length <= bonusesPerStudy && batches === 1) return [];
    const files = batches === 1 ? '' : ` of ${batches} files`;
    return [
      {
        kind: 'error',
        code: 'LIMIT_EXCEEDED',
        message: `Study ${study} has ${plural(theirs.length, 'due bonus', 'due bonuses')}${files}. With this ledger one run pays at most ${bonusesPerStudy} bonuses of one file for each study.`,
        hint: 'Give each run one file with at most that many new lines, or use `ledger: branch`, which has no such limit.',
      },
    ];
  });
}

/** `EVENT_NOT_ALLOWED` if this ledger lets only the first attempt of a run claim. */
export function checkReRun(attempt: number, reRunsClaim: boolean): Finding[] {
  if (reRunsClaim || attempt === 1) return [];
  return [
    {
      kind: 'error',
      code: 'EVENT_NOT_ALLOWED',
      message: `This is attempt ${attempt} of the run, and with this ledger a re-run never pays: GitHub may have removed what earlier attempts wrote.`,
      hint: 'Start a new run: push again, or run the workflow by hand. A digest in `answer` does not change this.',
    },
  ];
}
