import { parseRecord } from '../../../src/adapters/artifact-records/record.ts';
import { type DatedRecord, unionOf } from '../../../src/adapters/artifact-records/union.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import { ArtifactHub, type HeldArtifact } from '../../fakes/artifact-hub.ts';
import { cleanUp, drawIds, isAlive, isTrusted, soilArtifacts } from './accidents.ts';
import { lagging, lags, type Listing } from './lag.ts';
import { openArtifactLedger } from './port.ts';
import { contrive } from './schemes.ts';
import type { Keeping, SimAttempt } from '../keeping.ts';
import type { DeletionFact } from '../checks/ledger-history.ts';
import { type SimProcess, times } from '../process.ts';
import type { World } from '../world.ts';

const day = 24 * times.hour;

/** The ledger as artifacts, which GitHub removes in time, and with re-runs. */
export class ArtifactKeeping implements Keeping {
  readonly kind = 'artifact';
  /** Five minutes from the claim to its last look, and half a minute to the pay request. */
  readonly paysWithinMs = 5 * times.minute + 30 * times.second;
  readonly hub: ArtifactHub;
  lag: keyof typeof lags;
  /** Until when no finalize of a process arrives. */
  readonly outages = new Map<SimProcess, number>();
  /** Processes to which GitHub shows what was there at that time, which is a prefix too. */
  readonly showsUntilMs = new Map<SimProcess, number>();
  /** Processes whose claim lands so much later than they were told. */
  readonly landsAfterMs = new Map<SimProcess, number>();
  readonly #world: World;
  readonly #vanishAfterMs: number;
  readonly #noted = new Set<string>();
  readonly #parsed = new WeakMap<HeldArtifact, DatedRecord & { readonly study: string }>();
  readonly #texts = new Map<StudyId, string>();

  constructor(world: World) {
    const { random, timeline } = world;
    this.#world = world;
    this.lag = random.pick(['prefix', 'mixture']);
    this.hub = new ArtifactHub(() => timeline.nowMs);
    this.hub.retentionMs = random.pick([31, 31, 90]) * day;
    this.#vanishAfterMs = random.pick([0, 10 * day]);
    this.hub.nextId = drawIds(random);
    this.hub.onPut = (artifact) => {
      this.#note(artifact);
    };
  }

  /** For how long a list may leave out what is there. */
  get lagsForMs(): number {
    return lags[this.lag];
  }

  textOf(study: StudyId): string {
    const known = this.#texts.get(study);
    if (known !== undefined) return known;
    const lines = unionOf(this.readable(study).map((artifact) => this.recordOf(artifact)));
    const text = lines.map((line) => `${line.text}\n`).join('');
    this.#texts.set(study, text);
    return text;
  }

  /** The records of a study that can be read, oldest first. */
  readable(study: StudyId): HeldArtifact[] {
    return this.hub.artifacts.filter(
      (one) => one.state === 'listed' && isTrusted(one) && this.recordOf(one).study === study,
    );
  }

  isSoiled(): boolean {
    return false;
  }

  begin({ id, attempt, event }: SimAttempt): void {
    this.age();
    const { injected } = this.#world;
    if (attempt === 1) {
      this.hub.start(id, event);
      return;
    }
    if (isAlive(this.#world, id)) injected.add('a re-run of a run that lives');
    const removes = this.drawRemoval();
    injected.add(removes ? 'a re-run that removes records' : 'a re-run that keeps records');
    this.#world.trace(() => `GitHub: run ${id} again${removes ? ', its records are gone' : ''}`);
    if (removes) this.remove(({ runId }) => runId === id, 're-run');
    this.hub.start(id);
  }

  /** Whether a re-run, of all jobs or of those that failed, removes what the run had uploaded. */
  protected drawRemoval(): boolean {
    return this.#world.random.chance(0.6);
  }

  /** What a list of one name is drawn from, which may lag behind what is there. */
  listed({ process, there }: Listing): readonly HeldArtifact[] {
    const untilMs = this.showsUntilMs.get(process) ?? Number.POSITIVE_INFINITY;
    const shown = there.filter(({ createdAtMs }) => createdAtMs <= untilMs);
    return process.strikes('listLags') ? lagging(this.#world, this.lag, shown) : shown;
  }

  open(process: SimProcess, attempt: SimAttempt): ReturnType<Keeping['open']> {
    return openArtifactLedger(this.#world, this, process, attempt);
  }

  drawIdleMs(): number {
    const { random } = this.#world;
    return random.chance(0.04) ? random.between(16, 40) * day : 0;
  }

  contrive: Keeping['contrive'] = (start) => contrive(this.#world, this, start);

  /** Retention ends for what is old enough. */
  age(): void {
    const nowMs = this.#world.timeline.nowMs;
    const ageMs = ({ createdAtMs }: HeldArtifact): number => nowMs - createdAtMs;
    const { retentionMs } = this.hub;
    const old = this.hub.artifacts.filter((one) => ageMs(one) >= retentionMs);
    const fresh = old.filter(({ state }) => state === 'listed');
    if (fresh.length > 0)
      this.#change('retention', () => {
        for (const artifact of fresh) artifact.state = 'expired';
        this.#world.injected.add('a record expires', fresh.length);
      });
    const lastsMs = retentionMs + this.#vanishAfterMs;
    const ending = old.filter((one) => one.state !== 'gone' && ageMs(one) >= lastsMs);
    if (ending.length === 0) return;
    for (const artifact of ending) artifact.state = 'gone';
    // Of what is not even listed as expired no run can know that it was there.
    for (const { id } of this.#world.studies) this.#world.history.noteDeletion(id, 'vanishing');
  }

  destroy(): void {
    const { random, studies, injected } = this.#world;
    const { id } = random.pick(studies);
    const records = this.readable(id);
    if (records.length === 0) return;
    injected.add('ledger deleted');
    const { runId } = random.pick(records);
    // GitHub deletes no run that is still going on.
    const run = random.chance(0.5) && !isAlive(this.#world, runId) ? runId : null;
    this.#world.trace(
      () => `somebody deletes ${run === null ? 'all records' : `run ${run}`} of ${id}`,
    );
    this.remove(
      (artifact) => (run === null ? records.includes(artifact) : artifact.runId === run),
      'somebody',
    );
    if (run !== null) this.hub.runs.delete(run);
  }

  soil(): void {
    soilArtifacts(this.#world, this.hub);
  }

  mend(): void {
    cleanUp(this.#world, this);
  }

  recordOf(artifact: HeldArtifact): DatedRecord & { readonly study: string } {
    const known = this.#parsed.get(artifact);
    if (known !== undefined) return known;
    const { id: artifactId, name, text, createdAtMs } = artifact;
    const study = this.#world.studies.find(({ id }) => name.includes(id))?.id;
    if (study === undefined) throw new Error(`${name} is of no study`);
    const { lines } = parseRecord(text, study, name);
    const record = { study, artifactId, createdAt: new Date(createdAtMs), lines };
    this.#parsed.set(artifact, record);
    return record;
  }

  remove(isGone: (artifact: HeldArtifact) => boolean, by: DeletionFact['by']): void {
    this.#change(by, () => {
      for (const artifact of this.hub.artifacts) if (isGone(artifact)) artifact.state = 'gone';
    });
  }

  #note(artifact: HeldArtifact): void {
    this.#texts.clear();
    if (!isTrusted(artifact)) return;
    const { study, lines } = this.recordOf(artifact);
    for (const { event } of lines) {
      if (this.#noted.has(event.id)) continue;
      this.#noted.add(event.id);
      // Two answers may meet here: the union puts the careful one last.
      this.#world.history.note(study as StudyId, event, '');
    }
  }

  /** What is not written anywhere afterwards is forgotten. */
  #change(by: DeletionFact['by'], change: () => void): void {
    const { studies, history } = this.#world;
    const before = new Map(studies.map(({ id }) => [id, this.textOf(id)]));
    change();
    this.#texts.clear();
    for (const [id, text] of before) {
      const left = new Set(this.textOf(id).split('\n'));
      if (!text.split('\n').every((line) => left.has(line))) history.noteDeletion(id, by);
    }
  }
}
