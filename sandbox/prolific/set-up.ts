import { neverTookPart, notFound, type ProlificError } from './answers.ts';
import type { Bulk } from './money.ts';
import type { People, Study } from './people.ts';

function invalid(field: string, problems: readonly string[]): ProlificError {
  return { status: 400, title: 'Bad request', detail: { [field]: problems } };
}

function parseObject(body: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    return parsed as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** A decimal of the study's currency to cents: `30` pays 30.00. Null for what is no amount. */
function centsIn(text: string): number | null {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return cents > 0 ? cents : null;
}

/** Reads the body of a set-up request as Prolific does: every line, or one error. */
export function readSetUp(
  body: string,
  people: People,
): { study: Study; lines: Bulk['lines'] } | ProlificError {
  const { study_id: studyId, csv_bonuses: csv } = parseObject(body) ?? {};
  if (typeof studyId !== 'string') return invalid('study_id', ['This field is required.']);
  if (typeof csv !== 'string' || csv === '') {
    return invalid('csv_bonuses', ['This field is required.']);
  }
  const study = people.studies.get(studyId);
  if (study === undefined) return notFound('This study');

  const lines: { to: string; cents: number }[] = [];
  const problems: string[] = [];
  for (const [index, line] of csv
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .entries()) {
    const [to = '', amount = '', ...more] = line.split(',');
    const cents = more.length === 0 ? centsIn(amount) : null;
    if (cents === null) problems.push(`Line ${index + 1} is not an id and an amount: ${line}`);
    else lines.push({ to, cents });
  }
  if (problems.length > 0) return invalid('csv_bonuses', problems);
  const strangers = lines.filter(({ to }) => people.landingPlace(studyId, to) === null);
  if (strangers.length > 0) return neverTookPart(strangers.map(({ to }) => to));
  return { study, lines };
}
