import { describe, expect, it } from '@jest/globals';
import type { Ledger } from '../../../src/ports.ts';
import { ann } from '../../kit/builders.ts';
import { World } from '../../kit/world.ts';

describe('a ledger that says only after a while whether a claim holds', () => {
  it('is asked between claim and payment, and its time counts for the pay request', async () => {
    const world = new World();
    const asked: string[] = [];
    const askToPay: Ledger['askToPay'] = async (_, claim) => {
      asked.push(`${claim.bulk} after ${world.lines().join(', ')}`);
      await world.clock.sleep(120_000);
      return {
        kind: 'granted',
        since: { wallMs: world.clock.nowMs(), monotonicMs: world.clock.monotonicMs() },
      };
    };
    world.ledger = { askToPay };
    expect((await world.pay()).status).toBe('paid');
    expect(asked).toEqual(['draft-1 after claimed draft-1']);
  });

  it('and denies it is not paid on: the claim is withdrawn, and the run plans again', async () => {
    const world = new World();
    let asked = 0;
    world.ledger = {
      askToPay: (_study, _claim, sentAt) => {
        asked += 1;
        return Promise.resolve(
          asked === 1
            ? { kind: 'denied', reason: 'another run has claimed too' }
            : { kind: 'granted', since: sentAt },
        );
      },
    };
    expect((await world.pay()).status).toBe('paid');
    expect(world.lines().slice(0, 4)).toEqual([
      'claimed draft-1',
      'refused draft-1',
      'claimed draft-2',
      'accepted draft-2',
    ]);
    expect(world.events()[1]).toMatchObject({
      status: null,
      reason: 'another run has claimed too',
    });
    expect(world.journal.count('pay')).toBe(1);
  });
});

describe('a ledger with rules of its own', () => {
  it('that lets no re-run claim pays nothing in one, whatever is approved, and says that a new run does', async () => {
    const world = new World();
    world.ledger = { rules: { bonusesPerStudy: null, reRunsClaim: false } };
    const record = await world.pay({ attempt: 2 });
    expect(record.status).toBe('blocked');
    expect(record.findings.map(({ code }) => code)).toEqual(['EVENT_NOT_ALLOWED']);
    const approve = record.plan?.digest ?? '';
    expect((await world.pay({ attempt: 2, settings: { approve } })).status).toBe('blocked');
    expect((await world.plan({ attempt: 2 })).status).toBe('planned');
    expect((await world.pay()).status).toBe('paid');
    expect((await world.pay({ attempt: 2 })).status).toBe('already-paid');
  });

  it('that takes one bonus of a study says so in the plan, and pays nothing of two', async () => {
    const world = new World();
    world.ledger = { rules: { bonusesPerStudy: 1, reRunsClaim: true } };
    for (const record of [await world.plan(), await world.pay()]) {
      expect(record.status).toBe('blocked');
      expect(record.findings.map(({ code }) => code)).toEqual(['LIMIT_EXCEEDED']);
    }
    expect((await world.pay({ bonuses: [[ann, 425]] })).status).toBe('paid');
  });
});
