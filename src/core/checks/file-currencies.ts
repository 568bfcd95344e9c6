import type { Batch } from '../bonus.ts';
import type { Finding } from '../errors.ts';

/**
 * `CURRENCY_MISMATCH`: a file says, in the name of its amount column or in a column of its own,
 * that its amounts are in a different currency from the study's. The same numbers would be paid in
 * the study's currency.
 *
 * @param currencies of each study, as far as Prolific was asked
 * @param asked the currency that the workflow asks for
 */
export function findOtherCurrencies(
  batches: readonly Batch[],
  currencies: ReadonlyMap<string, string>,
  asked: string | null,
): Finding[] {
  return batches.flatMap(({ study, path, gitPath, currencies: said }) => {
    const [first] = said.keys();
    // If nobody says what the study pays in, a file that names two currencies is wrong about one of
    // them.
    const expected = currencies.get(study) ?? asked ?? first;
    return [...said]
      .filter(([code]) => code !== expected)
      .map(([code, lineNumber]): Finding => {
        return {
          kind: 'error',
          code: 'CURRENCY_MISMATCH',
          message: `${path} says that its amounts are in ${code}, and study ${study} pays in ${expected ?? ''}.`,
          hint: "Convert the amounts to the study's currency and correct what the file says, or check whether `study-id` is right.",
          place: { file: gitPath, lineNumber },
        };
      });
  });
}
