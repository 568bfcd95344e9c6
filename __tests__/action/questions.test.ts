import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Lab, type LabRun, repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, story, test } from './story.ts';
import { wrappedError } from '../../sandbox/prolific/answers.ts';

const path = 'bonuses/week1.csv';
const lastWeek = ['4.25', '0.50'];

interface Scene {
  name: string;
  code: 'ALREADY_BONUSED' | 'BATCH_RENAMED' | 'CSV_OUTDATED';
  /** Lets everything happen that comes before the run with the question, and gives that run. */
  prepare: (lab: Lab) => Promise<LabRun>;
  /**
   * What the participants have got, in cents, when the question is asked, and after it was
   * answered.
   */
  before: number[][];
  after: number[][];
}

/** Last week's file is paid; whether that went well is told by what `before` says. */
async function payLastWeek(lab: Lab): Promise<void> {
  await lab.push({ [path]: csvOf(lab, lastWeek) });
  await lab.run();
}

/** Last week's file has another name in the checkout, and these amounts. */
async function renameTo(lab: Lab, name: string, amounts: readonly string[]): Promise<LabRun> {
  const workspace = await lab.push({ [name]: csvOf(lab, amounts) });
  await rm(join(workspace, path));
  return { workspace };
}

const scenes: Scene[] = [
  {
    name: 'a paid file that was renamed',
    code: 'BATCH_RENAMED',
    prepare: async (lab) => {
      await payLastWeek(lab);
      return renameTo(lab, 'bonuses/week1-final.csv', lastWeek);
    },
    before: [[425], [50], [], []],
    after: [[425, 425], [50, 50], [], []],
  },
  {
    name: 'a paid file that was renamed with one line corrected',
    code: 'BATCH_RENAMED',
    prepare: async (lab) => {
      await payLastWeek(lab);
      return renameTo(lab, 'bonuses/week1-final.csv', ['4.25', '0.75']);
    },
    before: [[425], [50], [], []],
    after: [[425, 425], [50, 75], [], []],
  },
  {
    name: 'a paid file that was given a label later',
    code: 'BATCH_RENAMED',
    prepare: async (lab) => {
      await payLastWeek(lab);
      return { inputs: { batch: 'week 1' } };
    },
    before: [[425], [50], [], []],
    after: [[425, 425], [50, 50], [], []],
  },
  {
    name: "a new file that holds last week's people again, and new ones",
    code: 'BATCH_RENAMED',
    prepare: async (lab) => {
      await payLastWeek(lab);
      await lab.push({ 'bonuses/week2.csv': csvOf(lab, [...lastWeek, '3.00', '1.10']) });
      return {};
    },
    before: [[425], [50], [], []],
    after: [[425, 425], [50, 50], [300], [110]],
  },
  {
    name: 'a copy that the same pattern matches in the same run',
    code: 'BATCH_RENAMED',
    prepare: async (lab) => {
      const text = csvOf(lab, lastWeek);
      await lab.push({ [path]: text, 'bonuses/week1-copy.csv': text });
      return {};
    },
    before: [[], [], [], []],
    after: [[425, 425], [50, 50], [], []],
  },
  {
    name: 'a re-run of the run before a correction that took somebody out',
    code: 'CSV_OUTDATED',
    prepare: async (lab) => {
      await lab.push({ [path]: csvOf(lab, [...lastWeek, '3.00']) });
      const old = await lab.head();
      await payLastWeek(lab);
      return { workspace: await lab.checkOut(old), run: { id: 1, attempt: 2 } };
    },
    before: [[425], [50], [], []],
    after: [[425], [50], [300], []],
  },
  {
    name: 'the first use in a study where somebody was bonused by hand',
    code: 'ALREADY_BONUSED',
    prepare: async (lab) => {
      lab.prolific.money.payByHand(lab.person(1), 425);
      await lab.push({ [path]: csvOf(lab, lastWeek) });
      return {};
    },
    before: [[425], [], [], []],
    after: [[425, 425], [50], [], []],
  },
];

/** A study where somebody was bonused by hand has no ledger yet, which is asked about too. */
function codesIn({ code }: Scene): string[] {
  return code === 'ALREADY_BONUSED' ? [code, 'LEDGER_LOST'] : [code];
}

/** The same run started by a human who names a plan. */
function answer(run: LabRun, approve: string): LabRun {
  return {
    ...run,
    inputs: { ...run.inputs, answer: approve },
    event: { name: 'workflow_dispatch' },
  };
}

function countPaid({ before, after }: Scene): { 'paid-count': string; 'paid-amount': string } {
  const due = after.flatMap((cents, at) => cents.slice(before[at]?.length));
  const cents = due.reduce((sum, one) => sum + one, 0);
  return { 'paid-count': `${due.length}`, 'paid-amount': (cents / 100).toFixed(2) };
}

function manualRunOf(plan: string): string {
  return `gh workflow run bonuses.yml --ref main -f answer=${plan}`;
}

function linesOf(text: string): string[] {
  return text.split('\n');
}

const fourPeople = { participants: 4 };

describe('a question', () => {
  it.each(scenes)('that nobody answered pays nobody: $code, $name', (scene) =>
    story(fourPeople, async (lab) => {
      const { code, prepare, before } = scene;
      const run = await prepare(lab);
      const ledger = await lab.ledgerText();

      const asked = await lab.run(run);

      expect(endOf(asked)).toBe('blocked, exit 1');
      expect(codesOf(asked)).toEqual(codesIn(scene));
      expect(asked.summary).toContain(code);
      expect(asked.outputs['plan']).toMatch(/^[0-9a-f]{64}$/);
      const manualRun = manualRunOf(asked.outputs['plan'] ?? '');
      expect(linesOf(asked.log)).toContain(manualRun);
      expect(linesOf(asked.summary)).toContain(manualRun);
      expect(paidInOrder(lab)).toEqual(before);
      expect(await lab.ledgerText()).toBe(ledger);
    })(),
  );

  it.each(scenes)('answered with its plan pays exactly what was due: $code, $name', (scene) =>
    story(fourPeople, async (lab) => {
      const run = await scene.prepare(lab);
      const approve = (await lab.run(run)).outputs['plan'] ?? '';
      expect(paidInOrder(lab)).toEqual(scene.before);

      const answered = await lab.run(answer(run, approve));
      const again = await lab.run(answer(run, approve));

      expect(endOf(answered)).toBe('paid, exit 0');
      expect(codesOf(answered)).toEqual(codesIn(scene));
      expect(answered.summary).toContain('**Answered**');
      // Nothing tells the reader to approve once more.
      expect(answered.log).not.toContain('gh workflow run');
      expect(answered.summary).not.toContain('gh workflow run');
      expect(answered.outputs).toMatchObject({ plan: approve, settled: 'true' });
      expect(answered.outputs).toMatchObject(countPaid(scene));
      const approved = (await lab.ledger()).filter((line) => line.plan === approve);
      expect(approved[0]).toMatchObject({ type: 'claimed', approved: true });
      expect(await ledgerTypes(lab)).toMatch(/settled$/);
      expect(endOf(again)).toBe('already-paid, exit 0');
      expect(paidInOrder(lab)).toEqual(scene.after);
    })(),
  );

  it.each(scenes)('answered with another plan pays nobody: $code, $name', (scene) =>
    story(fourPeople, async (lab) => {
      const run = await scene.prepare(lab);

      const answered = await lab.run(answer(run, 'f'.repeat(64)));

      expect(endOf(answered)).toBe('blocked, exit 1');
      expect(codesOf(answered)).toEqual([...codesIn(scene), 'PLAN_CHANGED'].sort());
      expect(answered.summary).toContain('PLAN_CHANGED');
      expect(paidInOrder(lab)).toEqual(scene.before);
    })(),
  );
});

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
