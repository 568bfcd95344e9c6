import { describe, expect, it } from '@jest/globals';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import { claim, event } from '../../kit/builders.ts';
import { eventOf, studyA, studyAt, studyB } from './ledger-events.ts';
import { type AnyLedgerHarness, appendNow, expectAppended } from './ledger-harness.ts';

const unreadable = expect.objectContaining({ code: 'LEDGER_UNREADABLE' });

/**
 * What every ledger must do, wherever it is kept. A settled event without a claim is a line like
 * any other to it.
 */
export function describeAnyLedger(harness: () => AnyLedgerHarness): void {
  describe('any ledger', () => {
    it('is empty where nothing was written', async () => {
      const reading = await harness().open().read([studyA, studyB]);
      expect([...reading.texts]).toEqual([
        [studyA, ''],
        [studyB, ''],
      ]);
    });

    it('reads no study at all', async () => {
      expect((await harness().open().read([])).texts.size).toBe(0);
    });

    it('gives GitHub’s clock, which need not be the runner’s', async () => {
      harness().advance(5 * 86_400_000);
      const { githubNow } = await harness().open().read([studyA]);
      expect(Math.abs((githubNow?.getTime() ?? 0) - harness().now())).toBeLessThan(5_000);
    });

    it('gives what was appended to whoever reads next, and nothing of it to another study', async () => {
      const events = [eventOf(), eventOf()];
      const { text } = expectAppended(await appendNow(harness().open(), studyA, events));
      expect(text).toBe(serializeEvents(events));
      const { texts } = await harness().open().read([studyA, studyB]);
      expect(texts.get(studyA)).toBe(text);
      expect(texts.get(studyB)).toBe('');
    });

    it('gives the text that the next append stands on', async () => {
      const ledger = harness().open();
      const [first, second, third] = [eventOf(), eventOf(), eventOf()];
      const one = expectAppended(await appendNow(ledger, studyA, [first]));
      const two = await ledger.append(studyA, one.text, [second, third], 'Two more');
      expect(expectAppended(two).text).toBe(serializeEvents([first, second, third]));
      const reading = await ledger.read([studyA]);
      expect(reading.texts.get(studyA)).toBe(serializeEvents([first, second, third]));
    });

    it('keeps words beyond ASCII as they are', async () => {
      const odd = { ...event('unknown'), reason: 'påid – ✓ 💷' };
      expectAppended(await appendNow(harness().open(), studyA, [odd]));
      const { texts } = await harness().open().read([studyA]);
      expect(texts.get(studyA)).toBe(serializeEvents([odd]));
    });

    it('takes no append on what is not the newest any more, and writes nothing then', async () => {
      const [mine, theirs] = [harness().open(), harness().open()];
      await mine.read([studyA]);
      const { text } = expectAppended(await appendNow(theirs, studyA));
      expect(await mine.append(studyA, '', [eventOf()], 'Settle')).toEqual({ kind: 'stale' });
      expect((await harness().open().read([studyA])).texts.get(studyA)).toBe(text);
    });

    it('takes an append after others have written of another study', async () => {
      const [mine, theirs] = [harness().open(), harness().open()];
      const base = expectAppended(await appendNow(mine, studyA)).text;
      await appendNow(theirs, studyB);
      const append = expectAppended(await mine.append(studyA, base, [eventOf()], 'Settle'));
      const { texts } = await harness().open().read([studyA, studyB]);
      expect(texts.get(studyA)).toBe(append.text);
      expect(texts.get(studyB)).not.toBe('');
    });

    it('looks again where a late look shows less than this process has seen', async () => {
      const ledger = harness().open();
      expectAppended(await appendNow(ledger, studyA));
      const { text } = expectAppended(await appendNow(ledger, studyA));
      await ledger.read([studyA]);
      harness().makeNextLookLate();
      expect((await ledger.read([studyA])).texts.get(studyA)).toBe(text);
    });

    it('is unreadable, not a fresh start, where what this process has seen is gone', async () => {
      expectAppended(await appendNow(harness().open(), studyA));
      const ledger = harness().open();
      const { texts } = await ledger.read([studyA]);
      await harness().forget(studyA);
      await expect(ledger.read([studyA])).rejects.toEqual(unreadable);
      const append = ledger.append(studyA, texts.get(studyA) ?? '', [eventOf()], 'Settle');
      await expect(append).rejects.toEqual(unreadable);
      // Others cannot know what was there.
      expect((await harness().open().read([studyA])).texts.get(studyA)).toBe('');
    });

    it('dates each event by when it was written, by GitHub’s clock', async () => {
      const ledger = harness().open();
      const firstMs = harness().now();
      const events = [eventOf(), eventOf(), eventOf()];
      expectAppended(await appendNow(ledger, studyA, events.slice(0, 2)));
      harness().advance(3_600_000);
      expectAppended(await appendNow(ledger, studyA, events.slice(2)));
      harness().advance(3_600_000);
      const ids = events.map(({ id }) => id);
      const other = harness().open();
      await other.read([studyA]);
      for (const reader of [ledger, other]) {
        const dates = await reader.readDates(studyA, ids);
        const hours = ids.map((id) => {
          const laterMs = (dates.get(id)?.getTime() ?? Number.NaN) - firstMs;
          return Math.floor((laterMs + 60_000) / 3_600_000);
        });
        expect(hours).toEqual([0, 0, 1]);
      }
    });

    it('dates no event that it does not have', async () => {
      const [ledger, one] = [harness().open(), eventOf()];
      await expect(ledger.readDates(studyA, [one.id])).rejects.toEqual(unreadable);
      expectAppended(await appendNow(ledger, studyA, [one]));
      const dates = ledger.readDates(studyA, [one.id, eventOf().id]);
      await expect(dates).rejects.toEqual(unreadable);
      expect((await ledger.readDates(studyA, [])).size).toBe(0);
    });

    it('lets a claim that stands alone be paid, and shows it to whoever reads next', async () => {
      const [ledger, claimed] = [harness().open(), claim()];
      const { text, sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
      const permission = await ledger.askToPay(studyA, claimed, sentAt);
      if (permission.kind !== 'granted') throw new Error(permission.reason);
      // The pay request has its time from then on: no sooner than the claim was sent.
      expect(permission.since.monotonicMs).toBeGreaterThanOrEqual(sentAt.monotonicMs);
      expect(permission.since.wallMs).toBeGreaterThanOrEqual(sentAt.wallMs);
      expect((await harness().open().read([studyA])).texts.get(studyA)).toBe(text);
    });

    it('throws nothing where it is asked about a claim that is gone since', async () => {
      const [ledger, claimed] = [harness().open(), claim()];
      const { sentAt } = expectAppended(await appendNow(ledger, studyA, [claimed]));
      await harness().forget(studyA);
      expect(['granted', 'denied']).toContain(
        (await ledger.askToPay(studyA, claimed, sentAt)).kind,
      );
    });

    it('only grows, whoever writes, and all read the same', async () => {
      const writers = [harness().open(), harness().open()];
      let before = '';
      for (let nth = 0; nth < 4; nth += 1) {
        const writer = writers[nth % 2] ?? harness().open();
        const { text } = expectAppended(await appendNow(writer, studyA));
        expect(text.startsWith(before)).toBe(true);
        for (const reader of [...writers, harness().open()])
          expect((await reader.read([studyA])).texts.get(studyA)).toBe(text);
        before = text;
      }
    });

    it('says where a human finds it, before anything was written and after', async () => {
      const ledger = harness().open();
      await ledger.read([studyA]);
      expect(ledger.url(studyA)).toMatch(/^[a-z]+:./);
      expectAppended(await appendNow(ledger, studyA));
      await ledger.read([studyA]);
      expect(ledger.url(studyA)).toMatch(/^[a-z]+:./);
    });

    it('has no other studies where nothing was written', async () => {
      expect(await harness().open().readOthers([studyA])).toEqual({ texts: new Map(), unread: [] });
    });

    it('reads the other studies of the same place, and none of those that are named', async () => {
      const texts = new Map<string, string>();
      for (const study of [studyA, studyB, studyAt(3)]) {
        const append = await appendNow(harness().open(), study, [claim()]);
        texts.set(study, expectAppended(append).text);
      }
      const others = await harness().open().readOthers([studyA]);
      texts.delete(studyA);
      expect(others.unread).toEqual([]);
      expect(new Map(others.texts)).toEqual(texts);
      expect(
        (
          await harness()
            .open()
            .readOthers([studyA, studyB, studyAt(3)])
        ).texts.size,
      ).toBe(0);
    });

    it('misses nothing where nothing was lost', async () => {
      const ledger = harness().open();
      expectAppended(await appendNow(ledger, studyA, [claim()]));
      expect((await ledger.readLosses(studyA)).losses).toEqual([]);
    });
  });
}
