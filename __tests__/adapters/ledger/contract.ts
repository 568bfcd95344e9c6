import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { describeAnyLedger } from './contract-any.ts';
import { describeAppends } from './contract-appends.ts';
import { studyA, studyB } from './ledger-events.ts';
import type { HomeAnswer, HomeQuestion } from '../../../src/core/checks/tip.ts';
import type { LedgerHarness } from './ledger-harness.ts';

const unreadable = expect.objectContaining({ code: 'LEDGER_UNREADABLE' });

/**
 * What a ledger of one file for each study on one branch must do; the flows are tested over the
 * fake, so the fake must do it too.
 */
export function describeLedger(name: string, makeHarness: () => Promise<LedgerHarness>): void {
  describe(name, () => {
    let harness: LedgerHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    describeAnyLedger(() => harness);

    describe('reading', () => {
      it('takes an absent file on a branch for an empty ledger of that study', async () => {
        await harness.overwrite(studyA, 'a line\n');
        const reading = await harness.open().read([studyA, studyB]);
        expect(reading.texts.get(studyA)).toBe('a line\n');
        expect(reading.texts.get(studyB)).toBe('');
      });

      it('keeps text as it is, beyond ASCII', async () => {
        await harness.overwrite(studyA, '{"reason":"påid – ✓ 💷"}\n');
        const reading = await harness.open().read([studyA]);
        expect(reading.texts.get(studyA)).toBe('{"reason":"påid – ✓ 💷"}\n');
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

      it('is a branch too, even where the study had no file on it', async () => {
        await harness.overwrite(studyB, 'a line\n');
        const ledger = harness.open();
        await ledger.read([studyA]);
        await harness.deleteBranch();
        await expect(ledger.read([studyA])).rejects.toEqual(unreadable);
      });
    });

    describeAppends(() => harness);

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
