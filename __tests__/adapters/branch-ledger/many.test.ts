import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import type { Github } from '../../../sandbox/github/host.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { type LedgerEvent, serializeEvents } from '../../../src/core/ledger/lines.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import { Random } from '../../simulation/random.ts';
import { branch, openLedger, pathOf, repository, startLab } from './harness.ts';
import { eventOf, studyA, studyB } from '../ledger/ledger-events.ts';

const studies = [studyA, studyB] as const;
const badGateway = { status: 502, body: '<html>Unicorn!</html>' };

const troubles: Record<'commit' | 'query', readonly Fault[]> = {
  commit: [
    { kind: 'reset-before' },
    { kind: 'reset-after' },
    { kind: 'status', answer: badGateway },
    { kind: 'status-after', answer: badGateway },
    { kind: 'delay', ms: 30 },
  ],
  query: [{ kind: 'stale' }, { kind: 'reset-after' }, { kind: 'delay', ms: 30 }],
};

function troubleNetwork(github: Github, random: Random): void {
  for (const endpoint of ['commit', 'query'] as const)
    for (let nth = 1; nth <= 200; nth += 1)
      if (random.chance(0.15)) github.server.script(endpoint, nth, random.pick(troubles[endpoint]));
}

/** What writers know of their appends. */
interface Written {
  readonly acknowledged: string[];
  /** Nobody told whether they landed. */
  readonly unknown: string[];
}

/**
 * A process that appends to one study or the other, on what its last append or reading gave, as a
 * run of two studies does.
 */
async function write(github: Github, random: Random, written: Written): Promise<void> {
  const ledger = openLedger(github, { random: () => random.float() });
  let texts: ReadonlyMap<StudyId, string> | null = null;
  for (let step = 0; step < 8; step += 1) {
    const study = random.pick(studies);
    const event: LedgerEvent = eventOf(`bulk-${step}`);
    const line = serializeEvents([event]);
    try {
      if (texts === null || random.chance(0.2)) ({ texts } = await ledger.read(studies));
      const base: string = texts.get(study) ?? '';
      const append = await ledger.append(study, base, [event], 'Settle');
      if (append.kind === 'stale') texts = null;
      else {
        written.acknowledged.push(line);
        texts = new Map(texts).set(study, append.text);
      }
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      written.unknown.push(line);
      texts = null;
    }
  }
}

describe('a ledger of two studies that three processes write at once, over a bad network', () => {
  it.each(Array.from({ length: 8 }, (_, seed) => seed))(
    'keeps every line that was acknowledged, each once, and none twice (%s)',
    async (seed) => {
      const random = new Random(seed);
      const github = await startLab();
      try {
        troubleNetwork(github, random);
        const written: Written = { acknowledged: [], unknown: [] };
        const writers = [0, 1, 2].map((n) => write(github, new Random(seed * 10 + n), written));
        await Promise.all(writers);

        const texts = await Promise.all(
          studies.map((study) => github.readFile(repository, branch, pathOf(study))),
        );
        const lines = texts.flatMap((text) => (text ?? '').split(/(?<=\n)/)).filter(Boolean);
        expect(written.acknowledged.filter((line) => !lines.includes(line))).toEqual([]);
        expect(new Set(lines).size).toBe(lines.length);
        const known = new Set([...written.acknowledged, ...written.unknown]);
        expect(lines.filter((line) => !known.has(line))).toEqual([]);
        expect(written.acknowledged.length).toBeGreaterThan(8);
      } finally {
        await github.close();
      }
    },
  );
});
