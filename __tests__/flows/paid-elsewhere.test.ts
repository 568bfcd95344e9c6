import { describe, expect, it } from '@jest/globals';
import type { Batch } from '../../src/core/bonus.ts';
import type { PersonalId, StudyId } from '../../src/core/ids.ts';
import { ann, batch, bob, claimedBonus, cyd, otherStudy, study } from '../kit/builders.ts';
import { bulkLines } from '../kit/ledger-states.ts';
import { codesOf, textOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';

const label = 'bonuses/part1.csv';
const everybody = [
  [ann, 150],
  [bob, 125],
] as const;

function part1(of: StudyId, pairs: readonly (readonly [PersonalId, number])[] = everybody): Batch {
  return batch(pairs, { label, of });
}

/** Part 1 was paid under the other study, by a run that knew of no further one. */
async function paidElsewhere(): Promise<World> {
  const world = new World();
  await world.pay({ batches: [part1(otherStudy)], studies: [otherStudy] });
  expect(world.prolific.amountsOf(ann)).toEqual([150]);
  return world;
}

describe('a file that was paid under another study', () => {
  it('is asked about and not paid, and paid once its digest is given', async () => {
    const world = await paidElsewhere();
    const given = { batches: [part1(study)], studies: [study] };
    const asked = await world.pay(given);
    expect([asked.status, ...codesOf(asked)]).toEqual(['blocked', 'PAID_ELSEWHERE']);
    expect(textOf(asked, 'PAID_ELSEWHERE')).toContain(otherStudy);
    expect(world.prolific.amountsOf(ann)).toEqual([150]);

    const settings = { approve: asked.plan?.digest ?? '' };
    const paid = await world.pay({ ...given, settings });
    expect([paid.status, ...codesOf(paid)]).toEqual(['paid', 'PAID_ELSEWHERE']);
    expect(world.prolific.amountsOf(ann)).toEqual([150, 150]);
    expect(world.events(study)[0]).toMatchObject({ answers: asked.plan?.questions });
    // Now the label is known to the study, and more lines are just more lines.
    const more = part1(study, [...everybody, [cyd, 75]]);
    expect((await world.pay({ ...given, batches: [more] })).status).toBe('paid');
  });

  it('is asked about in a plan too', async () => {
    const world = await paidElsewhere();
    const record = await world.plan({ batches: [part1(study)], studies: [study] });
    expect([record.status, ...codesOf(record)]).toEqual(['planned', 'PAID_ELSEWHERE']);
  });

  it('is asked about where the other study is one of this run’s', async () => {
    const world = await paidElsewhere();
    const other = batch([[cyd, 75]], { label: 'bonuses/part2.csv', of: otherStudy });
    const record = await world.pay({ batches: [part1(study), other] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'PAID_ELSEWHERE']);
  });

  it('is found by the participant where the file has ids of submissions', async () => {
    const world = await paidElsewhere();
    const submissions = everybody.map(
      ([id, cents]) => [`7${id.slice(1)}` as PersonalId, cents] as const,
    );
    const renamed = batch(submissions, { label: 'bonuses/final.csv' });
    const record = await world.pay({ batches: [renamed], studies: [study] });
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'PAID_ELSEWHERE']);
  });
});

describe('studies of one place that have nothing to do with each other', () => {
  it('are paid by one file without a question, also where the run died between them', async () => {
    const world = new World();
    const batches = [part1(study, [[ann, 150]]), part1(otherStudy, [[bob, 125]])];
    world.journal.after('append accepted draft-1', () => {
      throw new Error('no more of this');
    });
    await world.pay({ batches }).catch(() => undefined);
    const record = await world.pay({ batches });
    expect([record.status, ...codesOf(record)]).toEqual(['paid']);
    expect(world.prolific.amountsOf(ann)).toEqual([150]);
    expect(world.prolific.amountsOf(bob)).toEqual([125]);
  });

  it('are repeated under the approval of both, where the run died between two files of the same people', async () => {
    const world = new World();
    const files = [
      batch(everybody, { label: 'bonuses/a.csv' }),
      batch(everybody, { label: 'bonuses/b.csv', of: otherStudy }),
    ];
    const approve = (await world.plan({ batches: files })).plan?.digest ?? '';
    world.dieAt('after', 'pay draft-1');
    await world.pay({ batches: files, settings: { approve } });
    world.clock.advance(10 * 60_000);
    const record = await world.pay({ batches: files, settings: { approve } });
    expect([record.status, ...codesOf(record)]).toEqual(['paid']);
    // Once in each study.
    expect(world.prolific.amountsOf(bob)).toEqual([125, 125]);
  });

  it('are not asked about because of what the same run has paid before it planned again', async () => {
    const world = new World();
    const files = [
      batch(everybody, { label: 'bonuses/a.csv' }),
      batch(everybody, { label: 'bonuses/b.csv', of: otherStudy }),
    ];
    world.journal.after('append accepted draft-1', () => {
      const other = [claimedBonus(cyd, 75, { of: otherStudy })];
      world.write(bulkLines('bulk-1', ['refused'], { batch: 'c.csv', bonuses: other }), {
        of: otherStudy,
      });
    });
    const record = await world.pay({ batches: files });
    expect([record.status, ...codesOf(record)]).toEqual(['paid']);
    expect(world.prolific.amountsOf(bob)).toEqual([125, 125]);
  });

  it('are not read where nothing new is due', async () => {
    const world = new World();
    const first = { batches: [part1(study)], studies: [study] };
    await world.pay(first);
    const before = world.journal.count('others');
    await world.pay(first);
    await world.pay({ ...first, batches: [part1(study, [...everybody, [cyd, 75]])] });
    expect([before, world.journal.count('others')]).toEqual([1, 1]);
  });
});

describe('ledgers of other studies that cannot be read', () => {
  it.each([
    ['damaged', { texts: new Map([[otherStudy, 'no ledger\n']]), unread: [] }, 'it is not JSON'],
    ['not given', { texts: new Map(), unread: ['GitHub does not answer.'] }, 'does not answer'],
  ])('are a notice, and what is due is paid: %s', async (_, others, words) => {
    const world = new World();
    world.ledger = { readOthers: () => Promise.resolve(others) };
    const record = await world.pay();
    expect(record.status).toBe('paid');
    const notices = record.notices.filter((text) => text.includes('under another study'));
    expect(notices).toEqual([expect.stringContaining(words)]);
  });
});
