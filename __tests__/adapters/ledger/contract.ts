import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { describeAppends } from './contract-appends.ts';
import { eventOf, studyA, studyB } from './ledger-events.ts';
import type { HomeAnswer, HomeQuestion } from '../../../src/ports.ts';
import { appendNow, expectAppended, type LedgerHarness } from './ledger-harness.ts';

const unreadable = expect.objectContaining({ code: 'LEDGER_UNREADABLE' });

/** What every ledger must do; the flows are tested over the fake, so the fake must do it too. */
export function describeLedger(name: string, makeHarness: () => Promise<LedgerHarness>): void {
  describe(name, () => {
    let harness: LedgerHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    describe('reading', () => {
      it('takes an absent branch for an empty ledger', async () => {
        const reading = await harness.open().read([studyA, studyB]);
        expect(reading.texts).toEqual(
          new Map([
            [studyA, ''],
            [studyB, ''],
          ]),
        );
      });

      it('takes an absent file on a branch for an empty ledger of that study', async () => {
        await harness.overwrite(studyA, 'a line\n');
        const reading = await harness.open().read([studyA, studyB]);
        expect(reading.texts.get(studyA)).toBe('a line\n');
        expect(reading.texts.get(studyB)).toBe('');
      });

      it('reads no study at all', async () => {
        const reading = await harness.open().read([]);
        expect(reading.texts.size).toBe(0);
      });

      it('keeps text as it is, beyond ASCII', async () => {
        await harness.overwrite(studyA, '{"reason":"påid – ✓ 💷"}\n');
        const reading = await harness.open().read([studyA]);
        expect(reading.texts.get(studyA)).toBe('{"reason":"påid – ✓ 💷"}\n');
      });

      it('gives GitHub’s clock, which need not be the runner’s', async () => {
        harness.advance(5 * 86_400_000);
        const { githubNow } = await harness.open().read([studyA]);
        expect(Math.abs((githubNow?.getTime() ?? 0) - harness.now())).toBeLessThan(5_000);
      });

      it('looks again where a late look shows less than this process has seen', async () => {
        const ledger = harness.open();
        const { text } = expectAppended(await appendNow(ledger, studyA));
        expectAppended(await appendNow(ledger, studyA));
        harness.makeNextLookLate();
        const reading = await ledger.read([studyA]);
        expect(reading.texts.get(studyA)?.length).toBeGreaterThan(text.length);
      });
    });

    describe('a ledger that this process has seen and that is gone', () => {
      it.each([
        ['the file was deleted', () => harness.deleteFile(studyA)],
        ['the branch was deleted', () => harness.deleteBranch()],
        ['the file was shortened', () => harness.overwrite(studyA, 'first\n')],
        [
          'the file was replaced by a longer one',
          () => harness.overwrite(studyA, 'x\n'.repeat(50)),
        ],
      ])('is unreadable, not a fresh start: %s', async (_, meddle) => {
        await harness.overwrite(studyA, 'first\nsecond\n');
        const ledger = harness.open();
        await ledger.read([studyA]);
        await meddle();
        await expect(ledger.read([studyA])).rejects.toEqual(unreadable);
        // Others cannot know what was there.
        const other = await harness.open().read([studyA]);
        expect(other.texts.get(studyA)).toBe((await harness.textOf(studyA)) ?? '');
      });

      it('takes no append', async () => {
        const ledger = harness.open();
        const { text } = expectAppended(await appendNow(ledger, studyA));
        await harness.deleteBranch();
        const append = ledger.append(studyA, text, [eventOf()], 'Accept bulk-1');
        await expect(append).rejects.toEqual(unreadable);
        expect(await harness.textOf(studyA)).toBeNull();
      });

      it('is a branch too, even where the study had no file on it', async () => {
        await harness.overwrite(studyB, 'a line\n');
        const ledger = harness.open();
        await ledger.read([studyA]);
        await harness.deleteBranch();
        await expect(ledger.read([studyA])).rejects.toEqual(unreadable);
      });
    });

    describeAppends(() => harness);

    describe('dates of events', () => {
      it('are those at which they were written', async () => {
        const ledger = harness.open();
        const firstMs = harness.now();
        const events = [eventOf(), eventOf(), eventOf()];
        expectAppended(await appendNow(ledger, studyA, events.slice(0, 2)));
        harness.advance(3_600_000);
        expectAppended(await appendNow(ledger, studyA, events.slice(2)));
        harness.advance(3_600_000);
        const ids = events.map(({ id }) => id);
        const dates = await ledger.readDates(studyA, ids);
        const hours = ids.map((id) => {
          const laterMs = (dates.get(id)?.getTime() ?? Number.NaN) - firstMs;
          return Math.floor((laterMs + 60_000) / 3_600_000);
        });
        expect(hours).toEqual([0, 0, 1]);
      });

      it('are unreadable where the ledger has no such event', async () => {
        const [ledger, event] = [harness.open(), eventOf()];
        await expect(ledger.readDates(studyA, [event.id])).rejects.toEqual(unreadable);
        expectAppended(await appendNow(ledger, studyA, [event]));
        const dates = ledger.readDates(studyA, [event.id, eventOf().id]);
        await expect(dates).rejects.toEqual(unreadable);
      });

      it('may be asked of no event', async () => {
        expect((await harness.open().readDates(studyA, [])).size).toBe(0);
      });
    });

    describe('the run’s own repository', () => {
      const main = 'refs/heads/main';
      const askHome = async (question: HomeQuestion): Promise<HomeAnswer> => {
        const { ledger, home } = harness.openBoth();
        const answer = home.prepare(question);
        await ledger.read([studyA]);
        return answer();
      };

      it('tells the blob hashes at the tip of the run’s branch, and which files it lacks', async () => {
        const oid = await harness.commitCsv('bonuses/week1.csv', 'id,amount\n');
        const paths = ['bonuses/week1.csv', 'bonuses/week2.csv'];
        const answer = await askHome({ ref: main, paths });
        expect(answer.defaultBranch).toBe('main');
        expect(answer.tip).toEqual(
          new Map([
            ['bonuses/week1.csv', oid],
            ['bonuses/week2.csv', null],
          ]),
        );
      });

      it('has no tip for a run that belongs to no branch', async () => {
        const answer = await askHome({ ref: null, paths: ['a.csv'] });
        expect(answer).toEqual({ defaultBranch: 'main', tip: null });
      });
    });

    it('says where a human finds the ledger', () => {
      expect(harness.open().url(studyA)).toContain(`ledger/${studyA}.jsonl`);
    });
  });
}
