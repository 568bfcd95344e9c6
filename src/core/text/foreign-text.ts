import { maskId, maskIdsIn } from '../ids.ts';

/** The most characters of a foreign text that a message repeats. */
const longestShown = 60;

/** A cell with at least this many hex characters is treated as a mistyped id. */
const hexOfAnAlmostId = 16;

/**
 * Eight or more hex characters in a row, with a digit among them, are a part of an id; a date or a
 * word is not.
 */
const partOfAnId = /(?=[a-f]*\d)[0-9a-f]{8,}/gi;

/** In the place of an id, or of a part of one. */
const hidden = '(hidden)';

/**
 * What nobody sees on a screen, or what changes the reading of its neighbours: control, format and
 * bidirectional characters, line separators, lone surrogates, and every space but the plain one.
 */
const unseen = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Text that others wrote, as a message may repeat it: in quotes, on one line, ids masked unless
 * `showIds`, unseen characters spelled out, and cut to a bounded length. Escaping for Markdown and
 * for the runner is not done here.
 */
export function renderForeign(text: string, showIds: boolean): string {
  // Mask before cutting: half an id no longer looks like one.
  const masked = showIds ? text : maskIdsIn(text);
  return `"${spellUnseen(cutText(masked, longestShown))}"`;
}

/**
 * What nobody writes but a machine: a token, or a digest, may be part of it. Ids are shorter, and
 * masked by themselves.
 */
const opaqueRun = /[\w-]{25,}/g;

/**
 * The same for the value of an input, where a secret may have been pasted by mistake: no long run
 * of letters and digits is repeated.
 */
export function renderInput(text: string): string {
  return renderForeign(
    text.replace(opaqueRun, (run) => `(${run.length} characters)`),
    false,
  );
}

/**
 * At most that many characters, none of them cut in half; an ellipsis after them says that there
 * were more.
 */
export function cutText(text: string, most: number): string {
  // A character is one or two units: no more are looked at, however long the text is.
  const characters = Array.from(text.slice(0, 2 * (most + 1)));
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
}

/** As a sentence of ours goes on with what others said: they do not always end theirs. */
export function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Spells out what nobody sees: a line break becomes `\u{a}`. */
export function spellUnseen(text: string): string {
  return text.replace(unseen, (character) => {
    return `\\u{${Number(character.codePointAt(0)).toString(16)}}`;
  });
}

/**
 * The same for a cell of a CSV. An id with one character too few or a slip in it still tells who is
 * meant, and so does a part of one, in whatever column it has ended up: it is hidden whole, for
 * whoever reads the message has the line. A number is shown as it is.
 */
export function renderForeignCell(text: string, showIds: boolean): string {
  return renderForeign(showIds ? text : maskCell(text), showIds);
}

function maskCell(text: string): string {
  if (/^[+-]?\d{0,7}(?:[.,]\d{0,20})?$/.test(text)) return text;
  const hex = text.replace(/[^0-9a-f]/gi, '').length;
  if (hex >= hexOfAnAlmostId) return hidden;
  return text.replace(partOfAnId, hidden);
}

/** How a message names the person of an id. */
export type ShowId = (id: string) => string;

/** An id that is one: in full with `showIds`, otherwise its last four characters. */
export function showId(id: string, showIds: boolean): string {
  return showIds ? id : maskId(id);
}
