import * as v from 'valibot';
import { parseBulkId } from '../../core/ids.ts';
import { type CostPart, ratesOf } from '../../core/prolific/rates.ts';
import type { Balance, BulkSetUp, StudyCost } from '../../core/prolific/shows.ts';
import { parseJson } from '../../core/text/parse-json.ts';
import { type Discretion, shapeError } from './errors-said.ts';

// What Prolific sends, turned into our words. Unknown fields are ignored; a known field in another
// shape is an error that names it.

/** Minor units as a double. */
export const amountShape = v.pipe(v.number(), v.finite());
/** Three letters; anything longer is cut to what shows what it was. */
const currencyShape = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.toUpperCase(),
  v.transform((code) => code.slice(0, 40)),
);

/**
 * Fees and tax of one part of a cost are for people to read: in an unknown shape they are left out,
 * without an error.
 */
const chargedShape = v.union([
  v.pipe(
    v.looseObject({
      rewards: v.looseObject({ amount: amountShape }),
      fees: v.looseObject({ amount: amountShape }),
      tax: v.looseObject({ amount: amountShape }),
    }),
    v.transform(
      ({ rewards, fees, tax }): CostPart => ({
        paid: rewards.amount,
        fees: fees.amount,
        vat: tax.amount,
      }),
    ),
  ),
  v.pipe(
    v.unknown(),
    v.transform(() => null),
  ),
]);

const ratesShape = v.pipe(
  v.looseObject({ bonuses: chargedShape, rewards: v.optional(chargedShape) }),
  v.transform(({ bonuses, rewards }) => ratesOf([bonuses, rewards ?? null])),
);

/**
 * Prolific: Show study cost. `rewards` inside `bonuses` are the bonuses themselves, without fees
 * and tax.
 */
export const costShape: v.GenericSchema<unknown, Omit<StudyCost, 'readAt'>> = v.pipe(
  v.looseObject({
    bonuses: v.looseObject({
      rewards: v.looseObject({ amount: amountShape, currency: currencyShape }),
    }),
  }),
  v.transform((answer) => ({
    currency: answer.bonuses.rewards.currency,
    bonuses: answer.bonuses.rewards.amount,
    rates: v.parse(ratesShape, answer),
  })),
);

/** Prolific: Retrieve a study. */
export const nameShape = v.pipe(
  v.looseObject({ name: v.string() }),
  v.transform(({ name }) => (name.trim() === '' ? null : name.trim())),
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

/**
 * Whether the answer to a set-up names a bulk payment. True for a body that is not an object:
 * `readShape` reports that.
 */
export function hasBulkId(body: string): boolean {
  const json = parseJson(body);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return true;
  return 'id' in json && typeof json.id === 'string' && parseBulkId(json.id) !== null;
}

/**
 * The body of an answer in our words. Throws `PROLIFIC_UNEXPECTED`, with endpoint and field, if it
 * has another shape.
 */
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
