import { describe, expect, it } from '@jest/globals';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import { eventOf, studyA, studyAt, studyB } from './ledger-events.ts';
import { appendNow, expectAppended, type LedgerHarness, noHome } from './ledger-harness.ts';

/** What every ledger must do with appends, alone and in races. */
export function describeAppends(harness: () => LedgerHarness): void {
  describe('appending', () => {
    it('makes the branch where there is none', async () => {
      const event = eventOf();
      const append = expectAppended(await appendNow(harness().open(), studyA, [event]));
      expect(append.text).toBe(serializeEvents([event]));
      expect(await harness().textOf(studyA)).toBe(append.text);
    });

    it('gives the head and the text that the next append stands on', async () => {
      const ledger = harness().open();
      const [first, second, third] = [eventOf(), eventOf(), eventOf()];
      const one = expectAppended(await appendNow(ledger, studyA, [first]));
      const two = await ledger.append(one.head, studyA, one.text, [second, third], 'Two more');
      expect(expectAppended(two).text).toBe(serializeEvents([first, second, third]));
      const reading = await ledger.read([studyA], noHome);
      expect(reading.texts.get(studyA)).toBe(serializeEvents([first, second, third]));
      expect(reading.head).toBe(expectAppended(two).head);
    });

    it('is stale, and writes nothing, where the study’s file has grown since it was read', async () => {
      const [mine, theirs] = [harness().open(), harness().open()];
      const reading = await mine.read([studyA], noHome);
      const { text } = expectAppended(await appendNow(theirs, studyA));
      const append = await mine.append(reading.head, studyA, '', [eventOf()], 'Claim bulk-2');
      expect(append).toEqual({ kind: 'stale' });
      expect(await harness().textOf(studyA)).toBe(text);
    });

    it('follows a head that only another study’s commit has moved', async () => {
      const [mine, theirs] = [harness().open(), harness().open()];
      expectAppended(await appendNow(mine, studyA));
      const { head, texts } = await mine.read([studyA], noHome);
      await appendNow(theirs, studyB);
      const base = texts.get(studyA) ?? '';
      const event = eventOf();
      const append = await mine.append(head, studyA, base, [event], 'Accept bulk-1');
      expect(expectAppended(append).text).toBe(base + serializeEvents([event]));
      expect(await harness().textOf(studyB)).not.toBeNull();
    });

    it.each([
      ['on a branch that was there', true],
      ['on a branch that two make at once', false],
    ])(
      'is stale where the head came with an append to another study, and others had written before it: %s',
      async (_, isThere) => {
        if (isThere) await harness().overwrite(studyA, 'base\n');
        const [mine, theirs] = [harness().open(), harness().open()];
        const { head, texts } = await mine.read([studyA, studyB], noHome);
        const claim = expectAppended(await appendNow(theirs, studyB));
        const accept = await mine.append(
          head,
          studyA,
          texts.get(studyA) ?? '',
          [eventOf()],
          'Accept bulk-1',
        );
        const after = expectAppended(accept).head;
        const append = await mine.append(after, studyB, '', [eventOf()], 'Claim bulk-2');
        expect(append).toEqual({ kind: 'stale' });
        expect(await harness().textOf(studyB)).toBe(claim.text);
      },
    );

    it('lets exactly one of ten win that append to one study from the same reading', async () => {
      await harness().overwrite(studyA, 'base\n');
      const ledgers = Array.from({ length: 10 }, () => harness().open());
      const { head } = await harness().open().read([studyA], noHome);
      const appends = await Promise.all(
        ledgers.map((ledger) => ledger.append(head, studyA, 'base\n', [eventOf()], 'Claim')),
      );
      const won = appends.filter(({ kind }) => kind === 'appended');
      expect(won).toHaveLength(1);
      expect(await harness().textOf(studyA)).toBe(
        won.map((one) => expectAppended(one).text).join(),
      );
    });

    it('brings all of eight through that append to different studies of one branch at once', async () => {
      await harness().overwrite(studyA, 'base\n');
      const { head } = await harness().open().read([studyA], noHome);
      const studies = Array.from({ length: 8 }, (_, index) => studyAt(index));
      const appends = await Promise.all(
        studies.map((study) => harness().open().append(head, study, '', [eventOf()], 'Claim')),
      );
      for (const [at, study] of studies.entries()) {
        const append = appends[at];
        if (append === undefined) throw new Error('Eight were asked for');
        expect(await harness().textOf(study)).toBe(expectAppended(append).text);
      }
    });

    it('lets two make the branch at once, each for its study', async () => {
      const [one, two] = await Promise.all([
        harness().open().append(null, studyA, '', [eventOf()], 'Claim'),
        harness().open().append(null, studyB, '', [eventOf()], 'Claim'),
      ]);
      expect(await harness().textOf(studyA)).toBe(expectAppended(one).text);
      expect(await harness().textOf(studyB)).toBe(expectAppended(two).text);
    });

    it('lets one of two win that make the branch at once for the same study', async () => {
      const appends = await Promise.all(
        [0, 1].map(() => harness().open().append(null, studyA, '', [eventOf()], 'Claim')),
      );
      expect(appends.map(({ kind }) => kind).toSorted()).toEqual(['appended', 'stale']);
    });
  });
}
