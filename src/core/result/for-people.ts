import type { RunRecord } from '../record/run-record.ts';

/** A digest and the full stop after it. Reports show it in full only where people copy it. */
const digest = /\b([0-9a-f]{8})[0-9a-f]{56}\b\.?/g;

/**
 * The same run for people to read: sentences name a study by its name instead of its 24 characters,
 * if the name is known, and show only the beginning of a digest.
 */
export function forPeople(record: RunRecord): RunRecord {
  const names = [...record.studies].flatMap(([study, { name }]) =>
    name === null ? [] : [[`study ${study}`, `study "${name}"`] as const],
  );
  const rename = (text: string): string =>
    names
      .reduce((named, [id, name]) => named.replaceAll(id, () => name), text)
      .replace(digest, '$1…');
  return {
    ...record,
    findings: record.findings.map((finding) => ({
      ...finding,
      message: rename(finding.message),
      hint: rename(finding.hint),
    })),
    warnings: record.warnings.map(rename),
    notices: record.notices.map(rename),
    reconciled: record.reconciled.map(rename),
  };
}
