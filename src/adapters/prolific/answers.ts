import * as v from 'valibot';
import { parseBulkId } from '../../core/ids.ts';
import type { Balance, BulkSetUp, StudyCost } from '../../core/prolific/shows.ts';
import { parseJson } from '../http/json.ts';
import { type Discretion, shapeError } from './errors-said.ts';

// What Prolific sends, turned into our words. Unknown fields are let be; a known one in another shape is an error
// that names it.

/** Minor units as a double. */
export const amountShape = v.pipe(v.number(), v.finite());
const currencyShape = v.pipe(v.string(), v.nonEmpty(), v.toUpperCase());

/** Prolific: Show study cost. `rewards` inside `bonuses` are the bonuses themselves, without fees and tax. */
export const costShape: v.GenericSchema<unknown, StudyCost> = v.pipe(
  v.looseObject({
    bonuses: v.looseObject({
      rewards: v.looseObject({ amount: amountShape, currency: currencyShape }),
    }),
  }),
  v.transform(({ bonuses: { rewards } }) => ({
    currency: rewards.currency,
    bonuses: rewards.amount,
  })),
);

/** Prolific: Get the balance of a workspace. */
export const balanceShape: v.GenericSchema<unknown, Balance> = v.pipe(
  v.looseObject({ currency_code: currencyShape, available_balance: amountShape }),
  v.transform((answer) => ({
    currency: answer.currency_code,
    available: answer.available_balance,
  })),
);

const bulkIdShape = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const bulk = parseBulkId(dataset.value);
    if (bulk !== null) return bulk;
    addIssue({ message: 'not an id' });
    return NEVER;
  }),
);

const maybeAmountShape = v.nullish(amountShape, null);

/** Prolific: Set up bonuses. Only `id` and `total_amount` always come. */
export const setUpShape: v.GenericSchema<unknown, BulkSetUp> = v.pipe(
  v.looseObject({
    id: bulkIdShape,
    study: v.nullish(v.string(), null),
    amount: maybeAmountShape,
    fees: maybeAmountShape,
    vat: maybeAmountShape,
    total_amount: amountShape,
  }),
  v.transform(({ id, study, amount, fees, vat, total_amount: total }) => ({
    bulk: id,
    study,
    amount,
    fees,
    vat,
    total,
  })),
);

/** The body of an answer in our words. Throws `PROLIFIC_UNREACHABLE`, with endpoint and field, where it has another shape. */
export function readShape<T>(
  shape: v.GenericSchema<unknown, T>,
  body: string,
  endpoint: string,
  discretion: Discretion,
): T {
  const json = parseJson(body);
  if (json === undefined) throw shapeError(endpoint, 'the body is no JSON', discretion);
  const result = v.safeParse(shape, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  const where = field === null ? 'the whole body' : `field \`${field}\``;
  throw shapeError(endpoint, `${where}: ${issue.message}`, discretion);
}
