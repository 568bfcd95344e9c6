import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { type ArchiveFile, archiveOf } from '../adapters/artifacts/archives.ts';
import { artifactRun } from './artifact-run.ts';
import { artifactStory, pushWeek1, recordsOf } from './artifact-story.ts';
import { codesOf } from './story.ts';

const ledgerFile: ArchiveFile = { name: 'ledger.jsonl', bytes: Buffer.from('{"v":1}\n') };

interface BadArtifact {
  readonly archive: Buffer;
  /** What GitHub says of it, where that is not so. */
  readonly said?: object;
  readonly reason: RegExp;
}

const bad: Readonly<Record<string, BadArtifact>> = {
  'nonsense instead of a ZIP': { archive: Buffer.from('nonsense'), reason: /no ZIP archive/ },
  'a ZIP bomb': {
    archive: archiveOf({ ...ledgerFile, bytes: Buffer.alloc(300_000_000) }),
    reason: /would be 300000000 bytes long/,
  },
  'a ZIP bomb that says it is none': {
    archive: archiveOf({ ...ledgerFile, bytes: Buffer.alloc(300_000_000), wholeBytes: 10 }),
    reason: /not as long as it says/,
  },
  'a path in the ZIP': {
    archive: archiveOf({ ...ledgerFile, name: '../../ledger.jsonl' }),
    reason: /another name/,
  },
  'two files in the ZIP': { archive: archiveOf(ledgerFile, ledgerFile), reason: /2 files/ },
  'a digest that differs': {
    archive: archiveOf(ledgerFile),
    said: { digest: `sha256:${'0'.repeat(64)}` },
    reason: /digest is not the one/,
  },
  'no header': { archive: archiveOf(ledgerFile), reason: /does not begin with a header/ },
};

describe('an artifact with a name of the ledger, of a run of ours, lets nobody be paid where it is', () => {
  it.each(Object.entries(bad))('%s', async (_, { archive, said, reason }) => {
    await artifactStory(async (lab) => {
      const { store } = lab.artifacts;
      const before = store.startAttempt({ runId: 1, event: 'workflow_dispatch' });
      store.upload(before, `prolific-bonus-ledger-${lab.study.id}-1`, archive, said);
      await pushWeek1(lab);
      const run = await lab.run(artifactRun({ id: 7 }));

      expect(endOf(run)).toBe('blocked, exit 1');
      expect(codesOf(run)).toEqual(['LEDGER_UNREADABLE']);
      expect(run.log).toMatch(reason);
      expect(lab.prolific.countOf('set-up')).toBe(0);
      expect(store.all).toHaveLength(1);
    })();
  });
});

describe('a storage for artifacts that is used up', () => {
  it(
    'is said, with what to do, and nobody is paid',
    artifactStory(async (lab) => {
      lab.artifacts.results.script('create', 'every', {
        kind: 'status',
        answer: {
          status: 429,
          body: { code: 'resource_exhausted', msg: 'insufficient usage to create artifact' },
        },
      });
      await pushWeek1(lab);
      const run = await lab.run(artifactRun({ id: 7 }));

      expect(codesOf(run)).toEqual(['LEDGER_FORBIDDEN']);
      expect(run.log).toContain('insufficient usage');
      expect(run.log).toContain('storage for artifacts is used up');
      expect(lab.prolific.countOf('pay')).toBe(0);
      expect(recordsOf(lab)).toEqual([]);
    }),
  );
});
