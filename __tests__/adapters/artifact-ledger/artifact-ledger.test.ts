import { beforeEach, describe } from '@jest/globals';
import { describeAnyLedger } from '../ledger/contract-any.ts';
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

describe('the ledger as artifacts', () => {
  let harness: AnyLedgerHarness;
  beforeEach(() => {
    harness = harnessOf(new ArtifactScene());
  });
  describeAnyLedger(() => harness);
});
