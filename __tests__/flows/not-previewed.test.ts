import { describe, expect, it } from '@jest/globals';
import { stopUnreadable } from '../../src/adapters/ledger/stops.ts';
import { digestOf } from '../../src/core/plan/digest.ts';
import { ann, bob, bonuses, bulkId, claim, claimedBonus, event } from '../kit/builders.ts';
import { codesOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';

const requirePreview = true;
const seven = { number: 7, title: 'Bonuses of week 1', approvedBy: ['ada'] };
const byHand = { name: 'workflow_dispatch' };
const shown = digestOf(
  bonuses([
    [ann, 425],
    [bob, 300],
  ]),
);

/** A merged pull request whose preview showed Ann and Bob. */
function previewed(): World {
  const world = new World();
  world.store.previews = { pullRequests: [seven], digests: new Set([shown]) };
  return world;
}

describe('with `require-preview`, a push', () => {
  it('that a preview showed is paid', async () => {
    const record = await previewed().pay({ settings: { requirePreview } });
    expect([record.status, record.pullRequests]).toEqual(['paid', [seven]]);
  });

  it('that no preview showed is asked about, and a manual run that is given its digest pays it', async () => {
    const world = new World();
    const record = await world.pay({ settings: { requirePreview } });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'NOT_PREVIEWED']);
    const settings = { requirePreview, approve: record.plan?.digest ?? '' };

    const paid = await world.pay({ settings, event: byHand });

    expect([paid.status, ...codesOf(paid)]).toEqual(['paid', 'NOT_PREVIEWED']);
    const [claimed] = world.events();
    expect(claimed).toMatchObject({ plan: settings.approve, answers: paid.plan?.questions });
    expect(paid.plan?.questions).toHaveLength(1);
    // As a run that died half way is repeated under it, and as nothing is left to pay.
    expect((await world.pay({ settings, event: byHand })).status).toBe('already-paid');
  });

  it('that died half way is repeated under the answer that it was given', async () => {
    const world = new World();
    const asked = await world.pay({ settings: { requirePreview } });
    const settings = { requirePreview, approve: asked.plan?.digest ?? '' };
    const died = claim({
      plan: settings.approve,
      answers: [...(asked.plan?.questions ?? [])],
      bulk: bulkId('bulk-1'),
      bonuses: [claimedBonus(ann)],
    });
    world.write([died, event('settled', 'bulk-1')]);

    expect((await world.pay({ settings, event: byHand })).status).toBe('paid');
    expect(world.prolific.amountsOf(ann)).toEqual([]);
    expect(world.prolific.amountsOf(bob)).toEqual([300]);
  });

  it('is answered by no preview where something else is asked', async () => {
    const world = previewed();
    world.store.tip = new Map([['bonuses/week1.csv', 'another']]);
    const record = await world.pay({ settings: { requirePreview } });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'CSV_OUTDATED']);
  });

  it('whose claim was lost to another run is planned again under the same preview', async () => {
    const world = previewed();
    world.journal.before('append claimed', () => {
      const other = { bulk: bulkId('bulk-7'), batch: 'other.csv', bonuses: [claimedBonus(bob, 5)] };
      world.write([claim(other), event('refused', 'bulk-7')]);
    });
    expect((await world.pay({ settings: { requirePreview } })).status).toBe('paid');
  });

  it('is asked about where nobody can say what previews showed', async () => {
    const world = previewed();
    world.journal.before('previews', () => {
      throw stopUnreadable('GitHub does not answer');
    });
    const record = await world.pay({ settings: { requirePreview } });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'NOT_PREVIEWED']);
  });

  it.each([
    ['without `require-preview`', {}],
    ['in a manual run', { settings: { requirePreview }, event: byHand }],
    ['where nothing is due', { settings: { requirePreview }, bonuses: [] }],
  ])('is not asked for %s', async (_, given) => {
    const world = new World();
    const record = await world.pay(given);
    expect(['paid', 'already-paid']).toContain(record.status);
    expect(world.journal.count('previews')).toBe(0);
  });

  it('is not asked for on a tag, which may not pay anyway', async () => {
    const world = new World();
    const event = { ref: 'refs/tags/v1' };
    const record = await world.pay({ settings: { requirePreview }, event });
    expect(codesOf(record)).toEqual(['EVENT_NOT_ALLOWED', 'CSV_OUTDATED']);
    expect(world.journal.count('previews')).toBe(0);
  });

  it('is not asked for by a plan', async () => {
    const record = await new World().plan({ settings: { requirePreview } });
    expect([record.status, ...codesOf(record)]).toEqual(['planned']);
  });

  it('is answered by no digest of other people, nor of the people without the question', async () => {
    const world = new World();
    for (const approve of [shown, digestOf(bonuses([[ann, 425]]))]) {
      const record = await world.pay({ settings: { requirePreview, approve } });
      expect([record.status, ...codesOf(record)].sort()).toEqual([
        'NOT_PREVIEWED',
        'PLAN_CHANGED',
        'blocked',
      ]);
    }
  });
});
