import { describe, expect, it } from '@jest/globals';
import { ownBulks } from '../../src/core/record/own-bulks.ts';
import { ActionError } from '../../src/core/errors.ts';
import { ann, batch, bob, bulkId, claimedBonus, event } from '../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';

const given = {
  batches: [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })],
  settings: { workspaceId: '5f00000000000000000000cc' },
};

describe('with workspace-id', () => {
  it('sets every bulk payment up, then asks for the balance, before the first is claimed', async () => {
    const world = new World();
    const record = await world.pay(given);
    expect(record.status).toBe('paid');
    const { sent } = world.journal;
    expect(sent.filter((name) => /^(?:set-up|balance|append claimed|pay)/.test(name))).toEqual([
      'set-up draft-1',
      'set-up draft-2',
      'balance',
      'append claimed draft-1',
      'pay draft-1',
      'append claimed draft-2',
      'pay draft-2',
    ]);
  });

  it('is INSUFFICIENT_BALANCE where the available balance does not cover the total, fees included, and nothing is claimed', async () => {
    const world = new World();
    // 7.25 and a quarter of fees: 9.06 and a fraction of a penny.
    world.prolific.balance = { currency: 'GBP', available: 906 };
    const record = await world.pay(given);
    expect(codesOf(record)).toEqual(['INSUFFICIENT_BALANCE']);
    expect(textOf(record, 'INSUFFICIENT_BALANCE')).toContain('9.07 GBP');
    expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
    expect(world.lines()).toEqual([]);
  });

  it('pays where the balance covers exactly that', async () => {
    const world = new World();
    world.prolific.balance = { currency: 'GBP', available: 907 };
    expect((await world.pay(given)).status).toBe('paid');
  });

  it('is CURRENCY_MISMATCH where the workspace holds another currency', async () => {
    const world = new World();
    world.prolific.balance = { currency: 'USD', available: 1_000_000 };
    const record = await world.pay(given);
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'CURRENCY_MISMATCH']);
  });

  it('is blocked, not refused, where Prolific will not show the balance: no set-up and no payment was refused', async () => {
    const world = new World();
    world.journal.before('balance', () => {
      throw new ActionError('PROLIFIC_REFUSED', 'Not your workspace.', 'Fix it.');
    });
    const record = await world.pay(given);
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'PROLIFIC_REFUSED']);
    expect(world.lines()).toEqual([]);
  });

  it('is SETUP_MISMATCH where two set-ups got the same id, and nothing is claimed', async () => {
    const world = new World();
    world.prolific.setUps.push({}, { bulk: bulkId('draft-1') });
    const record = await world.pay(given);
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'SETUP_MISMATCH']);
    expect(world.lines()).toEqual([]);
  });

  it('asks again for what is still due after another run came between', async () => {
    const world = new World();
    world.journal.before('append claimed draft-1', () => {
      world.writeBulk('bulk-9', ['accepted'], { bonuses: [claimedBonus(ann)] });
      world.prolific.balance = { currency: 'GBP', available: 374 };
    });
    const record = await world.pay(given);
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'INSUFFICIENT_BALANCE']);
    expect(textOf(record, 'INSUFFICIENT_BALANCE')).toContain('3.75 GBP');
  });

  it('is refused, not blocked, where the balance is short only after this run has paid something', async () => {
    const world = new World();
    world.writeBulk('bulk-9', ['accepted'], {
      batch: 'old.csv',
      bonuses: [claimedBonus(bob, 100)],
    });
    world.journal.after('append accepted draft-1', () => {
      world.write([event('settled', 'bulk-9')]);
      world.prolific.balance = { currency: 'GBP', available: 1 };
    });
    const record = await world.pay(given);
    expect([record.status, ...codesOf(record)]).toEqual(['refused', 'INSUFFICIENT_BALANCE']);
    expect(
      ownBulks(record)
        .filter(({ state }) => state === 'settled')
        .map(({ bulk }) => bulk),
    ).toEqual(['draft-1']);
  });
});
