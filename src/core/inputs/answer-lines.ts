import { renderInput } from '../text/foreign-text.ts';
import type { Problem } from '../errors.ts';
import { type BulkId, parseBulkId } from '../ids.ts';
import type { Resolution } from '../settings.ts';

/** The most characters of a reason: it goes into the ledger, for good. */
const longestReason = 500;

const form =
  'Paste what the run asked for: a digest of 64 characters, <bulk id>=paid: why, or <bulk id>=not-paid: why; one per line, or separated by semicolons.';

/** What the `answer` input says, and everything that is wrong with it. */
export interface Answer {
  /** The digest that a human approves, 64 hex characters in lower case; null if none was given. */
  readonly approve: string | null;
  readonly resolutions: readonly Resolution[];
  readonly problems: readonly Problem[];
}

/**
 * Parses a digest, and lines that say what became of a bulk payment, in any order: one per line, or
 * separated by semicolons, because the form of a manual run has one line. So a reason has no
 * semicolon. The reason is required: nothing else records why.
 */
export function parseAnswer(text: string): Answer {
  const resolutions: Resolution[] = [];
  const problems: Problem[] = [];
  const digests = new Set<string>();
  const seen = new Set<BulkId>();
  for (const given of text.split(/\r?\n|;/)) {
    const part = given.trim();
    if (part === '') continue;
    const digest = parseDigest(part);
    if (digest !== null) {
      digests.add(digest);
      continue;
    }
    const parsed = parseResolution(part);
    if (typeof parsed === 'string') {
      problems.push({ message: `answer: ${renderInput(part)} ${parsed}.`, hint: form });
    } else if (seen.has(parsed.bulk)) {
      const message = `answer: the bulk payment ${parsed.bulk} has more than one line.`;
      problems.push({ message, hint: 'Keep the one that is right.' });
    } else {
      seen.add(parsed.bulk);
      resolutions.push(parsed);
    }
  }
  if (digests.size > 1) {
    const message = `answer: has ${digests.size} digests, but a run has only one plan.`;
    problems.push({ message, hint: 'Keep the one that the last run printed.' });
  }
  if (text !== '' && digests.size + resolutions.length + problems.length === 0)
    problems.push({ message: `answer: ${renderInput(text)} says nothing.`, hint: form });
  const [approve = null] = digests;
  return { approve, resolutions, problems };
}

/** A plan's whole digest, in lower case: eight of its characters can be forged in minutes. */
function parseDigest(text: string): string | null {
  return /^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null;
}

/** A resolution, or what is wrong with the line. */
function parseResolution(line: string): Resolution | string {
  if (/^[0-9a-f]{8,}$/i.test(line)) return `has ${line.length} characters, and a digest has 64`;
  const match = /^([^=]*)=\s*(paid|not-paid)\b\s*(.*)$/u.exec(line);
  if (match === null)
    return 'is not a digest, and does not say paid or not-paid for a bulk payment';
  const [, bulkText = '', outcome, rest = ''] = match;
  const bulk = parseBulkId(bulkText.trim());
  if (bulk === null) return 'does not begin with a bulk id';
  const reason = rest.startsWith(':') ? rest.slice(1).trim() : '';
  if (reason === '') return 'gives no reason';
  if (reason.length > longestReason) return `has a reason of more than ${longestReason} characters`;
  if (/\p{Cc}/u.test(reason)) return 'has a control character in its reason';
  return { bulk, outcome: outcome === 'paid' ? 'paid' : 'not-paid', reason };
}
