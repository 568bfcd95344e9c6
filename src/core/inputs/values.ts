import * as v from 'valibot';
import { normalizeLabel } from '../bonus.ts';
import { parseStudyId, type StudyId } from '../ids.ts';
import {
  type Cents,
  centsOf,
  renderCents,
  largestBonusCents,
  largestTotalCents,
  parseCents,
} from '../money.ts';
import { controlCharacter } from './given-text.ts';

/**
 * Values of inputs: a schema's message says what is wrong, its description how to fix it. Neither
 * repeats the value.
 */

/** The most characters of a batch label: longer than any path that git is usually given. */
const longestLabel = 500;

/** Runners cost money by the minute, so nobody wants to wait longer. */
const mostSettleMinutes = 360;
const mostTimeoutSeconds = 600;

export const token = v.pipe(
  v.string(),
  v.regex(/^[\x21-\x7e]+$/, 'holds a space, a line break or another character that no token has'),
  v.description('Store the secret again: the token alone, on one line, without a prefix.'),
);

/**
 * `true|True|TRUE|false|False|FALSE` (YAML 1.2 core schema): a typing mistake must not count as
 * false.
 */
export const yesOrNo = v.pipe(
  v.picklist(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'], 'is neither true nor false'),
  v.transform((text) => text.toLowerCase() === 'true'),
  v.description('Write true or false.'),
);

export const studyId = v.pipe(
  v.string(),
  v.transform(parseStudyId),
  v.custom<StudyId>((id) => id !== null, 'is not a study id'),
  v.description("Copy the 24 characters, each 0-9 or a-f, from the study's address at Prolific."),
);

export const label = v.pipe(
  v.string(),
  v.check(
    (text) => !controlCharacter.test(text) && isShort(normalizeLabel(text)),
    'is not a label',
  ),
  v.transform(normalizeLabel),
  v.description(
    `Write a name on one line, of at most ${longestLabel} characters, or leave it out.`,
  ),
);

/** Whether the column exists is checked when the file is read. */
export const columnName = v.pipe(
  v.string(),
  v.check((text) => isShort(text) && !controlCharacter.test(text), 'is not the name of a column'),
  v.description('Copy one name from the first line of the CSV.'),
);

/** ISO 4217, upper case. */
export const currency = v.pipe(
  v.string(),
  v.regex(/^[a-z]{3}$/i, 'is not a currency code'),
  v.toUpperCase(),
  v.description('Write the three letters, such as GBP or USD.'),
);

/** Prolific does not say what a workspace id looks like: anything that is safe in a path. */
export const workspaceId = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,64}$/, 'is not a workspace id'),
  v.description("Copy it from the workspace's address at Prolific."),
);

/** The full hash of a commit: a short one could later match another commit. */
export const commit = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{40}$/i, 'is not the name of a commit'),
  v.toLowerCase(),
  v.description(
    'Give the output `ledger-head` of an earlier audit: 40 characters, each 0-9 or a-f.',
  ),
);

/** A path as given; where it leads is checked when the file is written. */
export const filePath = v.pipe(
  v.string(),
  v.check(
    (text) => !controlCharacter.test(text) && !/[\\/]$/.test(text),
    'is not the path of a file',
  ),
  v.description('Write one path, such as receipt.csv.'),
);

export const maxTotal = limit(largestTotalCents);
export const maxPerBonus = limit(largestBonusCents);

/** Minutes, decimals allowed, to milliseconds; 0 looks once. */
export const settleMs = v.pipe(
  duration(0, mostSettleMinutes, 60_000, 'is not a time in minutes'),
  v.description(`Write a number from 0 to ${mostSettleMinutes}, such as 2 or 0.5.`),
);

/** Seconds, decimals allowed, to milliseconds. */
export const timeoutMs = v.pipe(
  duration(1, mostTimeoutSeconds, 1000, 'is not a time in seconds'),
  v.description(`Write a number from 1 to ${mostTimeoutSeconds}, such as 60.`),
);

/** An amount in the study's currency, more than zero. */
function limit(most: Cents) {
  return v.pipe(
    v.string(),
    // What is no amount is refused as 0 is.
    v.transform((text) => parseCents(text, most) ?? centsOf(0)),
    v.check((cents) => cents > 0, 'is not a limit'),
    v.description(
      `Write an amount of at least 0.01 and at most ${renderCents(most)}: digits, or digits, a point and two digits.`,
    ),
  );
}

/** A decimal number of some unit, to milliseconds. */
function duration(least: number, most: number, unitMs: number, problem: string) {
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,6}(?:\.\d{1,6})?$/, problem),
    v.transform(Number),
    v.minValue(least, problem),
    v.maxValue(most, problem),
    v.transform((count) => Math.round(count * unitMs)),
  );
}

function isShort(text: string): boolean {
  return text !== '' && text.length <= longestLabel;
}
