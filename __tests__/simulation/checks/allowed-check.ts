import type { ClaimFact } from './ledger-history.ts';
import { areSame, mainBranch } from '../repository.ts';
import { keyOf } from '../shown.ts';
import type { World } from '../world.ts';

/**
 * Whoever is about to pay was allowed to: by a human who saw it, by the branch as it is, by a
 * preview.
 */
export function checkAllowed(world: World, claim: ClaimFact): void {
  checkApproved(world, claim);
  checkBranch(world, claim);
  checkPreviewed(world, claim);
}

function checkApproved(world: World, claim: ClaimFact): void {
  const { event, payer } = claim;
  const { approve, shown, requires } = payer.order;
  if (approve === null) {
    if (requires?.approval === true)
      world.violate('paid without the approval that it needs', event.bulk);
    if (event.answers.length > 0) world.violate('a question was answered by nobody', event.bulk);
    return;
  }
  // Whoever explores gives digests that nobody has seen.
  if (shown === undefined) return;
  const unseen = keysOf(world, claim).filter((key) => !shown.due.has(key));
  if (unseen.length > 0)
    world.violate('an approval paid what its human had not seen', unseen.join(', '));
  if (event.answers.some((hash) => !shown.questions.has(hash)))
    world.violate('an approval answered a question that its human had not seen', event.bulk);
}

/** A file is what the default branch has, at some moment of the run, or somebody was asked. */
function checkBranch(world: World, { event, payer, file }: ClaimFact): void {
  const { order, tipAtStart } = payer;
  if (file.label !== null || order.shown?.codes.has('CSV_OUTDATED') === true) return;
  const tips = world.repository.commits.slice(tipAtStart);
  const isThere =
    (order.from?.ref ?? mainBranch) === mainBranch &&
    tips.some((tip) => tip.some((one) => areSame(one, file)));
  if (!isThere)
    world.violate('paid a file that the branch does not have, and nobody was asked', event.bulk);
}

/** A push under `require-preview` pays what a preview of its commit has shown. */
function checkPreviewed(world: World, claim: ClaimFact): void {
  const { from, requires } = claim.payer.order;
  if (requires?.preview !== true || from?.event !== 'push') return;
  const shown = world.repository.previews.get(from.sha)?.shown;
  const unseen = keysOf(world, claim).filter((key) => shown?.has(key) !== true);
  if (unseen.length > 0) world.violate('paid what no preview had shown', unseen.join(', '));
}

function keysOf({ money }: World, { event, study, label }: ClaimFact): string[] {
  return money.bulk(event.bulk).lines.map(({ id, amount }) => keyOf(study, label, id, amount));
}
