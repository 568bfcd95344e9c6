import type { StudyId } from '../../src/core/ids.ts';
import type { Keeping } from './keeping.ts';
import { openBranchLedger } from './branch-port.ts';
import { type SimProcess, times } from './process.ts';
import type { World } from './world.ts';

/**
 * The ledger on a branch: files that only grow, until somebody deletes them or writes into them.
 */
export class BranchKeeping implements Keeping {
  readonly kind = 'branch';
  readonly paysWithinMs = 30 * times.second;
  readonly #world: World;
  /** What somebody has written into a study's file. */
  readonly #dirt = new Map<StudyId, string>();
  /** What was last deleted of each study, which is in the past of the branch. */
  readonly #deleted = new Map<StudyId, string>();

  constructor(world: World) {
    this.#world = world;
  }

  textOf(study: StudyId): string {
    return withoutDirt(this.#writtenIn(study), this.#dirt.get(study) ?? '');
  }

  isSoiled(study: StudyId): boolean {
    return this.#dirt.has(study);
  }

  begin(): void {
    // A branch knows nothing of runs.
  }

  open(process: SimProcess): ReturnType<Keeping['open']> {
    return openBranchLedger(this.#world, process);
  }

  drawIdleMs(): number {
    return 0;
  }

  contrive(): number {
    return 0;
  }

  destroy(): void {
    const { random, store, studies, injected } = this.#world;
    if (store.headAt() === null) return;
    injected.add('ledger deleted');
    const gone = random.chance(0.5) ? null : random.pick(studies).id;
    this.remember(gone);
    if (gone === null) {
      this.#dirt.clear();
      store.deleteBranch();
    } else {
      this.#dirt.delete(gone);
      store.deleteFile(gone);
    }
    this.#world.trace(() => 'somebody deletes the ledger');
    this.#world.history.noteMeddling('deleted');
  }

  /**
   * Keeps what is about to be taken away, of one study or of all: it stays in the past of the
   * branch.
   */
  remember(gone: StudyId | null = null): void {
    for (const { id } of this.#world.studies)
      if ((gone === null || gone === id) && this.textOf(id) !== '')
        this.#deleted.set(id, this.textOf(id));
  }

  restore(study: StudyId): boolean {
    const { store, history, injected } = this.#world;
    const text = this.#deleted.get(study);
    if (text === undefined) return false;
    this.#world.trace(() => `somebody restores the ledger of ${study}`);
    injected.add('ledger restored');
    // What was written meanwhile comes after it.
    const lines = new Set(text.split('\n'));
    const since = this.#writtenIn(study)
      .split('\n')
      .filter((line) => line !== '' && !lines.has(line));
    store.commit(study, [text.trimEnd(), ...since, ''].join('\n'));
    history.noteMeddling('mended');
    history.noteRestored(study);
    this.#deleted.delete(study);
    return true;
  }

  /** A merge or a bad edit: half a line, a line that is no event, or one that is there already. */
  soil(): void {
    const { random, store, studies, injected } = this.#world;
    const { id } = random.pick(studies);
    const text = this.#writtenIn(id);
    if (text === '' || this.#dirt.has(id)) return;
    const lines = text.trimEnd().split('\n');
    // What a human has said is what a second time would undo.
    const said = lines.filter((line) => line.includes('"type":"resolved"'));
    const twice = `${random.pick(said.length > 0 ? said : lines)}\n`;
    const dirt = random.pick(['{"half a line":', '<<<<<<< HEAD\n', '{"v":2}\n', twice, twice]);
    injected.add(dirt === twice ? 'ledger merged' : 'ledger broken');
    this.#world.trace(() => 'somebody breaks the ledger');
    this.#dirt.set(id, dirt);
    store.commit(id, text + dirt);
    this.#world.history.noteMeddling('broken');
  }

  mend(): void {
    for (const [study, dirt] of this.#dirt) {
      this.#world.trace(() => 'somebody mends the ledger');
      this.#world.store.commit(study, withoutDirt(this.#writtenIn(study), dirt));
    }
    this.#dirt.clear();
    this.#world.history.noteMeddling('mended');
  }

  #writtenIn(study: StudyId): string {
    const { store } = this.#world;
    return store.textAt(store.headAt(), study);
  }
}

/**
 * A ledger file without what somebody has written into it, which may be a line that was there
 * before.
 */
function withoutDirt(text: string, dirt: string): string {
  const at = text.lastIndexOf(dirt);
  return at === -1 ? text : text.slice(0, at) + text.slice(at + dirt.length);
}
