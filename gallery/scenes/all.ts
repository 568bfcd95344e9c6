import { doubtScenes } from './doubts.ts';
import { paymentScenes } from './payments.ts';
import { planScenes } from './plans.ts';
import { recordScenes } from './records.ts';
import type { Scene } from './runs.ts';

/** Every status and mixture that people can meet, as the flows leave it behind. */
export function scenes(): Scene[] {
  return [...planScenes(), ...paymentScenes(), ...doubtScenes(), ...recordScenes()];
}
