import { describe, expect, it } from '@jest/globals';
import { ann, batch, bob, claim, claimedBonus, cyd, study } from '../../kit/builders.ts';
import { bulkLines } from '../../kit/ledger-states.ts';
import { says } from '../resolving/resolving.ts';
import { World } from '../../kit/world.ts';

const batches = [
  batch([
    [ann, 425],
    [cyd, 175],
  ]),
  batch([[bob, 300]], { label: 'bonuses/week2.csv' }),
];
const workspaceId = '5f00000000000000000000cc';
const facts = [
  `Ledger of study ${study}: 0 bonuses paid so far, 0.00 in all.`,
  `Study ${study} (Reading times, wave 2): Prolific shows 0.00 GBP in bonuses so far.`,
];
const planned = expect.stringMatching(
  /^Due: 3 bonuses, 9\.00 GBP; 0 bonuses were paid before\. Plan [0-9a-f]{64}$/,
);
const setUps = [
  'Bulk payment draft-1 set up: 2 bonuses, 6.00 GBP, 7.50 with fees and VAT.',
  'Bulk payment draft-2 set up: 1 bonus, 3.00 GBP, 3.75 with fees and VAT.',
];

describe('the log', () => {
  it('of a paying run has a line for each fact, and one for each bulk payment as it moves', async () => {
    const world = new World();
    await world.pay({ batches, settings: { workspaceId } });
    expect(world.log).toEqual([
      ...facts,
      planned,
      ...setUps,
      'Bulk payment 1 of 2: 0 bonuses paid so far.',
      'Bulk payment draft-1: paying 6.00 GBP to 2 people.',
      'Bulk payment 2 of 2: 2 bonuses paid so far.',
      'Bulk payment draft-1: accepted, 6.00 GBP, and recorded.',
      'Bulk payment draft-2: paying 3.00 GBP to 1 person.',
      'Bulk payment draft-2: accepted, 3.00 GBP, and recorded.',
      'Bulk payment draft-1: all 2 bonuses have arrived, 6.00 GBP.',
      'Bulk payment draft-2: its bonus has arrived, 3.00 GBP.',
    ]);
  });

  it('of a study whose name is not available has its id alone', async () => {
    const world = new World();
    world.prolific.studyName = null;
    await world.plan({ batches });
    expect(world.log).toContain(`Study ${study}: Prolific shows 0.00 GBP in bonuses so far.`);
  });

  it('of a lost answer says that it looks for the money, and for how long it waits', async () => {
    const world = new World();
    const outcome = { kind: 'unknown', reason: 'time-out' } as const;
    world.prolific.pays.push({ outcome, arrivesAfterMs: 12_000 });
    await world.pay();
    expect(world.log.slice(6)).toEqual([
      'Bulk payment draft-1: unknown, 7.25 GBP, and recorded.',
      'Bulk payment draft-1: nobody knows whether it was paid (time-out). Checking whether the money arrives.',
      'Waiting until Prolific shows draft-1.',
      'Waiting until Prolific shows draft-1.',
      'Bulk payment draft-1: all 2 bonuses have arrived, 7.25 GBP.',
      'Due: nothing; 2 bonuses were paid before.',
    ]);
  });

  it('of a reconciling run names what it waits for', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(ann)] })], { minutesAgo: 5 });
    world.prolific.give(study, ann, 425, 3_000);
    await world.reconcile();
    expect(world.log).toEqual([
      `Ledger of study ${study}: 0 bonuses paid so far, 0.00 in all.`,
      'Waiting until Prolific shows bulk-1.',
      'Bulk payment bulk-1: its bonus has arrived, 4.25 GBP.',
    ]);
  });

  it('of a resolving run says what was resolved, by whom, and what that means', async () => {
    const world = new World();
    world.write(
      bulkLines('bulk-1', ['unknown'], { bonuses: [claimedBonus(ann), claimedBonus(cyd)] }),
      {
        minutesAgo: 90,
      },
    );
    world.prolific.give(study, cyd, 425);
    await world.reconcile({ settings: { resolve: [says('not-paid')] } });
    expect(world.log).toEqual([
      'Bulk payment bulk-1: resolved as not paid by hubot; 1 of 2 bonuses are due again, 1 had arrived and count as paid.',
      `Ledger of study ${study}: 1 bonus paid so far, 4.25 in all.`,
    ]);
  });

  it('of a plan with a quote says that drafts pay nothing', async () => {
    const world = new World();
    await world.plan({ batches, settings: { quote: true, workspaceId } });
    expect(world.log).toEqual([
      ...facts,
      planned,
      ...setUps,
      'These bulk payments are drafts: nothing is paid by setting them up.',
    ]);
  });
});
