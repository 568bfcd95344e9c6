import { ActionError } from '../../core/errors.ts';
import { maskIdsIn } from '../../core/ids.ts';
import { parseJson } from '../../core/text/parse-json.ts';

/** The longest foreign text that our messages repeat, in characters. */
const longestReason = 500;
/** No regular expression sees more characters of a foreign text. */
const longestSeen = 20_000;
/** This many characters before a cut may be a piece of an id, which no longer looks like one. */
const longestPiece = 24;
/** How deep to read `detail`; Prolific nests a list in a map. */
const deepestDetail = 4;

/** What must not be repeated to a reader. */
export interface Discretion {
  readonly token: string;
  readonly showIds: boolean;
  /** Where a person is in the files of the run; null if not known. */
  readonly lineOf?: (id: string) => string | null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether a body is Prolific's own refusal (Prolific: Errors): an `error` object with `status` or
 * `detail`. A gateway or proxy in between does not answer like that.
 */
export function isProlificError(body: string): boolean {
  const json = parseJson(body);
  if (!isObject(json) || !isObject(json['error'])) return false;
  const { status, detail } = json['error'];
  return (status ?? detail ?? null) !== null;
}

/**
 * One line that says why, from any of the forms in which errors come: wrapped in `error`, bare,
 * `{message, detail}`, a list, HTML or plain text. Ids are masked, the token is removed, the length
 * is bounded.
 */
export function reasonIn(body: string, discretion: Discretion): string {
  const json = parseJson(body);
  const said = json === undefined ? textOfPage(mask(body, discretion)) : textOfError(json);
  return discreet(said, discretion) || 'it gave no reason';
}

/**
 * Foreign text on one line, bounded, without ids and token. It is masked before it is cut, so that
 * no piece of an id remains.
 */
export function discreet(text: string, discretion: Discretion): string {
  const line = mask(text, discretion).replace(/\s+/g, ' ').trim();
  return line.length <= longestReason ? line : `${line.slice(0, longestReason)}…`;
}

/**
 * The beginning of a foreign text, without ids and token, and without a piece of one at its end.
 */
function mask(text: string, { token, showIds, lineOf }: Discretion): string {
  const seen = text.slice(0, longestSeen);
  const tokenless = token === '' ? seen : seen.replaceAll(token, '***');
  const masked = showIds ? tokenless : maskIdsIn(tokenless, lineOf);
  return seen === text ? masked : masked.slice(0, -Math.max(longestPiece, token.length));
}

function textOfPage(text: string): string {
  // A tag ends before the next one begins, so that a text consisting only of `<` is read once, not
  // once for each `<`.
  const title = /<title[^<>]*>([^<]*)</i.exec(text)?.[1]?.trim();
  return title === undefined || title === '' ? text.replace(/<[^<>]*>/g, ' ') : title;
}

function textOfError(json: unknown): string {
  const inner = isObject(json) && json['error'] !== undefined ? json['error'] : json;
  if (!isObject(inner)) return flatten(inner, 0);
  const named = ['title', 'message', 'detail', 'additional_information']
    .map((field) => flatten(inner[field], 0))
    // A path on Prolific's server tells a reader nothing.
    .filter((part) => part !== '' && !part.startsWith('/'));
  // Without a field that we know, the whole object says more than nothing.
  return named.length > 0 ? [...new Set(named)].join(': ') : flatten(inner, 0);
}

function flatten(value: unknown, depth: number): string {
  if (value === null || value === undefined || depth > deepestDetail) return '';
  if (Array.isArray(value)) return joined(value.map((item) => flatten(item, depth + 1)));
  if (isObject(value)) {
    const parts = Object.entries(value).map(([field, item]) => {
      const text = flatten(item, depth + 1);
      return text === '' ? '' : `${field}: ${text}`;
    });
    return joined(parts);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('; ');
}

/** Prolific answered, but not in the documented shape. */
export function shapeError(endpoint: string, what: string, discretion: Discretion): ActionError {
  return new ActionError(
    'PROLIFIC_UNEXPECTED',
    `Prolific answered in a shape that this action does not know (${endpoint}): ${discreet(what, discretion)}.`,
    'Check `api-url`, and run again later. If it happens again, Prolific has changed its API: please report it.',
  );
}
