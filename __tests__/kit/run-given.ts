import type { Batch } from '../../src/core/bonus.ts';
import type { PersonalId, StudyId } from '../../src/core/ids.ts';
import { centsOf } from '../../src/core/money.ts';
import type { RunEvent } from '../../src/core/plan/event.ts';
import { newRunRecord } from '../../src/core/record/run-record.ts';
import type { Settings } from '../../src/core/settings.ts';
import type { Run } from '../../src/flows/run/run.ts';
import type { Ports } from '../../src/ports.ts';
import { ann, batch, bob, study } from './builders.ts';

/**
 * What a test says of a run; the rest is a push to the default branch that pays 4.25 to Ann and
 * 3.00 to Bob.
 */
export interface RunGiven {
  readonly bonuses?: readonly (readonly [PersonalId, number])[];
  readonly batches?: readonly Batch[];
  readonly studies?: readonly StudyId[];
  readonly settings?: Partial<Settings>;
  readonly event?: Partial<RunEvent>;
  /** 2 and more: a re-run. */
  readonly attempt?: number;
  readonly asksProlific?: boolean;
}

/** Of a run that pays, as far as a test does not say otherwise. */
export const payingSettings: Settings = {
  studyId: study,
  mode: 'pay',
  batch: null,
  approve: null,
  requireApproval: false,
  requirePreview: false,
  currency: null,
  maxTotalCents: null,
  maxPerBonusCents: centsOf(5_000),
  allowWholeAmounts: false,
  idColumn: null,
  amountColumn: null,
  workspaceId: null,
  settleMs: 2 * 60_000,
  resolve: [],
  quote: false,
  comment: false,
  expectedHead: null,
  receipt: null,
  showIds: false,
};

/** A run of that mode, with what the test does not say filled in. */
export function openRun(given: RunGiven, mode: Settings['mode'], ports: Ports, id: string): Run {
  const lines = given.bonuses ?? [
    [ann, 425],
    [bob, 300],
  ];
  const batches = given.batches ?? [batch(lines)];
  return {
    ports,
    settings: { ...payingSettings, mode, ...given.settings },
    name: { id, attempt: given.attempt ?? 1, actor: 'octocat', sha: '0'.repeat(40), event: 'push' },
    triggeredBy: 'hubot',
    event: { name: 'push', ref: 'refs/heads/main', defaultBranch: 'main', ...given.event },
    batches,
    studies: given.studies ?? [...new Set([study, ...batches.map((one) => one.study)])],
    asksProlific: given.asksProlific ?? true,
    record: newRunRecord(mode),
  };
}
