import { beforeEach, describe, expect, it } from '@jest/globals';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import { event } from '../../kit/builders.ts';
import type { StoreCall, StoreHooks } from '../../fakes/memory-artifacts.ts';
import { studyA, studyB } from '../ledger/ledger-events.ts';
import { appendNow, expectAppended } from '../ledger/ledger-harness.ts';
import { ArtifactScene, claimOf } from '../artifact-ledger/artifact-scene.ts';

let scene: ArtifactScene;
let calls: StoreCall[];
beforeEach(() => {
  scene = new ArtifactScene();
  calls = [];
});

const hooks: StoreHooks = {
  before: (call) => {
    calls.push(call);
    return Promise.resolve();
  },
};

const claimed = claimOf('1', 'bulk-1');
const lines = serializeEvents([claimed]);

async function textRead(): Promise<string> {
  return (await scene.open({ hooks }).read([studyA])).texts.get(studyA) ?? '';
}

function listed(): string[] {
  return calls.filter(({ kind }) => kind === 'list').map(({ name }) => name);
}

function named(k: number): string {
  return `prolific-bonus-ledger-${studyA}-${k}`;
}

describe('the names of records', () => {
  it('are asked for up to the third, and no further where none of them is in use', async () => {
    scene.put(studyB, { name: `prolific-bonus-claim-${studyB}` });
    expect(await textRead()).toBe('');
    expect(listed()).toEqual([`prolific-bonus-claim-${studyA}`, named(1), named(2), named(3)]);
  });

  it.each([
    [3, 7],
    [6, 11],
    [11, 15],
  ])(
    'are asked for by four more while some are in use: up to %i are found among %i',
    async (used, asked) => {
      for (let k = 1; k < used; k += 1) scene.put(studyA, { name: named(k) });
      scene.put(studyA, { name: named(used), runId: '2', lines });
      expect(await textRead()).toBe(lines);
      expect(listed().slice(1)).toEqual(Array.from({ length: asked }, (_, at) => named(at + 1)));
    },
  );

  it('are unreadable where 99 of them are in use: somebody else makes them', async () => {
    for (let k = 1; k <= 99; k += 1) scene.put(studyA, { name: named(k) });
    await expect(textRead()).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
  });

  it('are skipped where this attempt has used them up', async () => {
    scene.hub.start('1');
    scene.hub.take(`1 1 ${named(1)}`);
    expectAppended(await appendNow(scene.open({ runId: '1' }), studyA, [claimed]));
    expectAppended(await appendNow(scene.open({ runId: '1' }), studyA, [event('accepted')]));
    expect(scene.hub.artifacts.map(({ name }) => name).slice(1)).toEqual([named(2)]);
  });
});

describe('a record', () => {
  it('is downloaded only where no newer one includes it', async () => {
    expectAppended(await appendNow(scene.open({ runId: '1' }), studyA, [claimed]));
    scene.clock.advance(1_000);
    expectAppended(await appendNow(scene.open({ runId: '2' }), studyA, [event('accepted')]));
    await textRead();
    expect(calls.filter(({ kind }) => kind === 'download')).toHaveLength(1);
  });

  it('that another has seen need not be there any more', async () => {
    expectAppended(await appendNow(scene.open({ runId: '1' }), studyA, [claimed]));
    expectAppended(await appendNow(scene.open({ runId: '2' }), studyA, [event('accepted')]));
    const whole = await textRead();
    const [first] = scene.hub.artifacts;
    if (first !== undefined) first.state = 'gone';
    expect(await textRead()).toBe(whole);
  });

  it.each([
    ['nonsense', { text: 'nonsense' }],
    ['of another study', { header: { study: studyB } }],
    ['that says another run wrote it', { header: { run: { id: '9', attempt: 1 } } }],
    ['of another version', { header: { v: 2 } }],
    ['with a field too many', { header: { more: 1 } }],
    ['with half a line', { lines: lines.slice(0, -20) }],
    ['whose sum is not that of its bonuses', { lines: withSum(1) }],
  ])('is unreadable and stops the run: %s', async (_, given) => {
    scene.put(studyA, { name: named(1), ...given });
    await expect(textRead()).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
  });

  it('is unreadable where another has other words for the same event', async () => {
    scene.put(studyA, { name: named(1), lines });
    scene.put(studyA, { name: named(1), runId: '2', lines: lines.replace('week', 'weak') });
    await expect(textRead()).rejects.toMatchObject({
      code: 'LEDGER_UNREADABLE',
      message: expect.stringContaining('disagree'),
    });
  });

  it('that this process has seen, and that is gone, makes the ledger unreadable', async () => {
    scene.put(studyA, { name: named(1), lines });
    const ledger = scene.open();
    await ledger.read([studyA]);
    for (const artifact of scene.hub.artifacts) artifact.state = 'gone';
    await expect(ledger.read([studyA])).rejects.toMatchObject({
      code: 'LEDGER_UNREADABLE',
      message: expect.stringContaining('is gone'),
    });
  });

  it.each([
    ['from a fork', { headRepositoryId: '666' }, /another repository/],
    ['from nowhere that GitHub knows', { headRepositoryId: null }, /another repository/],
  ])('is left out with a warning, and not downloaded: %s', async (_, given, warning) => {
    scene.put(studyA, { name: named(1), text: 'nonsense', ...given });
    const { texts, warnings } = await scene.open({ hooks }).read([studyA]);
    expect(texts.get(studyA)).toBe('');
    expect(warnings).toEqual([expect.stringMatching(warning)]);
    expect(calls.some(({ kind }) => kind === 'download')).toBe(false);
  });

  it.each(['pull_request', 'pull_request_target', 'issue_comment', 'push of a branch'])(
    'is left out with a warning where its run is of an event that may not pay: %s',
    async (what) => {
      const [name = '', isOfBranch] = what.split(' of ');
      scene.hub.start('7', name, isOfBranch === undefined ? 'main' : 'feature');
      scene.put(studyA, { name: named(1), runId: '7', text: 'nonsense' });
      const { texts, warnings } = await scene.open({ hooks }).read([studyA]);
      expect(texts.get(studyA)).toBe('');
      expect(warnings).toEqual([expect.stringContaining(`of the event ${name}`)]);
    },
  );
});

describe('this ledger', () => {
  it('takes 200 bonuses of a study in a run, and no claim of a re-run', () => {
    expect(scene.open().rules).toEqual({ bonusesPerStudy: 200, reRunsClaim: false });
  });

  it('dates an event by when GitHub made its artifact, also where a newer one includes it', async () => {
    expectAppended(await appendNow(scene.open({ runId: '1' }), studyA, [claimed]));
    const madeAt = scene.clock.nowMs();
    scene.clock.advance(3_600_000);
    expectAppended(await appendNow(scene.open({ runId: '2' }), studyA, [event('accepted')]));
    const ledger = scene.open();
    await ledger.read([studyA]);
    const dates = await ledger.readDates(studyA, [claimed.id]);
    expect(dates.get(claimed.id)?.getTime()).toBe(madeAt);
  });
});

function withSum(amount: number): string {
  return `${JSON.stringify({ ...claimed, amount })}\n`;
}
