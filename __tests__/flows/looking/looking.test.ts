import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { ann, bob, bulkId, claim, claimedBonus, cyd, study } from '../../kit/builders.ts';
import { exitOf } from '../../kit/readings.ts';
import { hour, minute, World } from '../../kit/world.ts';

const unknown = { kind: 'unknown', reason: 'time-out' } as const;

/** The reads of Prolific after the pay request. */
function looksOf(world: World): string[] {
  const { sent } = world.journal;
  const paid = sent.findIndex((name) => name.startsWith('pay'));
  return sent
    .slice(paid + 1)
    .filter((name) => /^(?:cost|list)/.test(name))
    .map((name) => name.slice(0, 4));
}

describe('looking is cheap', () => {
  it('polls the cost of the study with growing pauses, and reads the persons when time is up', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesAfterMs: hour });
    await world.pay();
    expect(world.clock.pausesMs).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 25_000]);
    expect(looksOf(world)).toEqual(['cost', 'cost', 'cost', 'cost', 'cost', 'cost', 'list']);
  });

  it('reads the persons when the cost has moved far enough, and not before', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesAfterMs: hour });
    // Ann is there after 12 seconds, Bob after 30.
    world.prolific.give(study, ann, 425, 12_000);
    world.prolific.give(study, bob, 300, 30_000);
    await world.pay();
    expect(looksOf(world).slice(0, 5)).toEqual(['cost', 'cost', 'cost', 'cost', 'list']);
    expect(world.lines().at(-1)).toBe('settled draft-1');
    expect(world.clock.pausesMs).toEqual([5_000, 10_000, 20_000]);
  });

  it('reads nobody for a payment of unknown fate either before the cost has moved', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: 12_000 });
    expect((await world.pay()).status).toBe('paid');
    expect(looksOf(world).slice(0, 4)).toEqual(['cost', 'cost', 'cost', 'list']);
  });

  it('waits for what is still missing when the persons have shown a part', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 300)] })]);
    world.prolific.give(study, ann, 425);
    world.prolific.give(study, cyd, 299, 6_000);
    world.prolific.give(study, bob, 300, 40_000);
    expect((await world.reconcile()).status).toBe('reconciled');
    // Once at the start; Cyd's money is too little to prove anything; then once when Bob's has
    // come.
    expect(world.journal.count('list')).toBe(2);
    expect(world.clock.pausesMs).toEqual([5_000, 10_000, 20_000, 30_000]);
  });

  it('lets the persons decide where the cost has moved for another reason', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown });
    world.prolific.give(study, cyd, 10_000, 3_000);
    const record = await world.pay();
    expect(record.status).toBe('in-doubt');
    expect(world.journal.count('append settled')).toBe(0);
    const [polls, last] = [Array.from({ length: 4 }, () => 'cost'), 'list'];
    expect(looksOf(world)).toEqual(['cost', 'cost', 'list', ...polls, last]);
  });

  it('reads the persons where the cost is not available', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: 12_000 });
    world.journal.after('pay', () => {
      world.prolific.costs = () => null;
    });
    expect((await world.pay()).status).toBe('paid');
    expect(looksOf(world).slice(0, 6)).toEqual(['cost', 'list', 'cost', 'list', 'cost', 'list']);
    expect(world.clock.pausesMs.slice(0, 2)).toEqual([5_000, 10_000]);
  });

  it('reads the persons again where the cost was not available when they were last read', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(ann)] })]);
    world.prolific.give(study, ann, 425, 3_000);
    // Not there at first, and then behind what the persons show.
    const costs = [null, 100];
    world.prolific.costs = () => costs.shift() ?? null;
    expect((await world.reconcile()).status).toBe('reconciled');
    expect(world.clock.pausesMs).toEqual([5_000]);
  });

  it('reads nobody one by one where the list says what everybody has, and asks for the cost once a look', async () => {
    const world = new World();
    world.prolific.listSays = 'the truth';
    world.write([claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 300)] })]);
    // As much as is missing, but not theirs.
    world.prolific.give(study, cyd, 725, 3_000);
    const record = await world.reconcile({ settings: { settleMs: 15_000 } });
    expect([record.status, world.clock.pausesMs]).toEqual(['in-doubt', [5_000, 10_000]]);
    const sent = world.journal.sent.filter((name) => /^(?:cost|list|submission)/.test(name));
    // The first look, one after the cost has moved, and the last one.
    const looks = [
      ['cost aa', 'list aa'],
      ['cost aa', 'list aa'],
      ['list aa', 'cost aa'],
    ];
    expect(sent).toEqual(looks.flat());
  });

  it('reads only those one by one of whom the list does not say what they have', async () => {
    const world = new World();
    const { prolific } = world;
    prolific.listSays = 'the truth';
    world.write([claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 300)] })]);
    prolific.give(study, ann, 425);
    const list = prolific.listSubmissions.bind(prolific);
    prolific.listSubmissions = async (of) => {
      const { submissions, readAt } = await list(of);
      const told = submissions.map((one) =>
        one.participant === bob ? { ...one, received: null } : one,
      );
      return { submissions: told, readAt };
    };
    const record = await world.reconcile({ settings: { settleMs: 0 } });
    expect(record.open.map(({ arrived }) => arrived?.size)).toEqual([1]);
    expect(world.journal.sent.filter((name) => name.startsWith('submission'))).toEqual([
      `submission ${bob.slice(-2)}`,
    ]);
  });

  it('reads the persons when time is up although the cost never moved', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: unknown, arrivesAfterMs: minute });
    world.prolific.costs = () => 0;
    expect((await world.pay()).status).toBe('paid');
    expect(looksOf(world).filter((name) => name === 'list').length).toBeGreaterThan(0);
  });

  it('reads nobody of whom nothing is open', async () => {
    const world = new World();
    world.write([claim({ bulk: bulkId('bulk-9'), bonuses: [claimedBonus(cyd)] })]);
    await world.reconcile({ settings: { settleMs: 0 } });
    expect(world.journal.sent.filter((name) => name.startsWith('submission'))).toEqual([
      `submission ${cyd.slice(-2)}`,
    ]);
  });

  it('asks Prolific nothing where everything is settled and nothing is due', async () => {
    const world = new World();
    await world.pay();
    const before = world.journal.sent.length;
    expect((await world.pay()).status).toBe('already-paid');
    expect(world.journal.sent.slice(before)).toEqual(['read']);
  });

  it('says so where the token is not good any more, and proves nothing', async () => {
    const world = new World();
    world.writeBulk('bulk-1', ['accepted'], { bonuses: [claimedBonus(ann)] });
    world.journal.before('list', () => {
      throw new ActionError('TOKEN_INVALID', 'Prolific does not know the token.', 'Fix it.');
    });
    const record = await world.reconcile();
    expect([record.status, exitOf(record)]).toEqual(['reconciled', 0]);
    expect(world.lines()).toEqual(['claimed bulk-1', 'accepted bulk-1']);
    expect(record.warnings[0]).toBe('TOKEN_INVALID: Prolific does not know the token. Fix it.');
    // It is the only look there is: the cost would save nothing.
    expect(world.journal.count('cost')).toBe(0);
  });

  it('crashes where looking meets a bug', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(ann)] })]);
    world.journal.before('list', () => {
      throw new TypeError('bug');
    });
    await expect(world.reconcile()).rejects.toThrow('bug');
  });
});
