import { describe, expect, it } from '@jest/globals';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { artifactRun } from './artifact-run.ts';
import { artifactStory } from './artifact-story.ts';
import { codesOf, csvOf } from './story.ts';

const part1 = ['1.50', '1.25', '0.75'];
const part2 = ['2.10', '2.20'];

/**
 * Part 1 was paid under the first study; then part 2 is there, and a second study with the same
 * people. Gives the second's id.
 */
async function twoTimePoints(lab: Lab): Promise<string> {
  await lab.push({ 'bonuses/part1.csv': csvOf(lab, part1) });
  expect(endOf(await lab.run(artifactRun({ id: 7 })))).toBe('paid, exit 0');
  const second = lab.prolific.addStudy({ participants: lab.study.participants });
  await lab.push({ 'bonuses/part2.csv': csvOf(lab, part2) });
  return second.id;
}

/** What the n-th participant got under each study, in cents. */
function paidTo(lab: Lab, nth: number, second: string): number[][] {
  return [lab.study.id, second].map((id) =>
    lab.prolific.money.paidTo(lab.person(nth), id).map(({ cents }) => cents),
  );
}

function told(tell: (lab: Lab, second: string) => Promise<void>) {
  return artifactStory(async (lab) => tell(lab, await twoTimePoints(lab)));
}

describe('a workflow whose ledger is kept as artifacts, with the study changed and the files of the one before', () => {
  it(
    'is asked whether to pay them once more, beside the limit of one file, and pays nobody',
    told(async (lab, second) => {
      const asked = await lab.run(artifactRun({ id: 8 }, { inputs: { 'study-id': second } }));

      expect([endOf(asked), ...codesOf(asked)]).toEqual([
        'blocked, exit 1',
        'LIMIT_EXCEEDED',
        'PAID_ELSEWHERE',
      ]);
      expect(asked.summary).toContain(lab.study.id);
      expect(asked.log).toContain('3 of its 3 people with the same amounts (3.50 in all)');
      expect(paidTo(lab, 1, second)).toEqual([[150], []]);
    }),
  );

  it(
    'pays them once more where somebody gives the digest, and asks no more',
    told(async (lab, second) => {
      const inputs = { 'study-id': second, csv: 'bonuses/part1.csv' };
      const asked = await lab.run(artifactRun({ id: 8 }, { inputs }));
      const answer = { ...inputs, answer: asked.outputs['plan'] ?? '' };
      const paid = await lab.run(artifactRun({ id: 9 }, { inputs: answer }));
      const again = await lab.run(artifactRun({ id: 10 }, { inputs }));

      expect(codesOf(asked)).toEqual(['PAID_ELSEWHERE']);
      expect([endOf(paid), endOf(again)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      expect(paidTo(lab, 1, second)).toEqual([[150], [150]]);
    }),
  );

  it(
    'is asked by a re-run too, which pays nobody whatever is answered',
    told(async (lab, second) => {
      const inputs = { 'study-id': second, csv: 'bonuses/part1.csv' };
      const asked = await lab.run(artifactRun({ id: 8 }, { inputs }));
      const answer = { ...inputs, answer: asked.outputs['plan'] ?? '' };
      const again = await lab.run(
        artifactRun({ id: 8, attempt: 2 }, { inputs: answer, attempt: { rerun: 'failed' } }),
      );

      expect(endOf(again)).toBe('blocked, exit 1');
      expect(codesOf(again)).toContain('EVENT_NOT_ALLOWED');
      expect(paidTo(lab, 1, second)).toEqual([[150], []]);
    }),
  );

  it(
    'pays the new file without a question where csv names that alone',
    told(async (lab, second) => {
      const inputs = { 'study-id': second, csv: 'bonuses/part2.csv' };
      const paid = await lab.run(artifactRun({ id: 8 }, { inputs }));

      expect([endOf(paid), ...codesOf(paid)]).toEqual(['paid, exit 0']);
      expect(paidTo(lab, 1, second)).toEqual([[150], [210]]);
    }),
  );

  it(
    'is told that another study’s record cannot be read, and pays what is new',
    told(async (lab, second) => {
      const { store } = lab.artifacts;
      const other = store.startAttempt({ runId: 6, event: 'workflow_dispatch' });
      store.upload(other, `prolific-bonus-ledger-${'5'.repeat(24)}-1`, Buffer.from('nonsense'));
      const inputs = { 'study-id': second, csv: 'bonuses/part2.csv' };
      const paid = await lab.run(artifactRun({ id: 8 }, { inputs }));

      expect(endOf(paid)).toBe('paid, exit 0');
      expect(paid.summary).toContain(
        'could not fully check whether these people were paid under another study',
      );
      store.removeRun(6);
    }),
  );
});
