import type { LedgerEvent } from '../../src/core/ledger/lines.ts';
import type { Moment } from '../../src/core/moment.ts';
import type { Ledger, Ports, Prolific } from '../../src/ports.ts';
import { answerPatches } from './answer-patches.ts';
import { questionPatches } from './question-patches.ts';
import type { Patch } from './patch.ts';

/** One mistake that somebody could make in the product. */
export interface Plant {
  readonly patches: readonly Patch[];
  readonly ports: ((ports: Ports) => Ports) | null;
}

function inSource(...patches: readonly Patch[]): Plant {
  return { patches, ports: null };
}

function inLedger(change: (ledger: Ledger, now: () => Moment) => Partial<Ledger>): Plant {
  return {
    patches: [],
    ports: ({ ledger, clock, ...ports }) => {
      const now = () => ({ wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() });
      return { ...ports, clock, ledger: { ...ledger, ...change(ledger, now) } };
    },
  };
}

function inProlific(change: (prolific: Prolific) => Partial<Prolific>): Plant {
  return {
    patches: [],
    ports: (ports) => ({ ...ports, prolific: { ...ports.prolific, ...change(ports.prolific) } }),
  };
}

/** Nothing of the product may be loaded before it is patched, so this is written out here. */
function linesOf(events: readonly LedgerEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** The mistakes that the simulation must find, each alone. */
export const plants: Readonly<Record<string, Plant>> = {
  'no claim': inLedger((ledger, now) => ({
    append: async (study, base, events, subject) => {
      const [event] = events;
      if (event?.type !== 'claimed') return ledger.append(study, base, events, subject);
      // As if it had been written.
      const { texts } = await ledger.read([study]);
      const text = (texts.get(study) ?? '') + linesOf(events);
      return { kind: 'appended', text, sentAt: now() };
    },
  })),
  'pay retried on 5xx': inProlific((prolific) => ({
    payBulk: async (bulk, mayLeave) => {
      const first = await prolific.payBulk(bulk, mayLeave);
      return first.kind === 'unknown' ? prolific.payBulk(bulk, mayLeave) : first;
    },
  })),
  'a stale append taken as done': inLedger((ledger, now) => ({
    append: async (study, base, events, subject) => {
      const append = await ledger.append(study, base, events, subject);
      if (append.kind === 'appended') return append;
      const text = base + linesOf(events);
      return { kind: 'appended', text, sentAt: now() };
    },
  })),
  'unknown taken as refused': inProlific((prolific) => ({
    payBulk: async (bulk, mayLeave) => {
      const outcome = await prolific.payBulk(bulk, mayLeave);
      return outcome.kind === 'unknown' ? { ...outcome, kind: 'refused', status: null } : outcome;
    },
  })),
  '`before` ignored': inSource({
    file: 'src/core/ledger/evidence.ts',
    from: 'countOf(bonus.before, bonus.amount) + pending.count',
    to: 'pending.count',
  }),
  'the larger instead of the sum': inSource({
    file: 'src/core/ledger/evidence.ts',
    from: 'countOf(bonus.before, bonus.amount) + pending.count',
    to: 'Math.max(countOf(bonus.before, bonus.amount), pending.count)',
  }),
  'a fold where the last line wins': inSource({
    file: 'src/core/ledger/fold.ts',
    from: 'nextState(known.state, event)',
    to: "nextState({ kind: 'claimed' }, event)",
  }),
  '`not-paid` allowed early': inSource({
    file: 'src/core/ledger/open.ts',
    from: 'notPaidAfterMs = 60 * 60_000',
    to: 'notPaidAfterMs = 0',
  }),
  'no 30 seconds': inSource({
    file: 'src/flows/payment/request.ts',
    from: 'payWithinMs = 30_000',
    to: 'payWithinMs = 1e12',
  }),
  '30 seconds by the wall clock alone': inSource({
    file: 'src/core/moment.ts',
    from: 'Math.max(now.wallMs - since.wallMs, now.monotonicMs - since.monotonicMs)',
    to: 'now.wallMs - since.wallMs',
  }),
  '30 seconds by the monotonic clock alone': inSource({
    file: 'src/core/moment.ts',
    from: 'Math.max(now.wallMs - since.wallMs, now.monotonicMs - since.monotonicMs)',
    to: 'now.monotonicMs - since.monotonicMs',
  }),
  '30 seconds looked at before connecting alone': inProlific((prolific) => ({
    payBulk: (bulk) => prolific.payBulk(bulk, () => true),
  })),
  'a survey of any age': inSource({
    file: 'src/flows/looking/survey.ts',
    from: 'const surveyHoldsMs = 10 * 60_000',
    to: 'const surveyHoldsMs = 1e12',
  }),
  'a reward that the claim had seen counted twice': inSource({
    file: 'src/core/ledger/evidence.ts',
    from: 'recent.length - Math.min(maybeSeen, unexplained)',
    to: 'recent.length',
  }),
  '`not-paid` by the count that proves': inSource({
    file: 'src/flows/resolving/resolve-events.ts',
    from: 'const arrived = findMaybeArrived(found.bulk, shown);',
    to: 'const arrived = proven;',
  }),
  "`looked` by the runner's clock": inSource({
    file: 'src/flows/payment/claim.ts',
    from: 'survey.looked?.toISOString() ?? null',
    to: 'new Date(run.ports.clock.nowMs()).toISOString()',
  }),
  'lists believed whatever the cost says': inSource({
    file: 'src/core/prolific/roster.ts',
    from: 'sumListed(submissions) === costCents',
    to: 'costCents !== undefined',
  }),
  ...Object.fromEntries(
    Object.entries({ ...answerPatches, ...questionPatches }).map(([name, patch]) => [
      name,
      inSource(patch),
    ]),
  ),
  'what a `not-paid` took for paid counted as seen': inSource({
    file: 'src/core/checks/witness.ts',
    from: "if (bulk.state.kind !== 'settled') continue;",
    to: '',
  }),
  'an old look that plans again': inSource({
    file: 'src/flows/payment/fresh-survey.ts',
    from: 'const due = dueFrom(payment);',
    to: 'if (chain !== null) return null;\n    const due = dueFrom(payment);',
  }),
  'an empty replan after deletion': inSource(
    {
      file: 'src/adapters/ledger/known-ledger.ts',
      from: 'for (const [study, text] of look.texts) {',
      to: 'for (const [study, text] of [] as [StudyId, string][]) {',
    },
    {
      file: 'src/adapters/ledger/known-ledger.ts',
      from: 'if (look.head === null && this.#hasBranch)',
      to: 'if (look.head === "gone")',
    },
  ),
  'the cheap check without its second condition': inSource({
    file: 'src/core/checks/witness.ts',
    from: 'if (hasUnsettledPaid(ledger)) return false;',
    to: '',
  }),
  'an approval that answers what came up since': inSource({
    file: 'src/core/plan/approval.ts',
    from: 'return [planChanged(plan, approve, isSameMoney)];',
    to: 'return isSameMoney ? [] : [planChanged(plan, approve, isSameMoney)];',
  }),
  'unreadable taken as empty': inSource({
    file: 'src/core/ledger/growing-ledger.ts',
    from: 'const added = parseLedgerLines(text.slice(known.text.length), path, offset);',
    to: 'const added = (() => { try { return parseLedgerLines(text.slice(known.text.length), path, offset); } catch { return []; } })();',
  }),
  'a claim of another run ignored': inSource({
    file: 'src/core/ledger/states.ts',
    from: "claimed: {\n    paid: 'none',\n    stops: 'yes',\n    looks: 'every run',",
    to: "claimed: {\n    paid: 'none',\n    stops: 'no',\n    looks: 'nobody',",
  }),
  'an event id twice taken as read': inSource({
    file: 'src/core/ledger/fold.ts',
    from: 'if (line !== undefined) return',
    to: 'if (line === 0) return',
  }),
  'labels not normalised': inSource({
    file: 'src/core/bonus.ts',
    from: 'const segments: string[] = [];',
    to: "if (text !== '') return text;\n  const segments: string[] = [];",
  }),
};
