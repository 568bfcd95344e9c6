import type { Batch } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import { renderForeign } from '../text/foreign-text.ts';
import { type CsvFile, type CsvSettings, type ParsedCsv, parseBatches } from './file.ts';

/**
 * Parses all files of a run into batches, or into all problems of all files at once: if there is
 * one problem anywhere, there is no batch. Two files with one label and study would be one batch
 * with two truths, so that is a problem too.
 */
export function parseAllBatches(files: readonly CsvFile[], settings: CsvSettings): ParsedCsv {
  const parsed = files.map((file) => parseBatches(file, settings));
  const findings = [
    ...findLabelProblems(files, settings),
    ...parsed.flatMap((csv) => csv.findings),
  ];
  const batches: Batch[] = findings.length > 0 ? [] : parsed.flatMap((csv) => csv.batches);
  const warnings = parsed.flatMap((csv) => csv.warnings);
  return { batches, findings, warnings, notices: parsed.flatMap((csv) => csv.notices) };
}

function findLabelProblems(files: readonly CsvFile[], settings: CsvSettings): Finding[] {
  if (settings.batch !== null) {
    if (files.length < 2) return [];
    return [
      {
        kind: 'error',
        code: 'INPUT_INVALID',
        message: `The batch input names one batch, but csv names ${files.length} files.`,
        hint: 'Leave batch out, so that each path is its own label, or run the action once for each file.',
      },
    ];
  }
  const findings: Finding[] = [];
  const firstFiles = new Map<string, string>();
  for (const { file, path, gitPath } of files) {
    const earlier = firstFiles.get(path);
    if (earlier === undefined) {
      firstFiles.set(path, file);
      continue;
    }
    const one = renderForeign(earlier, settings.showIds);
    const other = renderForeign(file, settings.showIds);
    findings.push({
      kind: 'error',
      code: 'CSV_INVALID',
      message: `The files ${one} and ${other} have the same path in their repositories, so the ledger could not tell them apart.`,
      hint: 'Name one of them in csv, or run the action once for each with its own batch label.',
      place: { file: gitPath },
    });
  }
  return findings;
}
