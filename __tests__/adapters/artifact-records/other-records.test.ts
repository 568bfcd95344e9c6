import { beforeEach, describe, expect, it } from '@jest/globals';
import { studyIn } from '../../../src/adapters/artifact-records/artifact-names.ts';
import { stopUnreadable } from '../../../src/adapters/artifact-records/reading-stops.ts';
import { claim } from '../../kit/builders.ts';
import { studyA, studyAt, studyB } from '../ledger/ledger-events.ts';
import { appendNow, expectAppended } from '../ledger/ledger-harness.ts';
import { ArtifactScene } from '../artifact-ledger/artifact-scene.ts';

const nothing = { texts: new Map(), unread: [] };

describe('the records of other studies', () => {
  let scene: ArtifactScene;
  beforeEach(async () => {
    scene = new ArtifactScene();
    expectAppended(await appendNow(scene.open({ mayWrite: true }), studyB, [claim()]));
  });

  const read = (hooks = {}) => scene.open({ hooks }).readOthers([studyA]);

  it('are left out where they come from a fork, or from an event that may not pay', async () => {
    for (const artifact of scene.hub.artifacts)
      Object.assign(artifact, { headRepositoryId: 'a fork' });
    expect([...(await read()).texts.values()]).toEqual(['']);
  });

  it('are not found where they are gone', async () => {
    for (const artifact of scene.hub.artifacts) artifact.state = 'gone';
    expect(await read()).toEqual(nothing);
  });

  it('are said to be unread where they are listed and cannot be downloaded', async () => {
    const before = ({ kind }: { kind: string }): Promise<void> => {
      if (kind === 'download') for (const one of scene.hub.artifacts) one.state = 'gone';
      return Promise.resolve();
    };
    expect((await read({ before })).unread).toEqual([expect.stringContaining(studyB)]);
  });

  it('are said to be unread where GitHub does not answer, and nothing is thrown', async () => {
    const before = (): Promise<void> => Promise.reject(stopUnreadable('no answer'));
    expect(await read({ before })).toEqual({
      texts: new Map(),
      unread: [expect.stringContaining('no answer')],
    });
  });

  it('are read of ten studies, and it is said that there are more', async () => {
    for (let n = 0; n < 10; n += 1)
      expectAppended(await appendNow(scene.open({ mayWrite: true }), studyAt(n), [claim()]));
    const { texts, unread } = await read();
    expect(texts.size).toBe(10);
    expect(unread).toEqual([expect.stringContaining('Of 11 other studies')]);
  });

  it('are looked for among 300 artifacts, and it is said that there are more', async () => {
    for (let n = 0; n < 300; n += 1) scene.hub.put({ name: `coverage-${n}`, text: '' });
    const { texts, unread } = await read();
    expect(texts.size).toBe(0);
    expect(unread).toEqual([expect.stringContaining('more artifacts than the 300')]);
  });
});

describe('the study in the name of an artifact', () => {
  it.each([
    [`prolific-bonus-claim-${studyA}`, studyA],
    [`prolific-bonus-ledger-${studyA}-12`, studyA],
    [`prolific-bonus-ledger-${studyA}`, null],
    [`prolific-bonus-claim-${studyA}-1`, null],
    [`my-prolific-bonus-claim-${studyA}`, null],
    ['coverage', null],
  ])('of %s is %s', (name, study) => {
    expect(studyIn(name)).toBe(study);
  });
});
