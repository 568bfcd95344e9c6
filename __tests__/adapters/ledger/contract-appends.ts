import { describe, expect, it } from '@jest/globals';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import { eventOf, studyA, studyAt, studyB } from './ledger-events.ts';
import { appendNow, expectAppended, type LedgerHarness } from './ledger-harness.ts';

/** What a ledger with a compare-and-swap must do with appends, alone and in races. */
export function describeAppends(harness: () => LedgerHarness): void {
  describe('appending', () => {
    it('makes the branch where there is none', async () => {
      const event = eventOf();
      const append = expectAppended(await appendNow(harness().open(), studyA, [event]));
      expect(append.text).toBe(serializeEvents([event]));
      expect(await harness().textOf(studyA)).toBe(append.text);
    });

    it('follows a head that only another study’s commit has moved', async () => {
      const [mine, theirs] = [harness().open(), harness().open()];
      expectAppended(await appendNow(mine, studyA));
      const { texts } = await mine.read([studyA]);
      await appendNow(theirs, studyB);
      const base = texts.get(studyA) ?? '';
      const event = eventOf();
      const append = await mine.append(studyA, base, [event], 'Accept bulk-1');
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
        const { texts } = await mine.read([studyA, studyB]);
        const claim = expectAppended(await appendNow(theirs, studyB));
        await mine.append(studyA, texts.get(studyA) ?? '', [eventOf()], 'Accept bulk-1');
        const append = await mine.append(studyB, '', [eventOf()], 'Claim bulk-2');
        expect(append).toEqual({ kind: 'stale' });
        expect(await harness().textOf(studyB)).toBe(claim.text);
      },
    );

    it('lets exactly one of ten win that append to one study from the same reading', async () => {
      await harness().overwrite(studyA, 'base\n');
      const ledgers = Array.from({ length: 10 }, () => harness().open());
      await Promise.all(ledgers.map((ledger) => ledger.read([studyA])));
      const appends = await Promise.all(
        ledgers.map((ledger) => ledger.append(studyA, 'base\n', [eventOf()], 'Claim')),
      );
      const won = appends.filter(({ kind }) => kind === 'appended');
      expect(won).toHaveLength(1);
      expect(await harness().textOf(studyA)).toBe(
        won.map((one) => expectAppended(one).text).join(),
      );
    });

    it('brings all of eight through that append to different studies of one branch at once', async () => {
      await harness().overwrite(studyA, 'base\n');
      const studies = Array.from({ length: 8 }, (_, index) => studyAt(index));
      const ledgers = studies.map((study) => ({ study, ledger: harness().open() }));
      await Promise.all(ledgers.map(({ ledger, study }) => ledger.read([study])));
      const appends = await Promise.all(
        ledgers.map(({ ledger, study }) => ledger.append(study, '', [eventOf()], 'Claim')),
      );
      for (const [at, study] of studies.entries()) {
        const append = appends[at];
        if (append === undefined) throw new Error('Eight were asked for');
        expect(await harness().textOf(study)).toBe(expectAppended(append).text);
      }
    });

    it('lets two make the branch at once, each for its study', async () => {
      const [one, two] = await Promise.all([
        harness().open().append(studyA, '', [eventOf()], 'Claim'),
        harness().open().append(studyB, '', [eventOf()], 'Claim'),
      ]);
      expect(await harness().textOf(studyA)).toBe(expectAppended(one).text);
      expect(await harness().textOf(studyB)).toBe(expectAppended(two).text);
    });

    it('lets one of two win that make the branch at once for the same study', async () => {
      const appends = await Promise.all(
        [0, 1].map(() => harness().open().append(studyA, '', [eventOf()], 'Claim')),
      );
      expect(appends.map(({ kind }) => kind).toSorted()).toEqual(['appended', 'stale']);
    });
  });
}
