import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { ann, batch, bob, claimedBonus, cyd, study } from '../../kit/builders.ts';
import { codesOf, exitOf, textOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

const twoBatches = [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })];

/** A world in which Cyd's bulk-9 was paid and settled before. */
function withHistory(): World {
  const world = new World();
  world.writeBulk('bulk-9', ['settled'], { batch: 'old.csv', bonuses: [claimedBonus(cyd)] });
  world.prolific.give(study, cyd, 425);
  return world;
}

describe('a ledger that shrinks under a running run', () => {
  it.each<[string, (world: World) => void]>([
    [
      'the branch is absent',
      (world) => {
        world.store.deleteBranch();
      },
    ],
    [
      'the file is absent',
      (world) => {
        world.store.deleteFile(study);
      },
    ],
    [
      'the file is shorter',
      (world) => {
        world.store.commit(study, `${world.text().split('\n')[0] ?? ''}\n`);
      },
    ],
  ])('is LEDGER_UNREADABLE before the claim when %s, and nothing is paid', async (_, shrink) => {
    const world = withHistory();
    world.journal.before('append claimed', () => {
      shrink(world);
    });
    const record = await world.pay();
    expect(codesOf(record)).toEqual(['LEDGER_UNREADABLE']);
    expect([record.status, exitOf(record)]).toEqual(['blocked', 1]);
    expect(world.journal.count('pay')).toBe(0);
  });

  it('is no fresh start for the next plan: a few more reads, then LEDGER_UNREADABLE', async () => {
    const world = withHistory();
    world.journal.before('append claimed', () => {
      world.writeBulk('bulk-8', ['settled'], {
        batch: 'other.csv',
        bonuses: [claimedBonus(cyd, 1)],
      });
    });
    world.journal.after('append claimed', () => {
      world.store.deleteBranch();
    });
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LEDGER_UNREADABLE']);
    expect(world.journal.count('read')).toBeGreaterThan(3);
    expect(world.journal.count('pay')).toBe(0);
  });

  it('between two bulk payments of a run leaves the first in doubt, because its outcome has no place', async () => {
    const world = withHistory();
    world.journal.after('pay draft-1', () => {
      world.store.deleteFile(study);
    });
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, ...codesOf(record)]).toEqual([
      'in-doubt',
      'LEDGER_UNREADABLE',
      'PAYMENT_IN_DOUBT',
    ]);
    expect(world.journal.count('pay')).toBe(1);
  });

  it('after everything was paid is a warning, for all of it is recorded', async () => {
    const world = withHistory();
    world.journal.after('append accepted', () => {
      world.store.deleteBranch();
    });
    const record = await world.pay();
    expect([record.status, exitOf(record)]).toEqual(['paid', 0]);
    expect(record.warnings.join()).toContain('The run could not see whether the money arrived');
  });
});

function lastLineOf(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

describe('a ledger that is not valid', () => {
  it.each([
    ['is cut off in a line', (text: string) => text.slice(0, -20), 'middle of a line'],
    ['has a line that does not parse', (text: string) => `${text}<<<<<<< HEAD\n`, 'line 3'],
    [
      'has an unknown type',
      (text: string) => `${text}${lastLineOf(text).replace('"settled"', '"undone"')}\n`,
      'line 3',
    ],
    [
      'has an outcome without a claim',
      (text: string) =>
        `${text}${lastLineOf(text)
          .replace('bulk-9', 'bulk-7')
          .replace(/"id":"0/, '"id":"1')}\n`,
      'bulk-7',
    ],
    [
      'has a line twice',
      (text: string) => `${text}${lastLineOf(text)}\n`,
      'the event id of line 2',
    ],
    ['has a blank line', (text: string) => `${text}\n`, 'line 3: it is blank'],
    ['begins with a byte order mark', (text: string) => `\ufeff${text}`, 'a byte order mark'],
    [
      'has an amount that its bonuses do not add up to',
      (text: string) => text.replace('"amount":', '"amount":1'),
      'add up to',
    ],
    [
      'has a key twice',
      (text: string) => text.replace('"bulk":', '"bulk":"b","bulk":'),
      'key "bulk" twice',
    ],
  ])(
    'is LEDGER_UNREADABLE with the line when it %s, and nothing is asked of Prolific',
    async (_, spoil, words) => {
      const world = withHistory();
      world.store.commit(study, spoil(world.text()));
      const record = await world.pay();
      expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LEDGER_UNREADABLE']);
      expect(textOf(record, 'LEDGER_UNREADABLE')).toContain(words);
      expect(world.journal.sent).toEqual(['read']);
    },
  );

  it('is empty, and no error, where branch or file are absent from the start', async () => {
    const world = new World();
    expect((await world.pay()).status).toBe('paid');
  });

  it('is a stop with its own code where it may not be read', async () => {
    const world = new World();
    world.journal.before('read', () => {
      throw new ActionError('LEDGER_FORBIDDEN', 'May not.', 'Fix it.');
    });
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual(['blocked', 'LEDGER_FORBIDDEN']);
  });
});
