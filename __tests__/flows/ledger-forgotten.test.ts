import { describe, expect, it } from '@jest/globals';
import { ann, batch, bob, claim, claimedBonus, cyd, otherStudy, study } from '../kit/builders.ts';
import { codesOf, textOf } from '../kit/readings.ts';
import { minute, World } from '../kit/world.ts';

const weekOne = {
  bonuses: [
    [ann, 425],
    [bob, 300],
  ],
} as const;

/** Ann and Bob were paid a moment ago, and their money does not show for ten minutes. */
async function paidUnseen(): Promise<World> {
  const world = new World();
  world.prolific.pays.push({ arrivesAfterMs: 10 * minute });
  expect((await world.pay({ ...weekOne, settings: { settleMs: 0 } })).status).toBe('paid');
  return world;
}

/** Ways to lose what was paid, what the run says of them. */
const takings: readonly [string, string, (world: World) => void][] = [
  [
    'its branch is deleted',
    'The ledger branch was deleted on 22 Nov 2026, 12:00 UTC by octocat, and with it 1 bulk payment of study 5f00000000000000000000aa, which no ledger holds now.',
    ({ store }) => {
      store.deleteBranch();
    },
  ],
  [
    'its file is removed',
    "The study's file was removed from the ledger branch on 22 Nov 2026, 12:00 UTC by octocat",
    ({ store }) => {
      store.deleteFile(study);
    },
  ],
  [
    'its branch is set back to before the claim',
    'The ledger branch was force-pushed on 22 Nov 2026, 12:00 UTC by octocat',
    ({ store }) => {
      store.rewind();
      store.rewind();
    },
  ],
];

/** The same, between the look of a run and its claim. */
const takingsMeanwhile: readonly [string, (world: World) => void][] = [
  [
    'another run has paid, and the branch is deleted',
    ({ store }) => {
      store.deleteBranch();
    },
  ],
  [
    'another run has paid, and the file is removed',
    ({ store }) => {
      store.deleteFile(study);
    },
  ],
];

describe('a ledger out of which something was taken', () => {
  it.each(takings)('pays nobody where %s before the money can be seen', async (_, words, take) => {
    const world = await paidUnseen();
    take(world);

    const early = await world.pay(weekOne);

    expect([early.status, ...new Set(codesOf(early))]).toEqual(['blocked', 'LEDGER_LOST']);
    expect(textOf(early, 'LEDGER_LOST')).toContain(words);
    expect(early.findings.map(({ kind }) => kind)).not.toContain('question');
    expect(world.prolific.amountsOf(ann)).toEqual([425]);
  });

  it('asks from an hour on, and once: the payment that it lets pass is a beginning', async () => {
    const world = await paidUnseen();
    world.store.deleteBranch();
    await world.clock.sleep(60 * minute);
    const other = { batches: [batch([[cyd, 50]], { label: 'bonuses/week2.csv' })] };

    const asked = await world.pay(other);
    expect([asked.status, ...codesOf(asked)]).toEqual(['blocked', 'LEDGER_LOST']);
    expect(asked.findings.map(({ kind }) => kind)).toEqual(['question']);
    const approve = asked.plan?.digest ?? '';
    expect((await world.pay({ ...other, settings: { approve } })).status).toBe('paid');
    expect(world.events().map(({ type }) => type)).toEqual(['claimed', 'accepted', 'settled']);

    const next = { batches: [batch([[cyd, 70]], { label: 'bonuses/week3.csv' })] };
    const after = await world.pay(next);
    expect([after.status, ...codesOf(after)]).toEqual(['paid']);
  });

  it.each(takingsMeanwhile)('withdraws a claim before which %s', async (what, take) => {
    const world = new World();
    if (what.includes('file'))
      world.write([claim({ batch: 'old.csv', bonuses: [claimedBonus(cyd, 9)] })], {
        of: otherStudy,
      });
    let others = 0;
    world.journal.before('append claimed', () => {
      others += 1;
      if (others > 1) return;
      world.writeBulk('bulk-8', ['accepted'], { bonuses: [claimedBonus(ann)] });
      take(world);
    });

    const record = await world.pay(weekOne);

    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LEDGER_LOST']);
    expect(world.lines()).toEqual(['claimed draft-1', 'refused draft-1']);
    expect(world.journal.count('pay')).toBe(0);
    expect(world.log.join('\n')).toMatch(
      /draft-1: claimed, and not paid: The (ledger|study).*octocat/,
    );
  });

  it.each<[string, (world: World) => void]>([
    ['', () => undefined],
    [
      ', once the branch was deleted',
      ({ store }) => {
        store.deleteBranch();
      },
    ],
  ])(
    'asks about an older copy of the file in its place%s, whatever the date of its lines',
    async (_, before) => {
      const world = new World();
      await world.pay({ bonuses: [[cyd, 50]], settings: { settleMs: 0 } });
      const copy = world.text();
      world.prolific.pays.push({ arrivesAfterMs: 10 * minute });
      const two = { batches: [batch(weekOne.bonuses, { label: 'bonuses/week2.csv' })] };
      await world.pay({ ...two, settings: { settleMs: 0 } });
      before(world);
      await world.clock.sleep(minute);
      world.store.commit(study, copy);

      const record = await world.pay(two);

      expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LEDGER_LOST']);
      expect(world.prolific.amountsOf(ann)).toEqual([425]);
    },
  );

  it('says so where GitHub does not show what was taken out of it', async () => {
    const world = new World();
    world.store.remembersTaken = false;
    const record = await world.pay(weekOne);
    expect(record.status).toBe('paid');
    expect(record.notices).toEqual([
      'Whether payments were taken out of the ledger before Prolific shows them could not be seen. GitHub does not show it.',
    ]);
  });

  it('is as good as before once it is brought back', async () => {
    const world = await paidUnseen();
    const text = world.text();
    world.store.deleteBranch();
    world.store.commit(study, text);
    expect((await world.pay(weekOne)).status).toBe('already-paid');
    expect((await world.pay({ bonuses: [...weekOne.bonuses, [cyd, 50]] })).status).toBe('paid');
  });

  it('asks nothing of a study that had no payment in it', async () => {
    const world = new World();
    world.write([claim()], { of: otherStudy });
    world.store.deleteBranch();
    expect((await world.pay(weekOne)).status).toBe('paid');
  });
});
