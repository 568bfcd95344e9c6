import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/core/plan/due.ts';
import { ann, batch, bob, bonuses, event, study } from '../kit/builders.ts';
import { codesOf, textOf } from './looking/readings.ts';
import { inDoubt, says } from './resolving/resolving.ts';
import { World } from '../kit/world.ts';

const approve = digestOf(
  bonuses([
    [ann, 425],
    [bob, 300],
  ]),
);

/** Paid under an approval and shown by Prolific; then somebody deleted the ledger's branch. */
async function paidAndForgotten(): Promise<World> {
  const world = new World();
  expect((await world.pay({ settings: { approve } })).status).toBe('paid');
  world.store.deleteBranch();
  return world;
}

describe('an approval that is older than the money', () => {
  it('does not let a re-run pay again after the ledger was deleted', async () => {
    const world = await paidAndForgotten();
    const record = await world.pay({ settings: { approve }, attempt: 2 });
    expect([record.status, ...codesOf(record)]).toEqual([
      'blocked',
      'ALREADY_BONUSED',
      'ALREADY_BONUSED',
    ]);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
    expect(record.findings[0]?.hint).toContain(
      'start a new manual run with the digest as `answer`',
    );
  });

  it('still answers in a new run, which somebody starts who has looked', async () => {
    const world = await paidAndForgotten();
    expect((await world.pay({ settings: { approve } })).status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425, 425]);
  });

  it('of a run that died half way asks again in a re-run, and goes on in a new run', async () => {
    const world = new World();
    const given = {
      batches: [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })],
      settings: {
        approve: digestOf([
          ...bonuses([[ann, 425]]),
          ...bonuses([[bob, 300]], { label: 'bonuses/week2.csv' }),
        ]),
      },
    };
    world.dieAt('before', 'append claimed draft-2');
    await world.pay(given);
    // Somebody pays the rest by hand; or it was so before, and the approval had answered it.
    world.prolific.give(study, bob, 300);
    const record = await world.pay({ ...given, attempt: 2 });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'ALREADY_BONUSED']);
    expect((await world.pay(given)).status).toBe('paid');
    expect(world.prolific.amountsOf(bob)).toEqual([300, 300]);
  });

  it('does not let a re-run pay again what was paid under another name meanwhile', async () => {
    const world = new World();
    world.prolific.balance = { currency: 'GBP', available: 0 };
    const workspaceId = '5f00000000000000000000cc';
    const old = { settings: { approve, workspaceId } };
    expect((await world.pay(old)).status).toBe('blocked');
    world.prolific.balance = { currency: 'GBP', available: 1_000_000 };
    const renamed = batch(
      [
        [ann, 425],
        [bob, 300],
      ],
      { label: 'bonuses/final.csv' },
    );
    expect((await world.pay({ batches: [renamed] })).status).toBe('paid');
    // The failed run of before is started again.
    const record = await world.pay({ ...old, attempt: 2 });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'BATCH_RENAMED']);
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('answers in a re-run whether the file is the newest', async () => {
    const world = new World();
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    expect((await world.pay({ settings: { approve }, attempt: 2 })).status).toBe('paid');
  });
});

describe('an approval in a run that also resolves', () => {
  /** In doubt; a human says that it was not paid, but the money shows up right after they looked. */
  function arrivesMeanwhile(): World {
    const world = inDoubt(60);
    world.journal.after('append resolved bulk-1', () => {
      world.prolific.give(study, ann, 425);
    });
    return world;
  }

  it('does not answer what people have received since: nobody has seen that', async () => {
    const world = arrivesMeanwhile();
    const record = await world.pay({ settings: { approve, resolve: [says('not-paid')] } });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'ALREADY_BONUSED']);
    expect(textOf(record, 'ALREADY_BONUSED')).toContain('Run again without those lines');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('pays where nothing is asked', async () => {
    const world = inDoubt(60);
    const record = await world.pay({ settings: { approve, resolve: [says('not-paid')] } });
    expect(record.status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('answers once it is given without resolve', async () => {
    const world = inDoubt(60, event('resolved-not-paid'));
    world.prolific.give(study, ann, 425);
    expect((await world.pay({ settings: { approve } })).status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([425, 425]);
  });
});
