import type { Lab } from '../../sandbox/lab/lab.ts';
import { type FrontOptions, type Fronts, startFronts } from '../../sandbox/tls/fronts.ts';
import { csvOf } from './story.ts';

/** A repository with a file of these bonuses, and TLS before both services. */
export async function withFronts(
  lab: Lab,
  amounts: readonly string[],
  tell: (fronts: Fronts) => Promise<void>,
  options: FrontOptions = {},
): Promise<void> {
  const fronts = await startFronts(lab, options);
  try {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });
    await tell(fronts);
  } finally {
    await fronts.close();
  }
}
