import * as v from 'valibot';

const dated = v.pipe(
  v.object({
    at: v.pipe(
      v.string(),
      v.transform((text) => Date.parse(text)),
      v.finite(),
    ),
    run: v.object({ id: v.string(), attempt: v.number() }),
  }),
  v.transform(({ at, run }) => ({ at, run: `${run.id}/${run.attempt}` })),
);

/**
 * Time (in milliseconds) and run of a line that need not be valid otherwise; null where it has
 * none.
 */
export function parseLenient(line: string): { readonly at: number; readonly run: string } | null {
  if (line === '') return null;
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = v.safeParse(dated, json);
  return parsed.success ? parsed.output : null;
}
