import * as v from 'valibot';
import { parseJson } from '../text/parse-json.ts';

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
 * Time (in milliseconds) and run of a line that need not be valid otherwise; null if it has none.
 */
export function parseLenient(line: string): { readonly at: number; readonly run: string } | null {
  const parsed = v.safeParse(dated, parseJson(line));
  return parsed.success ? parsed.output : null;
}
