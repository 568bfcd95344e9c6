import { maskId, maskIdsIn } from '../ids.ts';

/** The most characters of a foreign text that a message repeats. */
const longestShown = 60;

/** A cell with at least this many hex characters is treated as a mistyped id. */
const hexOfAnAlmostId = 16;

/**
 * Eight or more hex characters in a row, including a digit, are part of an id; a date or a word is
 * not.
 */
const partOfAnId = /(?=[a-f]*\d)[0-9a-f]{8,}/gi;

/** Replaces an id, or a part of one. */
const hidden = '(hidden)';

/**
 * Characters that are invisible on a screen, or that change how their neighbours read: control,
 * format and bidirectional characters, line separators, lone surrogates, and every space except the
 * plain one.
 */
const unseen = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Foreign text in a form that a message may repeat: in quotes, on one line, with ids masked unless
 * `showIds`, invisible characters spelled out, and cut to a bounded length. This does not escape
 * for Markdown or for the runner.
 */
export function renderForeign(text: string, showIds: boolean): string {
  // Mask before cutting: half an id no longer looks like one.
  const masked = showIds ? text : maskIdsIn(text);
  return `"${spellUnseen(cutText(masked, longestShown))}"`;
}

/**
 * Text that only a machine writes, so it may contain a token or a digest. Ids are shorter, and are
 * masked separately.
 */
const opaqueRun = /[\w-]{25,}/g;

/**
 * The same for the value of an input, into which somebody may have pasted a secret: no long run of
 * letters and digits is repeated.
 */
export function renderInput(text: string): string {
  return renderForeign(
    text.replace(opaqueRun, (run) => `(${run.length} characters)`),
    false,
  );
}

/**
 * At most this many characters, none of them cut in half; an ellipsis shows that there were more.
 */
export function cutText(text: string, most: number): string {
  // No more are read, however long the text is.
  const characters = text[Symbol.iterator]()
    .take(most + 1)
    .toArray();
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
}

/** Ends a foreign sentence that we repeat: others do not always end theirs. */
export function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Spells out invisible characters: a line break becomes `\u{a}`. */
export function spellUnseen(text: string): string {
  return text.replace(unseen, (character) => {
    return `\\u{${Number(character.codePointAt(0)).toString(16)}}`;
  });
}

/**
 * The same for a CSV cell. An id that lacks a character or has a typing mistake still tells who is
 * meant, and so does part of one, whatever column it is in: it is hidden completely, because the
 * reader of the message has the line number. A number is shown as it is: decimals are no part of an
 * id.
 */
export function renderForeignCell(text: string, showIds: boolean): string {
  return renderForeign(showIds ? text : maskCell(text), showIds);
}

function maskCell(text: string): string {
  if (/^[+-]?\d{0,7}[.,]\d{0,20}$/.test(text)) return text;
  const hex = text.replace(/[^0-9a-f]/gi, '').length;
  if (hex >= hexOfAnAlmostId) return hidden;
  return text.replace(partOfAnId, hidden);
}

/** How a message names the person of an id. */
export type ShowId = (id: string) => string;

/** A valid id: in full with `showIds`, otherwise its last four characters. */
export function showId(id: string, showIds: boolean): string {
  return showIds ? id : maskId(id);
}
