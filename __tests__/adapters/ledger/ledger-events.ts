import { randomUUID } from 'node:crypto';
import type { BulkId, StudyId } from '../../../src/core/ids.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';

export const studyA = '60d5ec49f1b2c3a4d5e6f701' as StudyId;
export const studyB = '60d5ec49f1b2c3a4d5e6f702' as StudyId;

/** The n-th of many studies. */
export function studyAt(index: number): StudyId {
  return index.toString(16).padStart(24, '0') as StudyId;
}

const run = { id: '19', attempt: 1, actor: 'octocat', sha: '0'.repeat(40), event: 'push' };

/** A small event with an id of its own. */
export function eventOf(bulk = 'bulk-1'): LedgerEvent {
  const at = '2026-11-22T11:00:00.000Z';
  return { v: 1, id: randomUUID(), at, type: 'settled', run, bulk: bulk as BulkId };
}
