import type { StudyId } from '../../core/ids.ts';
import { showCents } from '../../core/money.ts';
import type { StudyCost } from '../../core/prolific/shows.ts';
import type { Run } from '../run/run.ts';

/** Asks for the study's name once in a run. It rides beside other requests, so that it adds no step of its own. */
export async function noteStudyName(run: Run, study: StudyId): Promise<void> {
  const { studies } = run.record;
  if (studies.has(study)) return;
  studies.set(study, { name: null, rates: null });
  const name = await run.ports.prolific.readStudyName(study);
  studies.set(study, { rates: null, ...studies.get(study), name });
}

/** Notes what Prolific charges in this study; what was known before stays where this look does not say it. */
export function noteCost({ ports, record }: Run, study: StudyId, cost: StudyCost): void {
  const known = record.studies.get(study);
  const name = known?.name ?? null;
  record.studies.set(study, { name, rates: cost.rates ?? known?.rates ?? null });
  const called = name === null ? '' : ` (${name})`;
  ports.log.line(
    `Study ${study}${called}: Prolific shows ${showCents(cost.bonuses)} ${cost.currency} in bonuses so far.`,
  );
}
