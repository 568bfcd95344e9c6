import { showForeign } from '../text/foreign-text.ts';
import { type BulkId, parseBulkId } from '../ids.ts';
import type { Resolution } from '../settings.ts';

/** The most characters of a reason: it goes into the ledger, for good. */
const longestReason = 500;

const form = 'Write one line for each: <bulk id>=paid: why, or <bulk id>=not-paid: why.';

/** The resolutions of the `resolve` input, and all that is wrong in its lines. */
export interface ResolveLines {
  readonly resolutions: readonly Resolution[];
  readonly problems: readonly { readonly message: string; readonly hint: string }[];
}

/** One line for each bulk payment; blank lines are ignored. The reason is required: it is the only record of why. */
export function parseResolve(text: string): ResolveLines {
  const resolutions: Resolution[] = [];
  const problems: { message: string; hint: string }[] = [];
  const seen = new Set<BulkId>();
  for (const given of text.split(/\r?\n/)) {
    const line = given.trim();
    if (line === '') continue;
    const parsed = parseResolution(line);
    if (typeof parsed === 'string') {
      problems.push({ message: `resolve: ${showForeign(line, false)} ${parsed}.`, hint: form });
    } else if (seen.has(parsed.bulk)) {
      const message = `resolve: the bulk payment ${parsed.bulk} has more than one line.`;
      problems.push({ message, hint: 'Keep the one that is right.' });
    } else {
      seen.add(parsed.bulk);
      resolutions.push(parsed);
    }
  }
  return { resolutions, problems };
}

/** A resolution, or what is wrong with the line. */
function parseResolution(line: string): Resolution | string {
  const [, bulkText = '', outcome, rest = ''] =
    /^([^=]*)=\s*(paid|not-paid)\b(.*)$/u.exec(line) ?? [];
  const bulk = parseBulkId(bulkText.trim());
  if (outcome === undefined) return 'does not say paid or not-paid of a bulk payment';
  if (bulk === null) return 'does not begin with a bulk id';
  const reason = /^\s*:(.*)$/u.exec(rest)?.[1]?.trim() ?? '';
  if (reason === '') return 'gives no reason';
  if (reason.length > longestReason) return `has a reason of more than ${longestReason} characters`;
  if (/\p{Cc}/u.test(reason)) return 'has a control character in its reason';
  return { bulk, outcome: outcome === 'paid' ? 'paid' : 'not-paid', reason };
}
