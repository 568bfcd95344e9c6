import { KnownLedger } from '../../src/adapters/ledger/known-ledger.ts';
import { stopUnreadable } from '../../src/adapters/ledger/stops.ts';
import type { StudyId } from '../../src/core/ids.ts';
import { serializeEvents } from '../../src/core/ledger/lines.ts';
import type {
  Append,
  Clock,
  Head,
  Home,
  HomeQuestion,
  Ledger,
  LedgerReading,
} from '../../src/ports.ts';
import type { LedgerStore } from './ledger-store.ts';

export type LedgerCall =
  | { readonly kind: 'read'; readonly studies: readonly StudyId[]; readonly evenCancelled: boolean }
  | { readonly kind: 'home' }
  | { readonly kind: 'append'; readonly study: StudyId; readonly subject: string }
  | { readonly kind: 'dates'; readonly study: StudyId };

/** Where a test or a scheduler steps in. Each call awaits `before`, has its whole effect at once, and awaits `after`. */
export interface LedgerHooks {
  /** The request is on its way. Throwing loses it; never resolving is a crash. */
  before?(call: LedgerCall): Promise<void>;
  /** The effect has happened, the answer is on its way. Throwing loses the answer. */
  after?(call: LedgerCall): Promise<void>;
  /** How many updates of the branch a look lies behind; 0 when left out. */
  lag?(call: LedgerCall): number;
}

/** As often as the branch's adapter looks. */
const looksUntilGrown = 6;

/** One process's handle onto a store: the same contract as the ledger on a branch, without a network. */
export function openMemoryLedger(
  store: LedgerStore,
  clock: Clock,
  hooks: LedgerHooks = {},
): Ledger {
  const known = new KnownLedger();

  async function underway<T>(call: LedgerCall, effect: () => T): Promise<T> {
    await hooks.before?.(call);
    const result = effect();
    await hooks.after?.(call);
    return result;
  }

  const homeNow = ({ ref, paths }: HomeQuestion): Home => {
    const { tip, defaultBranch } = store;
    const isThere = ref !== null && tip !== null;
    return {
      defaultBranch,
      tip: isThere ? new Map(paths.map((path) => [path, tip.get(path) ?? null])) : null,
    };
  };

  async function read(
    studies: readonly StudyId[],
    question: HomeQuestion,
    { evenCancelled = false } = {},
  ): Promise<LedgerReading> {
    const call: LedgerCall = { kind: 'read', studies, evenCancelled };
    for (let tried = 1; ; tried += 1) {
      const look = await underway(call, () => {
        const head = store.headAt(hooks.lag?.(call) ?? 0);
        const texts = new Map(studies.map((study) => [study, store.textAt(head, study)]));
        return { head, texts, isPublic: store.isPublic, githubNow: new Date(store.now()) };
      });
      const missing = known.missingIn(look);
      if (missing === null) {
        if (look.head !== null) known.learnBranch();
        for (const [study, text] of look.texts) known.learnText(study, text);
        return { ...look, home: () => underway({ kind: 'home' }, () => homeNow(question)) };
      }
      if (tried === looksUntilGrown) throw stopUnreadable(missing);
      await clock.sleep(1_000);
    }
  }

  const append: Ledger['append'] = async (at, study, base, events, subject): Promise<Append> => {
    known.learnText(study, base);
    if (at !== null) known.learnBranch();
    const sentAt = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
    const written = await underway({ kind: 'append', study, subject }, () => {
      const head = store.headAt();
      const text = store.textAt(head, study);
      const missing = known.missingIn({ head, texts: new Map([[study, text]]) });
      if (missing !== null) throw stopUnreadable(missing);
      if (text !== base) return null;
      const next = base + serializeEvents(events);
      return { head: store.commit(study, next), text: next };
    });
    if (written === null) return { kind: 'stale' };
    known.learnBranch();
    known.learnText(study, written.text);
    return { kind: 'appended', ...written, sentAt };
  };

  const readLineDates = (
    at: Head,
    study: StudyId,
    lineNumbers: readonly number[],
  ): Promise<ReadonlyMap<number, Date>> =>
    underway({ kind: 'dates', study }, () => {
      const dateOf = (line: number): Date => {
        const ms = store.dateAt(at, study, line);
        if (ms === undefined) throw stopUnreadable(`line ${line} of ${study} has no date`);
        return new Date(ms);
      };
      return new Map(lineNumbers.map((line) => [line, dateOf(line)]));
    });

  return { read, append, readLineDates, url: (study) => `memory:ledger/${study}.jsonl` };
}
