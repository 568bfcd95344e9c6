import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import type { PersonalId } from '../../../src/core/ids.ts';
import { rosterOf } from '../../../src/core/prolific/roster.ts';
import { readReceived } from '../../../src/flows/looking/look.ts';
import { ann, claim, claimedBonus, personalId, study, submission } from '../../kit/builders.ts';
import { Journal } from '../../fakes/journal.ts';
import { createLedgerStore } from '../../fakes/ledger-store.ts';
import { openMemoryHome, openMemoryLedger } from '../../fakes/memory-ledger.ts';
import { MemoryProlific } from '../../fakes/memory-prolific.ts';
import { virtualClock } from '../../fakes/virtual-clock.ts';
import { openRun } from '../../kit/run-given.ts';
import { World } from '../../kit/world.ts';

describe('reading what people have received', () => {
  it('says after each hundred how far it is, of those that the list did not tell', async () => {
    const clock = virtualClock(0);
    const prolific = new MemoryProlific(clock, new Journal());
    const submissions = Array.from({ length: 300 }, (_, n) => {
      const id = `7${n.toString(16).padStart(23, '0')}` as PersonalId;
      return submission(personalId(0x1000 + n), { id, received: n < 50 ? [100] : null });
    });
    prolific.addStudy(study, submissions);
    const lines: string[] = [];
    const line = (text: string): void => {
      lines.push(text);
    };
    const log = { list: line, line, notice: line, warning: line, finding: () => undefined };
    const store = createLedgerStore({ now: () => clock.nowMs() });
    const [ledger, home] = [openMemoryLedger(store, clock), openMemoryHome(store)];
    const ports = { clock, prolific, ledger, home, newId: () => '', log };
    const people = [...rosterOf(study, submissions).byPerson.values()];
    const received = await readReceived(openRun({}, 'pay', ports, '1'), people);
    expect(lines).toEqual([
      'Looked at 100 of 250 submissions.',
      'Looked at 200 of 250 submissions.',
    ]);
    expect(people.map(({ person }) => received.get(person)?.amounts.length)).toEqual(
      submissions.map((_, n) => (n < 50 ? 1 : 0)),
    );
  });

  it('keeps the time of a screen-out that was there before the claim, so that it explains nothing', async () => {
    const world = new World();
    world.write([claim()]);
    world.prolific.addSubmission(
      study,
      submission(ann, { id: `8${ann.slice(1)}` as PersonalId, status: 'SCREENED OUT' }),
    );
    world.prolific.give(study, ann, 425);
    expect((await world.reconcile({ settings: { settleMs: 0 } })).status).toBe('reconciled');
  });

  it('finds nothing of a person who is not in the study any more', async () => {
    const world = new World();
    world.write([claim({ bonuses: [claimedBonus(personalId(0x999))] })]);
    const record = await world.reconcile({ settings: { settleMs: 0 } });
    expect([record.status, record.open.map(({ arrived }) => arrived?.size)]).toEqual([
      'in-doubt',
      [0],
    ]);
  });
});

describe('the cost of a study', () => {
  const withArrived = (): World => {
    const world = new World();
    world.write([claim()]);
    world.prolific.give(study, ann, 425);
    return world;
  };

  it('that is not available is no reason not to look', async () => {
    const world = withArrived();
    world.prolific.costs = () => null;
    expect((await world.reconcile()).status).toBe('reconciled');
    expect(world.clock.pausesMs).toEqual([]);
  });

  it('that is refused because the token is not good any more ends that look', async () => {
    const world = withArrived();
    world.journal.before('cost', () => {
      throw new ActionError('TOKEN_INVALID', 'Prolific does not know the token.', 'Fix it.');
    });
    expect((await world.reconcile()).status).toBe('reconciled');
    expect(world.clock.pausesMs).toEqual([5_000]);
  });

  it('that meets a bug crashes', async () => {
    const world = withArrived();
    world.journal.before('cost', () => {
      throw new TypeError('bug');
    });
    await expect(world.reconcile()).rejects.toThrow('bug');
  });
});
