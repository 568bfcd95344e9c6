import type { SimBulk } from './money.ts';
import { times } from './process.ts';
import type { Random } from './random.ts';
import type { Theme } from './themes.ts';
import type { World } from './world.ts';

type Speed = 'at once' | 'seconds' | 'minutes' | 'hours' | 'never';

/** How money travels in one history: Prolific promises no more than "in the following minutes". */
export interface Arrivals {
  /** Drawn for each bulk payment. */
  readonly speeds: readonly Speed[];
  /** How often each person of a bulk payment has a speed of their own. */
  readonly partly: number;
  /** How long the cost counts it after it can be seen. */
  readonly costLagMs: number;
  /** How often the cost counts it as soon as it is accepted. */
  readonly costLeads: number;
}

export const promptArrivals: Arrivals = {
  speeds: ['seconds'],
  partly: 0,
  costLagMs: 0,
  costLeads: 0,
};

export function drawArrivals(random: Random, theme: Theme): Arrivals {
  if (theme === 'late money') return { ...promptArrivals, speeds: ['hours', 'never'] };
  return {
    speeds: random.pick<readonly Speed[]>([
      ['seconds'],
      ['seconds', 'minutes'],
      ['minutes'],
      ['seconds', 'minutes', 'never'],
      random.chance(0.2) ? ['minutes', 'hours'] : ['minutes'],
    ]),
    partly: random.pick([0, 0, 0.3]),
    costLagMs: random.pick([0, 0, 5 * times.minute]),
    costLeads: random.pick([0, 0.5]),
  };
}

/** Pays everybody of the bulk payment once more, as Prolific does at every pay request. */
export function payInto(world: World, bulk: SimBulk): void {
  const { money, random, arrivals, timeline } = world;
  bulk.payments += 1;
  const speed = random.pick(arrivals.speeds);
  if (speed !== 'seconds') world.injected.add(`arrives: ${speed}`);
  for (const { id, amount } of bulk.lines) {
    const isOwn = arrivals.partly > 0 && random.chance(arrivals.partly);
    if (isOwn) world.injected.add('arrives: partly');
    const delayMs = delayOf(isOwn ? random.pick(arrivals.speeds) : speed, random);
    const visibleAtMs = timeline.nowMs + delayMs;
    const leads = random.chance(arrivals.costLeads);
    money.payments.push({
      ...money.recipientOf(bulk.study, id),
      cents: amount,
      bulk: bulk.id,
      kind: 'bulk',
      acceptedAtMs: timeline.nowMs,
      visibleAtMs,
      costAtMs: leads ? timeline.nowMs : visibleAtMs + random.float() * arrivals.costLagMs,
    });
  }
}

/**
 * A request that reaches Prolific half an hour late and these minutes stay within the hour after
 * which a human may say no.
 */
function delayOf(speed: Speed, random: Random): number {
  switch (speed) {
    case 'at once':
      return 0;
    case 'seconds':
      return random.between(0, 20) * times.second;
    case 'minutes':
      return random.between(20, 18 * 60) * times.second;
    case 'hours':
      return random.between(60, 40 * 60) * times.minute;
    case 'never':
      return Number.POSITIVE_INFINITY;
  }
}
