import { beforeEach, describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { event } from '../../kit/builders.ts';
import { LostError, type StoreHooks } from '../../fakes/memory-artifacts.ts';
import { studyA } from '../ledger/ledger-events.ts';
import { appendNow, expectAppended } from '../ledger/ledger-harness.ts';
import { ArtifactScene, claimOf } from './artifact-scene.ts';

let scene: ArtifactScene;
beforeEach(async () => {
  scene = new ArtifactScene();
  const ledger = scene.open({ runId: '1' });
  expectAppended(await appendNow(ledger, studyA, [claimOf('1', 'bulk-1')]));
  expectAppended(await appendNow(ledger, studyA, [event('accepted')]));
});

const day = 86_400_000;

/** The runs that have written since, each as often as it has. */
async function writersOf(read: () => Promise<unknown>): Promise<string[]> {
  const before = scene.hub.artifacts.length;
  await read();
  return scene.hub.artifacts.slice(before).map(({ runId }) => runId);
}

function readAs(given: Parameters<ArtifactScene['open']>[0]): () => Promise<string[]> {
  return async () => [...(await scene.open({ mayWrite: true, ...given }).read([studyA])).warnings];
}

const lost: StoreHooks = {
  before: ({ kind }) =>
    kind === 'create' ? Promise.reject(new LostError('reset')) : Promise.resolve(),
};

describe('the whole ledger is written again', () => {
  it('by a run that finds it made by another run', async () => {
    expect(await writersOf(readAs({ runId: '2' }))).toEqual(['2']);
    const [copied, copy] = scene.hub.artifacts.slice(-2).map(({ text }) => text.split('\n'));
    expect(copy?.slice(1)).toEqual(copied?.slice(1));
    expect(copy?.[0]).toContain('"run":{"id":"2","attempt":1}');
  });

  it('by the run that made it, once it is past half its life, and not before', async () => {
    scene.clock.advance(44 * day);
    expect(await writersOf(readAs({ runId: '1' }))).toEqual([]);
    scene.clock.advance(1 * day);
    scene.hub.start('1');
    expect(await writersOf(readAs({ runId: '1' }))).toEqual(['1']);
  });

  it('by the next attempt of a run whose records another run had copied', async () => {
    await writersOf(readAs({ runId: '2' }));
    scene.hub.reRunAll('1');
    expect(await writersOf(readAs({ runId: '1' }))).toEqual(['1']);
  });

  it('once by a process, however often it reads', async () => {
    const ledger = scene.open({ runId: '2', mayWrite: true });
    expect(
      await writersOf(async () => {
        await ledger.read([studyA]);
        await ledger.read([studyA]);
      }),
    ).toEqual(['2']);
  });

  it('by no run that may not write', async () => {
    expect(await writersOf(readAs({ runId: '2', mayWrite: false }))).toEqual([]);
  });

  it('by none where there is nothing to be written', async () => {
    for (const artifact of scene.hub.artifacts) artifact.state = 'gone';
    expect(await writersOf(readAs({ runId: '2' }))).toEqual([]);
  });

  it('or else a warning says so, and the run goes on', async () => {
    const warnings = await readAs({ runId: '2', hooks: lost })();
    expect(warnings).toEqual([expect.stringContaining('could not be copied')]);
  });

  it('or else the run stops, where GitHub lets it upload nothing at all', async () => {
    const ledger = scene.open({ runId: '2', mayWrite: true, mayUpload: false });
    const error: unknown = await ledger.read([studyA]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({
      code: 'LEDGER_FORBIDDEN',
      hint: expect.stringContaining('storage for artifacts is used up'),
    });
  });
});

describe('a run that may write nothing warns', () => {
  it.each([
    ['of nothing while the newest record lasts 14 days', 76, []],
    ['where it lasts less', 77, [expect.stringContaining('expires in 13 days')]],
    ['where it ends today', 89.9, [expect.stringContaining('expires in 0 days')]],
  ])('%s', async (_, afterDays, expected) => {
    scene.clock.advance(afterDays * day);
    expect(await readAs({ runId: '2', mayWrite: false })()).toEqual(expected);
  });
});

describe('the claims of a study', () => {
  it.each([
    [79, []],
    [80, [expect.stringContaining('80 claims')]],
  ])('that are %i are warned of or not: one answer shows a hundred', async (count, expected) => {
    for (let nth = 2; nth <= count; nth += 1)
      scene.put(studyA, {
        name: `prolific-bonus-claim-${studyA}`,
        runId: String(nth),
        id: 10_000 + nth,
        lines: scene.hub.artifacts[0]?.text.split('\n').slice(1).join('\n') ?? '',
      });
    expect(await readAs({ runId: '1' })()).toEqual(expected);
  });
});

describe('a run that may write', () => {
  it.each([
    ['says nothing where it belongs to the group', ['other', 'prolific-bonuses'], []],
    ['says nothing where GitHub does not tell', null, []],
    [
      'warns where it belongs to no such group, with the lines to add',
      ['other'],
      [expect.stringContaining('concurrency: { group: prolific-bonuses, queue: max }')],
    ],
  ])('%s', async (_, groups, expected) => {
    expect(await readAs({ runId: '1', groups })()).toEqual(expected);
  });
});
