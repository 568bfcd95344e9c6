import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventsInRecords } from '../../../sandbox/lab/artifact-records.ts';
import { Lab } from '../../../sandbox/lab/lab.ts';
import { findLabLeaks } from '../../../sandbox/lab/lab-leaks.ts';
import { packOneFile } from '../../../src/adapters/artifacts/one-file-zip.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await Lab.start({ participants: 1 });
});
afterEach(() => lab.close());

/** A record as the ledger uploads it: a header, then events. */
function upload(runId: number, name: string, ...events: object[]): void {
  const { store } = lab.artifacts;
  const text = [{ v: 1 }, ...events].map((line) => `${JSON.stringify(line)}\n`).join('');
  const zip = packOneFile('ledger.jsonl', Buffer.from(text));
  store.upload(store.startAttempt({ runId }), name, zip);
}

describe('a ledger that is kept as artifacts, seen from outside', () => {
  it('holds every event of the study once, however many records have it', () => {
    const claimed = { type: 'claimed', bulk: 'a' };
    const accepted = { type: 'accepted', bulk: 'a' };
    upload(1, `prolific-bonus-claim-${lab.study.id}`, claimed);
    upload(1, `prolific-bonus-ledger-${lab.study.id}-1`, claimed, accepted);
    upload(1, `prolific-bonus-ledger-${'0'.repeat(24)}-1`, { type: 'claimed', bulk: 'other' });
    upload(2, 'coverage', { type: 'claimed', bulk: 'no record' });
    expect(eventsInRecords(lab.artifacts.store, lab.study.id)).toEqual([claimed, accepted]);
  });

  it('is searched for ids of people, and for tokens', async () => {
    upload(1, `prolific-bonus-claim-${lab.study.id}`, { type: 'claimed', to: lab.person(1) });
    expect(await findLabLeaks(lab)).toEqual([
      expect.stringMatching(/^prolific-bonus-claim-\w+ \d+ has the id …/),
    ]);
  });
});
