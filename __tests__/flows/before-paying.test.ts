import { describe, expect, it } from '@jest/globals';
import type { PersonalId } from '../../src/core/ids.ts';
import {
  ann,
  bob,
  bulkId,
  claim,
  claimedBonus,
  cyd,
  dan,
  event,
  study,
  submission,
} from '../kit/builders.ts';
import { codesOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';

const readsOf = (world: World): string[] =>
  world.journal.sent.filter((name) => name.startsWith('submission'));
const onlyAnn = { bonuses: [[ann, 425]], settings: { settleMs: 0 } } as const;

/** Cyd has had 4.25 by a bulk payment of the ledger. */
function withHistory(...after: Parameters<World['write']>[0]): World {
  const world = new World();
  world.write([
    claim({ bulk: bulkId('bulk-9'), batch: 'old.csv', bonuses: [claimedBonus(cyd)] }),
    ...after,
  ]);
  world.prolific.give(study, cyd, 425);
  return world;
}

const oldBatch = claim({
  bulk: bulkId('bulk-9'),
  batch: 'old.csv',
  bonuses: [claimedBonus(cyd), claimedBonus(bob, 1), claimedBonus(dan, 2)],
});
/** Too little of it is the same as the old one to be a copy of it. */
const newBatch = [
  [cyd, 425],
  [ann, 100],
  [bob, 200],
] as const;

/** Who is asked about one by one before the set-up. */
async function askedIn(world: World): Promise<string[]> {
  let asked: string[] = [];
  world.journal.before('set-up', () => {
    asked = readsOf(world);
  });
  await world.pay(onlyAnn);
  return asked;
}

describe('the cheap check', () => {
  it('asks about nobody where the cost is what the ledger has as settled', async () => {
    expect(await askedIn(withHistory(event('settled', 'bulk-9')))).toEqual([]);
  });

  it('takes what the ledger holds as settled for what was there before', async () => {
    const world = withHistory(event('settled', 'bulk-9'));
    await world.pay({ bonuses: [[cyd, 200]] });
    expect(world.events()[2]).toMatchObject({ bonuses: [{ before: [425] }] });
    expect(readsOf(world).length).toBe(1);
  });

  it('does not hold where the cost is another: the persons who are due are read, and no others', async () => {
    const world = withHistory(event('settled', 'bulk-9'));
    world.prolific.give(study, bob, 1);
    expect(await askedIn(world)).toEqual([`submission ${ann.slice(-2)}`]);
  });

  it('does not hold where a paid bulk payment is not settled, even if the sums agree', async () => {
    const arrived = [claimedBonus(cyd).to];
    const world = withHistory(event('resolved-not-paid', 'bulk-9', arrived));
    expect(await askedIn(world)).toEqual([`submission ${ann.slice(-2)}`]);
  });

  it('always reads a person with a screened-out submission, all submissions of theirs', async () => {
    const world = withHistory(event('settled', 'bulk-9'));
    world.prolific.addSubmission(
      study,
      submission(ann, { id: `8${ann.slice(1)}` as PersonalId, status: 'SCREENED OUT' }),
    );
    expect((await askedIn(world)).length).toBe(2);
  });

  it('reads cost and submissions side by side', async () => {
    const world = new World();
    const { journal } = world;
    journal.before('cost', () => journal.until('list aa begins'));
    await world.pay();
    expect(journal.at('list aa begins')).toBeLessThan(journal.at('cost aa ends'));
  });
});

describe('what the claim saw', () => {
  it('is never less than what the ledger holds as settled, also where a read lags behind it', async () => {
    const world = new World();
    world.write([oldBatch, event('settled', 'bulk-9')]);
    // Bob's and Dan's money shows; Cyd's was seen before and is missing in this read.
    world.prolific.give(study, bob, 1);
    world.prolific.give(study, dan, 2);
    world.prolific.give(study, cyd, 425, 30_000);
    world.prolific.pays.push({ outcome: { kind: 'unknown', reason: 'time-out' } });
    const record = await world.pay({ bonuses: newBatch });
    expect(world.events()[2]).toMatchObject({ bonuses: [{ before: [425] }, {}, {}] });
    // What comes to light late is no proof of a payment that never happened.
    expect(record.status).toBe('in-doubt');
    expect(record.open.map(({ arrived }) => arrived?.size)).toEqual([0]);
  });

  it('is what Prolific shows, each amount once, where that and the ledger agree', async () => {
    const world = new World();
    world.write([oldBatch, event('settled', 'bulk-9')]);
    for (const [id, amount] of [
      [bob, 1],
      [dan, 2],
      [cyd, 425],
      [cyd, 50],
    ] as const)
      world.prolific.give(study, id, amount);
    await world.pay({ bonuses: newBatch });
    expect(world.events()[2]).toMatchObject({
      bonuses: [{ before: [50, 425] }, { before: [] }, { before: [1] }],
    });
  });

  it('is read again by a run that plans again', async () => {
    const world = new World();
    world.journal.before('append claimed draft-1', () => {
      world.writeBulk('bulk-9', ['settled'], {
        batch: 'old.csv',
        bonuses: [claimedBonus(ann, 100)],
      });
      world.prolific.give(study, ann, 100);
    });
    await world.pay(onlyAnn);
    expect(world.events()[2]).toMatchObject({ bulk: 'draft-2', bonuses: [{ before: [100] }] });
  });
});

describe('the second witness', () => {
  it('does not ask about what the ledger accounts for', async () => {
    const world = new World();
    world.write([oldBatch, event('settled', 'bulk-9')]);
    for (const [id, amount] of [
      [bob, 1],
      [dan, 2],
      [cyd, 425],
    ] as const)
      world.prolific.give(study, id, amount);
    const record = await world.pay({ bonuses: newBatch });
    expect([record.status, ...codesOf(record)]).toEqual(['paid']);
    expect(world.prolific.amountsOf(cyd)).toEqual([425, 425]);
  });

  it('asks about more bonuses of an amount than the ledger accounts for', async () => {
    const world = new World();
    world.write([oldBatch, event('settled', 'bulk-9')]);
    for (const [id, amount] of [
      [bob, 1],
      [dan, 2],
      [cyd, 425],
      [cyd, 425],
    ] as const)
      world.prolific.give(study, id, amount);
    const record = await world.pay({ bonuses: newBatch });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'ALREADY_BONUSED']);
  });

  it('keeps one person from two bonuses of a batch, by participant and by submission id', async () => {
    const world = new World();
    const record = await world.pay({
      bonuses: [
        [ann, 425],
        [submission(ann).id, 300],
      ],
    });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'SAME_PERSON']);
  });
});
