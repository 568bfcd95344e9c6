import { type Head, KnownLedger } from '../../src/adapters/ledger/known-ledger.ts';
import { askedUntil, findForgotten } from '../../src/core/losses/forgotten.ts';
import { momentOf } from '../../src/core/moment.ts';
import { stopUnreadable } from '../../src/adapters/ledger/stops.ts';
import type { StudyId } from '../../src/core/ids.ts';
import { MovedClaims } from '../../src/adapters/branch-past/moved-claims.ts';
import { serializeEvents } from '../../src/core/ledger/lines.ts';
import type { Append, Clock, Home, Ledger, LedgerReading } from '../../src/ports.ts';
import type { LedgerStore } from './ledger-store.ts';

export type LedgerCall =
  | { readonly kind: 'read'; readonly studies: readonly StudyId[]; readonly evenCancelled: boolean }
  | { readonly kind: 'home' }
  | { readonly kind: 'previews' }
  | { readonly kind: 'others' }
  | { readonly kind: 'losses'; readonly study: StudyId }
  | { readonly kind: 'append'; readonly study: StudyId; readonly subject: string }
  | { readonly kind: 'dates'; readonly study: StudyId };

/** An append is named by the first words of its commit: what, and of which bulk payment. */
export function nameOf(call: LedgerCall): string {
  if (call.kind === 'append') return `append ${call.subject.split(':')[0] ?? ''}`;
  return call.kind === 'read' && call.evenCancelled ? 'read to record' : call.kind;
}

/**
 * Where a test or a scheduler steps in. Each call awaits `before`, has its whole effect at once,
 * and awaits `after`.
 */
export interface LedgerHooks {
  /** An append waits for its turn: it has not been sent yet. */
  queued?(call: LedgerCall): Promise<void> | undefined;
  /** The request is on its way. Throwing loses it; never resolving is a crash. */
  before?(call: LedgerCall): Promise<void>;
  /** The effect has happened, the answer is on its way. Throwing loses the answer. */
  after?(call: LedgerCall): Promise<void>;
  /** How many updates of the branch a look lies behind; 0 when left out. */
  lag?(call: LedgerCall): number;
}

/** As often as the branch's adapter looks. */
const looksUntilGrown = 6;

async function underway<T>(hooks: LedgerHooks, call: LedgerCall, effect: () => T): Promise<T> {
  await hooks.before?.(call);
  const result = effect();
  await hooks.after?.(call);
  return result;
}

/** The run's own repository, whose tip the store holds. */
export function openMemoryHome(store: LedgerStore, hooks: LedgerHooks = {}): Home {
  return {
    readPreviews: () => underway(hooks, { kind: 'previews' }, () => store.previews),
    prepare:
      ({ ref, paths }) =>
      () =>
        underway(hooks, { kind: 'home' }, () => {
          const { tip, defaultBranch, otherBlobs } = store;
          const blobAt = (path: string) => (tip?.has(path) ? (tip.get(path) ?? null) : otherBlobs);
          const isThere = ref !== null && tip !== null;
          return {
            defaultBranch,
            tip: isThere ? new Map(paths.map((path) => [path, blobAt(path)])) : null,
          };
        }),
  };
}

/**
 * One process's handle onto a store: the same contract as the ledger on a branch, without a
 * network.
 */
export function openMemoryLedger(
  store: LedgerStore,
  clock: Clock,
  hooks: LedgerHooks = {},
): Ledger {
  const known = new KnownLedger();
  const heads = new Map<StudyId, Head>();

  async function read(
    studies: readonly StudyId[],
    { evenCancelled = false } = {},
  ): Promise<LedgerReading> {
    const call: LedgerCall = { kind: 'read', studies, evenCancelled };
    for (let tried = 1; ; tried += 1) {
      const look = await underway(hooks, call, () => {
        const head = store.headAt(hooks.lag?.(call) ?? 0);
        const texts = new Map(studies.map((study) => [study, store.textAt(head, study)]));
        const { warnings, protection } = store;
        const githubNow = store.isDated ? new Date(store.now()) : null;
        return { head, reading: { texts, warnings, protection, githubNow } };
      });
      const { head, reading } = look;
      const missing = known.missingIn({ head, texts: reading.texts });
      if (missing === null) {
        if (head !== null) known.learnBranch();
        for (const [study, text] of reading.texts) {
          known.learnText(study, text);
          heads.set(study, head);
        }
        return reading;
      }
      if (tried === looksUntilGrown) throw stopUnreadable(missing);
      await clock.sleep(1_000);
    }
  }

  const append: Ledger['append'] = async (study, base, events, subject): Promise<Append> => {
    known.learnText(study, base);
    const call: LedgerCall = { kind: 'append', study, subject };
    const turn = hooks.queued?.(call);
    if (turn !== undefined) await turn;
    const sentAt = momentOf(clock);
    const text = await underway(hooks, call, () => {
      const head = store.headAt();
      const before = store.textAt(head, study);
      const missing = known.missingIn({ head, texts: new Map([[study, before]]) });
      if (missing !== null) throw stopUnreadable(missing);
      if (before !== base) return null;
      const next = base + serializeEvents(events);
      const landed = store.commit(study, next);
      moved.noteAppend(study, base, events, { on: head, head: landed });
      for (const [other, at] of heads) if (at === head) heads.set(other, landed);
      heads.set(study, landed);
      return next;
    });
    if (text === null) return { kind: 'stale' };
    known.learnBranch();
    known.learnText(study, text);
    return { kind: 'appended', text, sentAt };
  };

  const readDates: Ledger['readDates'] = (study, eventIds) =>
    underway(hooks, { kind: 'dates', study }, () => {
      const dateOf = (id: string): Date => {
        const ms = store.dateOf(heads.get(study) ?? null, study, id);
        if (ms === undefined) throw stopUnreadable(`the event ${id} of ${study} has no date`);
        return new Date(ms);
      };
      return new Map(eventIds.map((id) => [id, dateOf(id)]));
    });

  const moved = new MovedClaims((study, text) =>
    underway(hooks, { kind: 'losses', study }, () => {
      const since = askedUntil(text);
      const taken = store.takenFrom(study).filter(({ at }) => since === null || at >= since);
      const losses = findForgotten(study, text, taken);
      return { losses, unseen: store.remembersTaken ? null : 'GitHub does not show it' };
    }),
  );

  const readOthers: Ledger['readOthers'] = (studies) =>
    underway(hooks, { kind: 'others' }, () => {
      const head = store.headAt();
      const others = store.studiesAt(head).filter((study) => !studies.includes(study));
      return {
        texts: new Map(others.map((study) => [study, store.textAt(head, study)])),
        unread: [],
      };
    });

  return {
    rules: { bonusesPerStudy: null, reRunsClaim: true },
    past: store.past,
    read,
    append,
    askToPay: (study, { bulk }, sentAt) => moved.ask(study, bulk, sentAt),
    readOthers,
    readLosses: (study) => {
      const head = heads.get(study) ?? null;
      return moved.readLosses(study, { head, text: store.textAt(head, study) });
    },
    readDates,
    url: (study) => `memory:ledger/${study}.jsonl`,
  };
}
