import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, endpointsOf, story, type StoryOptions, test } from './story.ts';

const part1 = ['1.50', '1.25', '0.75'];
const part2 = { 'bonuses/part2.csv': ['2.10', '2.20'] };

/**
 * A study at Prolific for each time-point, with the same people; part 1 was paid under the first.
 * Gives the second's id.
 */
async function twoTimePoints(lab: Lab): Promise<string> {
  await lab.push({ 'bonuses/part1.csv': csvOf(lab, part1) });
  expect(endOf(await lab.run())).toBe('paid, exit 0');
  const second = lab.prolific.addStudy({ participants: lab.study.participants });
  await lab.push({ 'bonuses/part2.csv': csvOf(lab, part2['bonuses/part2.csv']) });
  return second.id;
}

/** What the n-th participant got under each study, in cents, in the order of the payments. */
function paidTo(lab: Lab, nth: number, second: string): number[][] {
  return [lab.study.id, second].map((id) =>
    lab.prolific.money.paidTo(lab.person(nth), id).map(({ cents }) => cents),
  );
}

function told(tell: (lab: Lab, second: string) => Promise<void>, options: StoryOptions = {}) {
  return story(options, async (lab) => tell(lab, await twoTimePoints(lab)));
}

describe('a workflow whose study-id was changed, with the files of the study before', () => {
  it(
    'is asked which of them to pay, and pays nobody',
    told(async (lab, second) => {
      const asked = await lab.run({ inputs: { 'study-id': second } });

      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'PAID_ELSEWHERE']);
      expect(asked.summary).toContain(lab.study.id);
      expect(asked.log).toContain('3 of its 3 people with the same amounts (3.50 in all)');
      expect(paidTo(lab, 1, second)).toEqual([[150], []]);
    }),
  );

  it(
    'pays all of them once somebody gives the digest, writes the answer down, and asks no more',
    told(async (lab, second) => {
      const inputs = { 'study-id': second };
      const asked = await lab.run({ inputs });
      const answer = { ...inputs, answer: asked.outputs['plan'] ?? '' };

      const paid = await lab.run({ inputs: answer, event: { name: 'workflow_dispatch' } });
      const again = await lab.run({ inputs });

      expect([endOf(paid), endOf(again)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      expect(paidTo(lab, 1, second)).toEqual([[150], [150, 210]]);
      expect((await lab.ledger(second))[0]).toMatchObject({ plan: answer.answer });
      expect((await lab.ledger(second))[0]?.answers).toHaveLength(1);
    }),
  );

  it(
    'pays the new file without a question where csv names that alone',
    told(async (lab, second) => {
      const inputs = { 'study-id': second, csv: 'bonuses/part2.csv' };
      const paid = await lab.run({ inputs });

      expect([endOf(paid), ...codesOf(paid)]).toEqual(['paid, exit 0']);
      expect(paidTo(lab, 1, second)).toEqual([[150], [210]]);
    }),
  );

  it(
    'is told that another ledger cannot be read, and pays what is new',
    told(async (lab, second) => {
      const inputs = { 'study-id': second, csv: 'bonuses/part2.csv' };
      const path = `ledger/${'5'.repeat(24)}.jsonl`;
      await lab.github.commitFile('lab/bonuses', 'prolific-bonus-ledger', path, 'by hand\n');
      const paid = await lab.run({ inputs });

      expect(endOf(paid)).toBe('paid, exit 0');
      expect(paid.summary).toContain(
        'could not fully check whether these people were paid under another study',
      );
      await lab.github.deleteFile('lab/bonuses', 'prolific-bonus-ledger', path);
    }),
  );
});

describe('two workflows over one glob, one for each study', () => {
  it(
    'do not both pay a file: the second asks',
    told(async (lab, second) => {
      const first = await lab.run();
      const asked = await lab.run({ inputs: { 'study-id': second } });

      expect(endOf(first)).toBe('paid, exit 0');
      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'PAID_ELSEWHERE']);
      expect(paidTo(lab, 1, second)).toEqual([[150, 210], []]);
    }),
  );
});

describe('the look at other studies', () => {
  test('is one request, only where a label is new to the study', async (lab) => {
    await lab.push({ 'bonuses/part1.csv': csvOf(lab, part1.slice(0, 2)) });
    const first = await lab.run();
    await lab.push({ 'bonuses/part1.csv': csvOf(lab, part1) });
    const grown = await lab.run();

    const queries = [first, grown].map(
      (run) => endpointsOf(run).filter((name) => name === 'github query').length,
    );
    expect(endOf(grown)).toBe('paid, exit 0');
    expect((queries[0] ?? 0) - (queries[1] ?? 0)).toBe(1);
  });
});
