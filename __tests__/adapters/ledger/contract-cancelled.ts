import { describe, expect, it } from '@jest/globals';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import type { Ledger } from '../../../src/ports.ts';
import { claim } from '../../kit/builders.ts';
import { eventOf, studyA } from './ledger-events.ts';
import { type AnyLedgerHarness, appendNow, expectAppended } from './ledger-harness.ts';

/**
 * What a ledger over the network must do for a run that somebody has cancelled.
 *
 * @param openCancelled a handle of such a run, in which the time for recording outcomes is not over
 */
export function describeCancelledLedger(
  harness: () => AnyLedgerHarness,
  openCancelled: () => Ledger,
): void {
  describe('the ledger of a run that was cancelled', () => {
    it('is read only for what an outcome is to be written upon', async () => {
      const { text } = expectAppended(await appendNow(harness().open(), studyA));
      const ledger = openCancelled();
      await expect(ledger.read([studyA])).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
      const { texts } = await ledger.read([studyA], { evenCancelled: true });
      expect(texts.get(studyA)).toBe(text);
    });

    it('takes an outcome', async () => {
      const ledger = openCancelled();
      await ledger.read([studyA], { evenCancelled: true });
      const outcome = eventOf();
      const { text } = expectAppended(await ledger.append(studyA, '', [outcome], 'Accept bulk-1'));
      expect(text).toBe(serializeEvents([outcome]));
      expect((await harness().open().read([studyA])).texts.get(studyA)).toBe(text);
    });

    it('takes no claim, for certain', async () => {
      const ledger = openCancelled();
      await ledger.read([studyA], { evenCancelled: true });
      expect(await ledger.append(studyA, '', [claim()], 'Claim bulk-1')).toEqual({ kind: 'stale' });
      expect((await harness().open().read([studyA])).texts.get(studyA)).toBe('');
    });
  });
}
