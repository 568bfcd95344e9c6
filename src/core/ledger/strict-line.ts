/**
 * Checks of one line of the ledger that a schema cannot express. Writers and readers of a line use
 * both.
 */

/**
 * A JSON string, with the colon after it if it is a key; or a brace. Strings match first, so that a
 * brace inside one does not count.
 */
const keysAndBraces = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}]/g;

/**
 * The first key that one object of a JSON text has twice, or null. `JSON.parse` silently keeps the
 * last of them, so a merged or forged line would show one amount to a human and another to us.
 *
 * @param json valid JSON, already parsed once
 */
export function findKeyTwice(json: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, text = '', colon] of json.matchAll(keysAndBraces)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      // Parsed, because escapes can spell the same key differently.
      const key = JSON.parse(text) as string;
      const keys = open.at(-1) ?? new Set();
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return null;
}

/** The parts of an event that can contradict each other. */
interface Parts {
  readonly type: string;
  readonly amount?: number;
  readonly bonuses?: readonly { readonly to: string; readonly amount: number }[];
  readonly arrived?: readonly string[];
}

/** How the parts of a valid event contradict each other, or null. */
export function findContradiction({ amount, bonuses = [], arrived = [] }: Parts): string | null {
  const sum = bonuses.reduce((cents, bonus) => cents + bonus.amount, 0);
  if (amount !== undefined && sum !== amount)
    return `"amount" is ${amount}, and its bonuses add up to ${sum}`;
  if (hasTwice(bonuses.map(({ to }) => to))) return 'a bonus has the same "to" as another';
  return hasTwice(arrived) ? '"arrived" has the same person twice' : null;
}

function hasTwice(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
