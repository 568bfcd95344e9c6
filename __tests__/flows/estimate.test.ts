import { describe, expect, it } from '@jest/globals';
import { study } from '../kit/builders.ts';
import { codesOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';

describe('what a plan says will be charged', () => {
  const asking = { settings: { workspaceId: '5f00000000000000000000cc' } };

  it('without a quote, warns where the balance covers the bonuses and not what they cost about', async () => {
    const world = new World();
    world.prolific.balance = { currency: 'GBP', available: 905 };
    const record = await world.plan(asking);
    expect([record.status, record.balance?.available]).toEqual(['planned', 905]);
    expect(record.warnings).toEqual([expect.stringContaining('cost about 9.06 GBP')]);
    expect(world.journal.steps).toEqual([]);
  });

  it('without a quote, warns of nothing more where the balance covers that to the penny', async () => {
    const world = new World();
    world.prolific.balance = { currency: 'GBP', available: 906 };
    const record = await world.plan(asking);
    expect([record.status, record.warnings, record.unchecked]).toEqual(['planned', [], []]);
  });

  it('says once that the balance is too little, where it does not even cover the bonuses', async () => {
    const world = new World();
    world.prolific.balance = { currency: 'GBP', available: 1 };
    const record = await world.plan(asking);
    expect([...codesOf(record), record.warnings]).toEqual(['INSUFFICIENT_BALANCE', []]);
  });

  it('with a quote, needs no estimate', async () => {
    const world = new World();
    world.prolific.rates = null;
    const record = await world.plan({ settings: { ...asking.settings, quote: true } });
    expect([record.status, record.unchecked]).toEqual(['planned', []]);
  });

  it('asks for no balance where no workspace is named', async () => {
    const world = new World();
    const record = await world.plan();
    expect([record.status, record.balance, world.journal.count('balance')]).toEqual([
      'planned',
      null,
      0,
    ]);
  });

  it('without a quote and without a share of fees, says what it could not check', async () => {
    const world = new World();
    world.prolific.rates = null;
    const { unchecked, warnings } = await world.plan(asking);
    expect(warnings).toEqual([]);
    expect(unchecked).toEqual([expect.stringContaining('set `quote: true` to see them')]);
  });

  it('learns what the study is called and what is charged there, also where nobody answers that', async () => {
    const world = new World();
    expect((await world.plan()).studies.get(study)).toEqual({
      name: 'Reading times, wave 2',
      rates: { fees: 0.25, vat: 0 },
    });
    world.prolific.studyName = null;
    expect((await world.plan()).studies.get(study)?.name).toBeNull();
  });
});
