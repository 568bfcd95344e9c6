import { describe, expect, it } from '@jest/globals';
import { type Lab, type LabRun, repository } from '../../sandbox/lab/lab.ts';
import { wrappedError } from '../../sandbox/prolific/answers.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story, test } from './story.ts';

const path = 'bonuses/week1.csv';

describe('a new file with running totals', () => {
  test('is asked about with the differences, and paid whole only by its digest', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['1.50', '1.25', '0.75']) });
    await lab.run();
    await lab.push({ 'bonuses/week2.csv': csvOf(lab, ['3.25', '2.50', '2.00']) });

    const asked = await lab.run();

    expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'RUNNING_TOTALS']);
    expect(asked.summary).toContain('1.75, 1.25, 1.25');
    expect(paidInOrder(lab)).toEqual([[150], [125], [75]]);

    const inputs = { answer: asked.outputs['plan'] ?? '' };
    const answered = await lab.run({ inputs, event: { name: 'workflow_dispatch' } });
    expect(endOf(answered)).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([
      [150, 325],
      [125, 250],
      [75, 200],
    ]);
  });

  test('is paid without a question once it holds the differences alone', async (lab) => {
    await lab.push({ [path]: csvOf(lab, ['1.50', '1.25', '0.75']) });
    await lab.run();
    await lab.push({ 'bonuses/week2.csv': csvOf(lab, ['1.75', '1.25', '1.25']) });

    expect(endOf(await lab.run())).toBe('paid, exit 0');
  });
});

describe('a file that the branch does not have', () => {
  const scenes: [string, (lab: Lab) => Promise<LabRun>][] = [
    [
      'because it was deleted, in a re-run of the run before that',
      async (lab) => {
        await lab.push({ [path]: csvOf(lab, ['4.25']) });
        const old = await lab.head();
        await lab.github.deleteFile(repository, 'main', path);
        return { workspace: await lab.checkOut(old), run: { id: 1, attempt: 2 } };
      },
    ],
    [
      'because no commit has it',
      async (lab) => {
        await lab.push({});
        await lab.write({ [path]: csvOf(lab, ['4.25']) });
        return {};
      },
    ],
    [
      'because the run belongs to a tag',
      async (lab) => {
        await lab.push({ [path]: csvOf(lab, ['4.25']) });
        return { event: { name: 'workflow_dispatch', ref: 'refs/tags/v1' } };
      },
    ],
    [
      'because the branch of the run is gone',
      async (lab) => {
        await lab.push({ [path]: csvOf(lab, ['4.25']) });
        return { event: { name: 'workflow_dispatch', ref: 'refs/heads/gone' } };
      },
    ],
  ];

  it.each(scenes)('is asked about and not paid: %s', (_, prepare) =>
    story({}, async (lab) => {
      const asked = await lab.run(await prepare(lab));

      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'CSV_OUTDATED']);
      expect(paidInOrder(lab).flat()).toEqual([]);
    })(),
  );
});

describe('people in what a run prints', () => {
  const id = '60ffe5c8371090c7041d43f8';

  it(
    'are named by line where Prolific names their ids, and by no part of an id',
    story({ participants: [id, '5e9b9c9b0f7c3c0009b7d2aa'] }, async (lab) => {
      lab.prolific.script('pay', 1, {
        kind: 'status',
        answer: wrappedError({ status: 400, title: 'Bad request', detail: `Not payable: ${id}` }),
      });
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      const result = await lab.run();

      expect(endOf(result)).toBe('refused, exit 1');
      expect(result.log).toContain(`Not payable: line 2 of ${path}`);
      expect((await lab.ledger()).at(-1)?.reason).toContain(`line 2 of ${path}`);
      expect([result.log, result.summary, await lab.ledgerText()].join()).not.toContain('43f8');
    }),
  );

  test('are shown by no part of an id in a wrong column either', async (lab) => {
    await lab.push({
      [path]: `participant_id,amount\n${id.slice(0, 20)},4.25\n${id},c7041d43f8\n`,
    });
    const result = await lab.run();

    expect([endOf(result), ...codesOf(result)]).toEqual(['blocked, exit 1', 'CSV_INVALID']);
    expect([result.log, result.summary].join()).not.toMatch(/43f8|7041d|60ffe5c/);
  });
});
