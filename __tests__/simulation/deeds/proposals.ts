import {
  parsePreviewMark,
  renderPreviewMark,
  previewBeginning,
} from '../../../src/core/plan/previewed.ts';
import { editFile, publish } from './edits.ts';
import { byPush, newOrder } from './draw-order.ts';
import { times } from '../process.ts';
import { groupsOf, type SimFile } from '../repository.ts';
import type { Order } from '../order.ts';
import { type SimRun, startRun } from '../runs.ts';
import { shownBy } from '../shown.ts';
import type { World } from '../world.ts';

/**
 * Somebody proposes the newest commit instead of pushing it: plans preview it, and where they show
 * no fault it is merged, sooner or later, which starts a run.
 */
export function propose(world: World, start: (order: Order) => void): void {
  const { random, repository, keeping, timeline } = world;
  const proposed = repository.commits.pop() ?? [];
  world.trace(() => `somebody proposes ${proposed.map(({ path }) => path).join(', ')}`);
  const from = { event: 'pull_request', ref: 'refs/pull/1/merge', sha: '' } as const;
  const plans = groupsOf(proposed, keeping.kind).map((files) =>
    startRun(world, { ...newOrder(world), files, mode: 'plan', maxTotalCents: null, from }),
  );
  void Promise.all(plans).then((ended) => {
    if (ended.some(({ run }) => run.record.status !== 'planned' || run.record.findings.length > 0))
      return;
    timeline.schedule(random.pick([random.between(1, 300) * times.second, times.hour]), () => {
      merge(world, proposed, ended);
      for (const { order } of ended) start({ ...order, mode: 'pay', ...byPush(world) });
      return true;
    });
  });
}

function merge(world: World, proposed: readonly SimFile[], previews: readonly SimRun[]): void {
  const { random, repository } = world;
  repository.commits.push(proposed);
  // One more commit, whose preview nobody waited for.
  if (random.chance(0.3)) editFile(world, () => undefined);
  publish(world, 'a merged pull request');
  const marks = previews.flatMap(({ run: { record } }) => {
    const mark = record.plan === null ? null : renderPreviewMark(record.plan);
    return parsePreviewMark(`${previewBeginning}-->\n${mark ?? ''}`) ?? [];
  });
  repository.previews.set(repository.tipSha, {
    pullRequests: [{ number: 1, title: 'Pay', approvedBy: [] }],
    digests: new Set(marks),
    shown: new Set(previews.flatMap((preview) => [...(shownBy(preview)?.due ?? [])])),
  });
}
