import type { Resolution, Settings } from '../../src/core/settings.ts';
import { groupsOf, type Repository, type SimFile } from './repository.ts';
import type { Shown } from './shown.ts';

/** What a workflow or a human asks for. A re-run asks for the same again. */
export interface Order {
  /** With a label there is one file. */
  readonly files: readonly SimFile[];
  readonly mode: Settings['mode'];
  readonly approve: string | null;
  readonly resolve: readonly Resolution[];
  readonly settleMs: number;
  /** The most that all of one run may pay; null: no limit. */
  readonly maxTotalCents: number | null;
  /** What the human saw who approves. */
  readonly shown?: Shown | undefined;
  /** Whether it pays these files as the branch has them when it starts, and not as they were. */
  readonly isNewest?: boolean;
  readonly requires?: { readonly approval: boolean; readonly preview: boolean };
  /** Where it is left out, somebody starts it on the default branch. */
  readonly from?: Origin | undefined;
}

/** What starts a run, and at which commit. */
interface Origin {
  readonly event: 'push' | 'workflow_dispatch' | 'pull_request';
  readonly ref: string;
  readonly sha: string;
}

/** A new run of a workflow has the files of its branch, a re-run those of its commit. */
export function refresh(repository: Repository, order: Order): Order {
  if (order.isNewest !== true) return order;
  const files = order.files.flatMap(
    ({ number }) => repository.tip.find((file) => file.number === number) ?? [],
  );
  const from =
    order.from?.event === 'push' ? { ...order.from, sha: repository.tipSha } : order.from;
  // One of them may have a label by now, and is paid alone.
  const [together = order.files] = groupsOf(files, 'branch');
  return { ...order, isNewest: false, files: together, from };
}
