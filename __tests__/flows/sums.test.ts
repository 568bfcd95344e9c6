import { describe, expect, it } from '@jest/globals';
import { ann, study } from '../kit/builders.ts';
import { codesOf, textOf } from '../kit/readings.ts';
import { hour, World } from '../kit/world.ts';

describe('reconcile, beside looking,', () => {
  it('ends blocked where a study has bonuses and no ledger at all', async () => {
    const world = new World();
    await world.pay();
    world.store.deleteBranch();
    const record = await world.reconcile();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LEDGER_LOST']);
    expect(textOf(record, 'LEDGER_LOST')).toContain('7.25 GBP');
  });

  it('warns where Prolific shows more than the ledger has, with both sums', async () => {
    const world = new World();
    await world.pay();
    world.prolific.give(study, ann, 100);
    const record = await world.reconcile();
    expect(record.status).toBe('reconciled');
    expect(record.warnings).toEqual([
      expect.stringContaining('Prolific shows bonuses of 8.25 GBP in study'),
    ]);
    expect(record.warnings[0]).toContain('the ledger has 7.25');
  });

  it('warns of that also while something is on its way', async () => {
    const world = new World();
    world.prolific.pays.push({ arrivesAfterMs: hour });
    await world.pay();
    world.prolific.give(study, ann, 1_000);
    const { warnings } = await world.reconcile();
    expect(warnings).toContainEqual(expect.stringContaining('shows bonuses of 10.00 GBP in study'));
  });

  it('asks for no sum once it is cancelled', async () => {
    const world = new World();
    await world.pay();
    const asked = world.journal.count('cost');
    world.clock.cancel();
    await world.reconcile();
    expect(world.journal.count('cost')).toBe(asked);
  });

  it('crashes where that meets a bug', async () => {
    const world = new World();
    world.journal.before('cost', () => {
      throw new TypeError('bug');
    });
    await expect(world.reconcile()).rejects.toThrow('bug');
  });

  it('says nothing where both have the same, or nothing', async () => {
    const world = new World();
    expect((await world.reconcile()).warnings).toEqual([]);
    await world.pay();
    const record = await world.reconcile();
    expect([record.status, ...record.warnings]).toEqual(['reconciled']);
  });

  it('warns where the sums cannot be seen', async () => {
    const world = new World();
    await world.pay();
    world.prolific.isDown = true;
    const record = await world.reconcile();
    expect(record.warnings.join()).toContain('could not see whether the ledger');
  });
});
