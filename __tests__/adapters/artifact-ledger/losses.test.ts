import { beforeEach, describe, expect, it } from '@jest/globals';
import { event } from '../../kit/builders.ts';
import { studyA } from '../ledger/ledger-events.ts';
import { appendNow, expectAppended } from '../ledger/ledger-harness.ts';
import { ArtifactScene, claimAndAsk, claimOf, withdrawalOf } from './artifact-scene.ts';

let scene: ArtifactScene;
beforeEach(() => {
  scene = new ArtifactScene();
});

const hour = 3_600_000;

async function claimAs(runId: string): Promise<void> {
  expectAppended(await appendNow(scene.open({ runId }), studyA, [claimOf(runId, `bulk-${runId}`)]));
}

async function answerAs(runId: string, answer: 'accepted' | 'unknown' | 'refused'): Promise<void> {
  expectAppended(await appendNow(scene.open({ runId }), studyA, [event(answer, `bulk-${runId}`)]));
}

describe('what may be missing in the ledger', () => {
  const reasons = async (): Promise<string[]> => {
    const ledger = scene.open();
    await ledger.read([studyA]);
    return (await ledger.readLosses(studyA)).losses.map(({ subject }) => subject);
  };

  it('is a record that expired and that no other includes', async () => {
    const lost = scene.put(studyA, { id: 77, state: 'expired' });
    expect(await reasons()).toEqual([`expired ${lost.id}`]);
    scene.put(studyA, { runId: '2', header: { seen: [77] } });
    expect(await reasons()).toEqual([]);
  });

  it('is what a run had written that was run again since the last claim that held', async () => {
    await claimAs('1');
    await answerAs('1', 'accepted');
    scene.hub.start('5');
    scene.clock.advance(hour);
    scene.hub.start('5');
    expect(await reasons()).toEqual(['re-run 5 2']);
    // A record that is newer says nothing of it: whoever only reconciles does not ask.
    scene.clock.advance(hour);
    await appendNow(scene.open({ runId: '6' }), studyA, [event('settled', 'bulk-1')]);
    expect(await reasons()).toEqual(['re-run 5 2']);
    // Nor does a claim whose run died before it looked.
    await claimAs('7');
    expect(await reasons()).toEqual(['re-run 5 2']);
  });

  it.each(['accepted', 'unknown', 'refused'] as const)(
    'is nothing of before a claim on which a pay request left: it was %s',
    async (answer) => {
      scene.hub.start('5');
      scene.clock.advance(hour);
      scene.hub.start('5');
      scene.clock.advance(hour);
      await claimAs('7');
      expect(await reasons()).toEqual(['re-run 5 2']);
      await answerAs('7', answer);
      expect(await reasons()).toEqual([]);
    },
  );

  it('is what was lost before a claim that was withdrawn', async () => {
    scene.hub.start('5');
    scene.clock.advance(hour);
    scene.hub.start('5');
    await claimAs('7');
    await appendNow(scene.open({ runId: '7' }), studyA, [withdrawalOf('bulk-7')]);
    expect(await reasons()).toEqual(['re-run 5 2']);
  });

  it('is not what a run had written whose claim is known: it has one, and with it all that it knew', async () => {
    expectAppended(await appendNow(scene.open({ runId: '1' }), studyA, [claimOf('1', 'bulk-1')]));
    await appendNow(scene.open({ runId: '2' }), studyA, [event('accepted', 'bulk-1')]);
    scene.clock.advance(hour);
    scene.hub.reRunAll('1');
    expect(await reasons()).toEqual([]);
  });

  it('is nothing of a run whose event may not pay', async () => {
    scene.hub.start('5', 'pull_request', 'feature');
    scene.hub.start('5', 'pull_request', 'feature');
    expect(await reasons()).toEqual([]);
  });
});

describe('what became of a claim whose record is gone by then', () => {
  it('is written, with the claim, so that a new run knows of both', async () => {
    const ledger = scene.open({ runId: '1' });
    const claimed = claimOf('1', 'bulk-1');
    expect((await claimAndAsk(ledger, studyA, claimed)).kind).toBe('granted');
    const { texts } = await ledger.read([studyA]);
    scene.hub.reRunAll('1');

    const accepted = event('accepted', 'bulk-1');
    const base = texts.get(studyA) ?? '';
    const append = expectAppended(await ledger.append(studyA, base, [accepted], 'Accept'));

    const later = scene.open({ runId: '2' });
    expect((await later.read([studyA])).texts.get(studyA)).toBe(append.text);
    expect((await later.readLosses(studyA)).losses).toEqual([]);
  });

  it('is not written of a claim of another process: that may have been answered since', async () => {
    expectAppended(await appendNow(scene.open({ runId: '1' }), studyA, [claimOf('1', 'bulk-1')]));
    const other = scene.open({ runId: '2' });
    const { texts } = await other.read([studyA]);
    scene.hub.reRunAll('1');

    const settled = other.append(studyA, texts.get(studyA) ?? '', [event('settled', 'bulk-1')], '');
    await expect(settled).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
  });
});
