import { describe, expect, it } from '@jest/globals';
import { Gate } from '../../sandbox/server/gate.ts';
import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, ledgerTypes, paidInOrder, story, test } from '../action/story.ts';

const longMs = 180_000;
const path = 'bonuses/week1.csv';

/** Another study's line, as a run in another job would append it. */
async function commitForeign(lab: Lab): Promise<void> {
  const other = ledgerPath('f'.repeat(24));
  await lab.github.commitFile(repository, ledgerBranch, other, '{"v":1}\n');
}

describe('eight studies on one ledger branch', () => {
  it(
    'that claim at the same moment are all paid once, and none plans again because of the others',
    story({ participants: 1 }, async (lab) => {
      await lab.startLedger();
      const others = Array.from({ length: 7 }, () => lab.prolific.addStudy({ participants: 1 }));
      const studies = [lab.study, ...others];
      const files = studies.map((study, at): [string, string] => [
        `studies/${at}.csv`,
        `${study.participants.join('')},1.1${at}\n`,
      ]);
      await lab.push(Object.fromEntries(files));
      const gate = new Gate();
      for (let nth = 1; nth <= 8; nth += 1)
        lab.github.server.script('commit', nth, { kind: 'hold', gate });
      const runs = studies.map((study, at) =>
        lab.start({ inputs: { 'study-id': study.id, csv: `studies/${at}.csv` }, limitMs: longMs }),
      );

      await gate.waitFor(8);
      gate.open();
      const results = await Promise.all(runs.map(({ done }) => done));

      expect(results.map(endOf)).toEqual(studies.map(() => 'paid, exit 0'));
      expect(studies.map((study) => [...lab.paid(study).values()])).toEqual(
        studies.map((_, at) => [[110 + at]]),
      );
      expect([lab.prolific.countOf('set-up'), lab.prolific.countOf('pay')]).toEqual([8, 8]);
    }),
    longMs,
  );
});

describe('a commit on the ledger branch between reading and claiming', () => {
  test('of another study makes the claim go on top of it, with no new plan', async (lab) => {
    await lab.startLedger();
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    lab.github.server.script('commit', 1, { kind: 'call', before: () => commitForeign(lab) });

    const result = await lab.run();

    expect(endOf(result)).toBe('paid, exit 0');
    expect(lab.prolific.countOf('set-up')).toBe(1);
    expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });

  test('of a run that paid part of the same batch makes the run plan again, and pay the rest alone', async (lab) => {
    await lab.startLedger();
    const older = await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50', '3.00']) });
    const gate = new Gate();
    lab.github.server.script('commit', 1, { kind: 'hold', gate });
    const slow = lab.start();
    await gate.waitFor(1);

    // The older file is not the branch's any more, which is asked about: the digest answers it.
    const planned = await lab.run({ workspace: older, inputs: { mode: 'plan' } });
    const approve = planned.outputs['plan'] ?? '';
    const quick = await lab.run({ workspace: older, inputs: { answer: approve } });
    gate.open();
    const result = await slow.done;

    expect([endOf(quick), endOf(result)]).toEqual(['paid, exit 0', 'paid, exit 0']);
    expect([quick.outputs['paid-count'], result.outputs['paid-count']]).toEqual(['2', '1']);
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
  });
});

describe('a claim whose answer is lost', () => {
  it.each<{ name: string; isForeign: boolean }>([
    { name: 'is found again at the head of the branch', isForeign: false },
    { name: 'is found again under a commit that another study has put on it', isForeign: true },
  ])('$name, and paid once', ({ isForeign }) =>
    story({}, async (lab) => {
      await lab.startLedger();
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      const { server } = lab.github;
      if (isForeign) server.script('commit', 1, { kind: 'call', after: () => commitForeign(lab) });
      server.script('commit', 1, { kind: 'reset-after' });

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
      expect(lab.prolific.countOf('pay')).toBe(1);
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    })(),
  );

  it(
    'while another run wants to pay the same is still the one that pays',
    story({ inputs: { 'settle-minutes': '0.05' } }, async (lab) => {
      await lab.startLedger();
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      const gate = new Gate();
      lab.github.server.script('commit', 1, { kind: 'hold-after', gate });
      lab.github.server.script('commit', 1, { kind: 'reset-after' });
      // The second has read the first one's claim, and looks for its money, before the first knows
      // that it was written.
      const open = (): void => {
        gate.open();
      };
      lab.prolific.script('submissions', 2, { kind: 'call', after: open });
      const first = lab.start();
      await gate.waitFor(1);
      const second = lab.start();
      const results = await Promise.all([first.done, second.done]);

      expect(results.map(endOf)).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      expect(lab.prolific.countOf('pay')).toBe(1);
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    }),
  );
});
