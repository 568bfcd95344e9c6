import type { NumberedEvent } from '../ledger/lines.ts';
import { farMs } from './maker.ts';

/**
 * Faults in a study's lines that a normal reading accepts: times that run backwards or ahead, and
 * answers in nobody's name.
 */
export function findLineFaults(events: readonly NumberedEvent[], githubNow: Date | null): string[] {
  const faults: string[] = [];
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const { event, lineNumber } of events) {
    const atMs = Date.parse(event.at);
    if (newestMs - atMs > farMs)
      faults.push(
        `Line ${lineNumber} is dated ${event.at}, more than a day before a line above it.`,
      );
    if (githubNow !== null && atMs - githubNow.getTime() > farMs)
      faults.push(`Line ${lineNumber} is dated ${event.at}, which has not come yet.`);
    newestMs = Math.max(newestMs, atMs);
    if (event.type === 'resolved' && event.by.trim() === '')
      faults.push(`Line ${lineNumber} answers for ${event.bulk} in nobody's name.`);
  }
  return faults;
}
