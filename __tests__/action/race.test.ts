import { describe, expect } from '@jest/globals';
import { Gate } from '../../sandbox/server/gate.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, ledgerTypes, paidInOrder, test } from './story.ts';

/** Two seconds: the loser waits for the outcome of the winner. */
const patient = { 'settle-minutes': '0.03' };

describe('two runs at the same moment', () => {
  test('that are held at the claim and let go together: one pays, the other pays nothing and ends well', async (lab) => {
    await lab.startLedger();
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
    const gate = new Gate();
    for (const nth of [1, 2]) lab.github.server.script('commit', nth, { kind: 'hold', gate });
    const runs = [lab.start({ inputs: patient }), lab.start({ inputs: patient })];

    await gate.waitFor(2);
    gate.open();
    const results = await Promise.all(runs.map(({ done }) => done));

    expect(results.map(endOf).sort()).toEqual(['already-paid, exit 0', 'paid, exit 0']);
    const payCalls = [...lab.prolific.money.bulks.values()].map((bulk) => bulk.payCalls);
    expect(payCalls.sort()).toEqual([0, 1]);
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
    expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
  });

  test('that both find no ledger branch: one makes it, one pays', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
    const gate = new Gate();
    for (const nth of [1, 2]) lab.github.server.script('ref', nth, { kind: 'hold', gate });
    const runs = [lab.start({ inputs: patient }), lab.start({ inputs: patient })];

    await gate.waitFor(2);
    gate.open();
    const results = await Promise.all(runs.map(({ done }) => done));

    expect(results.map(endOf).sort()).toEqual(['already-paid, exit 0', 'paid, exit 0']);
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
  });

  test('for two studies: both pay, and neither plans again because of the other', async (lab) => {
    await lab.startLedger();
    const other = lab.prolific.addStudy({ participants: 2 });
    const [one = '', two = ''] = other.participants;
    await lab.push({
      'bonuses/week1.csv': csvOf(lab, ['4.25']),
      'others/week1.csv': `${one},1.10\n${two},2.20\n`,
    });
    const gate = new Gate();
    for (const nth of [1, 2]) lab.github.server.script('commit', nth, { kind: 'hold', gate });
    const runs = [
      lab.start(),
      lab.start({ inputs: { 'study-id': other.id, csv: 'others/*.csv' } }),
    ];

    await gate.waitFor(2);
    gate.open();
    const results = await Promise.all(runs.map(({ done }) => done));

    expect(results.map(endOf)).toEqual(['paid, exit 0', 'paid, exit 0']);
    expect(lab.prolific.countOf('set-up')).toBe(2);
    expect([...lab.paid(other).values()]).toEqual([[110], [220]]);
    expect(paidInOrder(lab)).toEqual([[425], [], []]);
  });
});
