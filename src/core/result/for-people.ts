import type { RunRecord } from '../record/run-record.ts';

/** A digest, which is shown in full where it is to be copied, and the full stop after it. */
const digest = /\b([0-9a-f]{8})[0-9a-f]{56}\b\.?/g;

/**
 * The same run as people read it: where a sentence names a study by its 24 characters, it has the
 * study's name, if that is known, and of a digest only the beginning.
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
