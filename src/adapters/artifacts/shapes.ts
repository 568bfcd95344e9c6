import * as v from 'valibot';

/** GitHub's ids are whole numbers. */
export const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** The same as text, as the runner's variables have it. */
export const idText = v.pipe(id, v.transform(String));

/** ISO 8601. */
export const date = v.pipe(
  v.string(),
  v.transform((text) => new Date(text)),
  v.check((at) => !Number.isNaN(at.getTime()), 'not a date'),
);
