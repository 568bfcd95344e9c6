import type { StudyId } from '../../core/ids.ts';
import type { Rates } from '../../core/prolific/rates.ts';
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
export function noteRates(run: Run, study: StudyId, rates: Rates | null): void {
  const known = run.record.studies.get(study);
  run.record.studies.set(study, {
    name: known?.name ?? null,
    rates: rates ?? known?.rates ?? null,
  });
}
