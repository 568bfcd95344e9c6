import { beforeEach, describe } from '@jest/globals';
import { stopUnreadable } from '../../../src/adapters/artifact-records/reading-stops.ts';
import { LostError, type StoreHooks } from '../../fakes/memory-artifacts.ts';
import { virtualClock } from '../../fakes/virtual-clock.ts';
import { describeAnyLedger } from '../ledger/contract-any.ts';
import { describeCancelledLedger } from '../ledger/contract-cancelled.ts';
import type { AnyLedgerHarness } from '../ledger/ledger-harness.ts';
import { ArtifactScene } from './artifact-scene.ts';

function harnessOf(scene: ArtifactScene): AnyLedgerHarness {
  let isLate = false;
  const view: NonNullable<Parameters<ArtifactScene['open']>[0]>['hooks'] = {
    view: (artifacts, { name }) => {
      if (!isLate || !artifacts.some((one) => one.name === name)) return artifacts;
      isLate = false;
      return artifacts.filter((one) => one.name !== name);
    },
  };
  return {
    open: () => scene.open({ hooks: view }),
    forget: (study) => {
      for (const one of scene.hub.artifacts) if (one.name.includes(study)) one.state = 'gone';
      return Promise.resolve();
    },
    makeNextLookLate: () => {
      isLate = true;
    },
    now: () => scene.clock.nowMs(),
    advance: (ms) => {
      scene.clock.advance(ms);
    },
    close: () => Promise.resolve(),
  };
}

/** What the client does with a signal that has ended a call before it was sent. */
const obedient: StoreHooks = {
  before: ({ kind }, { signal }) => {
    if (!signal.aborted) return Promise.resolve();
    const isWrite = ['create', 'upload', 'finalize'].includes(kind);
    return Promise.reject(isWrite ? new LostError('cancelled') : stopUnreadable('cancelled'));
  },
};

describe('the ledger as artifacts', () => {
  let scene: ArtifactScene;
  let harness: AnyLedgerHarness;
  beforeEach(() => {
    scene = new ArtifactScene();
    harness = harnessOf(scene);
  });
  describeAnyLedger(() => harness);
  describeCancelledLedger(
    () => harness,
    () => {
      const clock = virtualClock(scene.clock.nowMs());
      clock.cancel();
      return scene.open({ clock, hooks: obedient, now: AbortSignal.abort() });
    },
  );
});
