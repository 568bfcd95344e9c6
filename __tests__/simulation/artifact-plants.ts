import type { Patch } from './patch.ts';

/** One rule of the ledger as artifacts that is taken away, and how that must be found. */
export interface ArtifactPlant {
  readonly patches: readonly Patch[];
  /** What is violated, in the simulation's words. */
  readonly foundAs: string;
}

const folder = 'src/adapters/artifact-ledger';
const paidTwice = 'a key was paid twice';
const tooLate = 'a pay request left too long after its claim';

function plant(foundAs: string, ...patches: readonly Patch[]): ArtifactPlant {
  return { patches, foundAs };
}

function inPermission(from: string, to: string): Patch {
  return { file: `${folder}/permission.ts`, from, to };
}

function inLosses(from: string, to: string): Patch {
  return { file: `${folder}/losses.ts`, from, to };
}

const yielding = 'const first = standing.find(isBefore);';
const waiting = "if (first === undefined) return 'again';";
const passed = 'Math.max(now.wallMs - since.wallMs, now.monotonicMs - since.monotonicMs)';

/**
 * The rules by which nobody is paid twice with a ledger of artifacts: the simulation must find the
 * absence of each.
 */
export const artifactPlants: Readonly<Record<string, ArtifactPlant>> = {
  'a later attempt claims': plant(paidTwice, {
    file: `${folder}/artifact-ledger.ts`,
    from: 'reRunsClaim: false',
    to: 'reRunsClaim: true',
  }),
  'the own claim and its rivals from two lists': plant(
    paidTwice,
    inPermission(
      'const verdict = judge(desk, memory, sent, claimIds(lists.claims.artifacts));',
      'const own = await desk.store.list(claimName(memory.study), { signal: signals.now });\n    const verdict = judge(desk, memory, sent, claimIds(own.artifacts));',
    ),
  ),
  'a look that need not show the own claim': plant(
    paidTwice,
    inPermission(
      "if (ownId === undefined) return 'again';",
      "if (ownId === undefined) return 'clear';",
    ),
  ),
  'no wait before the look': plant(paidTwice, inPermission('await waitSince(desk, shownAt);', '')),
  'a claim that counts before it is shown': plant(
    paidTwice,
    inPermission(
      'const shownAt = sent.shownAt ?? (await findShown(desk, memory, sent));',
      'const shownAt = sent.shownAt ?? sent.finalizedAt;',
    ),
  ),
  'the smaller id pays at once': plant(
    paidTwice,
    inPermission(waiting, "if (first === undefined) return 'clear';"),
  ),
  'the larger id does not withdraw': plant(
    paidTwice,
    inPermission(yielding, 'const first = standing.slice(standing.length).find(isBefore);'),
    inPermission(waiting, "if (first === undefined) return 'clear';"),
  ),
  'a look at any time after the claim': plant(
    tooLate,
    inPermission('const lookWithinMs = 5 * 60_000;', 'const lookWithinMs = 1e12;'),
  ),
  'a pay request at any time after the look': plant(tooLate, {
    file: 'src/flows/payment/request.ts',
    from: 'payWithinMs = 30_000',
    to: 'payWithinMs = 1e12',
  }),
  'times by the wall clock alone': plant(tooLate, {
    file: 'src/core/moment.ts',
    from: passed,
    to: 'now.wallMs - since.wallMs',
  }),
  'times by the other clock alone': plant(tooLate, {
    file: 'src/core/moment.ts',
    from: passed,
    to: 'now.monotonicMs - since.monotonicMs',
  }),
  'a record without what came before': plant(paidTwice, {
    file: `${folder}/write-record.ts`,
    from: 'lines: [...memory.lines, ...added]',
    to: "lines: [...memory.lines.filter(({ event }) => added.some((one) => one.event.bulk === event.bulk && one.event.type !== 'claimed')), ...added]",
  }),
  'records of forks count': plant(paidTwice, {
    file: 'src/adapters/artifact-records/trust.ts',
    from: "if (!isOurs || headRepositoryId !== desk.me.repositoryId) return 'comes from another repository';",
    to: '',
  }),
  'records of other events count': plant(paidTwice, {
    file: 'src/adapters/artifact-records/trust.ts',
    from: 'return (await isWriter(desk, run)) ? null : ofEvent(run.event);',
    to: 'return null;',
  }),
  'an expired record is not asked about': plant(
    paidTwice,
    inLosses('return [...expiredRecords(memory), ...reRuns];', 'return reRuns;'),
  ),
  'a re-run is not asked about': plant(
    paidTwice,
    inLosses('return [...expiredRecords(memory), ...reRuns];', 'return expiredRecords(memory);'),
  ),
  'a re-run answered within the hour': plant(
    paidTwice,
    inLosses('const answerableAfterMs = 60 * 60_000;', 'const answerableAfterMs = 0;'),
  ),
  'a re-run forgotten because somebody wrote since': plant(
    paidTwice,
    inLosses(
      'findReRuns(desk, memory, lastHeldClaimAt(memory), signal)',
      'findReRuns(desk, memory, memory.newest?.createdAt ?? null, signal)',
    ),
  ),
  'a re-run since the first reading overlooked by the look': plant(
    paidTwice,
    inPermission(
      'const [loss] = [...reRuns, ...expiredRecords(memory, sent.lostBefore)];',
      'const [loss] = expiredRecords(memory, sent.lostBefore);',
    ),
  ),
  'money of a claim beside it taken for its own': plant('the ledger holds more as settled', {
    file: 'src/core/ledger/evidence.ts',
    from: ' + countRivals(bulk, bonus);',
    to: ' + Math.min(0, countRivals(bulk, bonus));',
  }),
};
