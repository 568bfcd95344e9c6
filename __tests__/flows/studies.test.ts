import { describe, expect, it } from '@jest/globals';
import { ann, batch, bob, claim, claimedBonus, cyd, otherStudy, study } from '../kit/builders.ts';
import { bulkLines } from '../kit/ledger-states.ts';
import { codesOf, exitOf } from '../kit/readings.ts';
import { World } from '../kit/world.ts';

const first = batch([[ann, 425]]);
const second = batch([[bob, 300]], { of: otherStudy, label: 'bonuses/other.csv' });
const given = { batches: [first, second] };

describe('a run of several studies', () => {
  it('reads all their ledgers in one request, and pays each from its own file', async () => {
    const world = new World();
    const record = await world.pay(given);
    expect(record.status).toBe('paid');
    expect(world.lines(study)).toEqual(['claimed draft-1', 'accepted draft-1', 'settled draft-1']);
    expect(world.lines(otherStudy)).toEqual([
      'claimed draft-2',
      'accepted draft-2',
      'settled draft-2',
    ]);
    expect(world.journal.count('read')).toBe(1);
  });

  it('pays nothing in any study while something is in doubt in one', async () => {
    const world = new World();
    world.write(
      [claim({ batch: 'old.csv', bonuses: [claimedBonus(cyd, 425, { of: otherStudy })] })],
      { of: otherStudy },
    );
    const record = await world.pay(given);
    expect([record.status, exitOf(record)]).toEqual(['in-doubt', 1]);
    expect(world.journal.steps).toEqual([]);
  });

  it('pays nothing in any study where one has an error', async () => {
    const world = new World();
    world.prolific.addStudy(otherStudy, []);
    const record = await world.pay(given);
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'NOT_IN_STUDY']);
    expect(world.journal.steps).toEqual([]);
  });

  it('stops before the second study where the ledger of that one has changed, and plans again', async () => {
    const world = new World();
    world.journal.after('append accepted draft-1', () => {
      world.write(
        bulkLines('bulk-1', ['accepted'], {
          batch: second.label,
          bonuses: [claimedBonus(bob, 300, { of: otherStudy })],
        }),
        { of: otherStudy },
      );
    });
    const record = await world.pay(given);
    expect(record.status).toBe('paid');
    expect(world.lines(otherStudy)).toEqual(['claimed bulk-1', 'accepted bulk-1']);
    expect(world.journal.count('pay')).toBe(1);
  });

  it('is CURRENCY_MISMATCH where they pay in different currencies', async () => {
    const world = new World();
    world.prolific.addStudy(otherStudy, [], 'USD');
    const record = await world.pay(given);
    expect(codesOf(record)).toContain('CURRENCY_MISMATCH');
    expect(world.journal.steps).toEqual([]);
  });

  it('that loses its answer in the first study leaves the second unpaid', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: { kind: 'unknown', reason: 'reset' } });
    const record = await world.pay(given);
    expect(record.status).toBe('in-doubt');
    expect(world.lines(otherStudy)).toEqual([]);
  });
});

describe('the requests of several studies', () => {
  it('that survey them go side by side, and what is found stays in the order of the files', async () => {
    const world = new World();
    const record = await world.pay(given);
    const { journal } = world;
    expect(journal.at('cost bb begins')).toBeLessThan(journal.at('cost aa ends'));
    expect([...record.studies.keys()]).toEqual([study, otherStudy]);
    expect(journal.at('set-up draft-2 begins')).toBeGreaterThan(journal.at('pay draft-1 ends'));
  });

  it('ask for the name of each once, however often its people are looked at', async () => {
    const world = new World();
    await world.pay(given);
    const { sent } = world.journal;
    expect(sent.filter((name) => /^(?:name|list)/.test(name))).toEqual([
      'list aa',
      'name aa',
      'list bb',
      'name bb',
      'list aa',
      'list bb',
    ]);
  });

  it('that look at them go side by side, and what is settled is written one after another', async () => {
    const world = new World();
    await world.pay(given);
    const { journal } = world;
    const from = journal.at('append accepted draft-2 ends');
    const looks = journal.entries.slice(from).filter((entry) => entry.startsWith('list '));
    expect(looks).toEqual(['list aa begins', 'list bb begins', 'list aa ends', 'list bb ends']);
    expect(journal.at('append settled draft-2 begins')).toBeGreaterThan(
      journal.at('append settled draft-1 ends'),
    );
  });

  it('that fail in one study still show what was found in another', async () => {
    const world = new World();
    world.prolific.costs = (of) => (of === study ? 0 : null);
    const record = await world.pay({ batches: [batch([[cyd, 425]]), second] });
    expect(codesOf(record)).toEqual(['PROLIFIC_UNREACHABLE']);
    // The summary says of the one alone that its people took part.
    expect(record.surveyed).toEqual(new Set([study]));
    expect(world.journal.steps).toEqual([]);
  });
});
