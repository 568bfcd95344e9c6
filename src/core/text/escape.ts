import { cutText, spellUnseen } from './foreign-text.ts';

/**
 * The only place that escapes. Foreign text goes through here before it is shown in the summary, a
 * comment or the log; and so do our own sentences, because they repeat foreign text.
 */

/** The most characters of one text in the summary. */
export const longestShownText = 2_000;

/** The most characters of one line in the log, annotations included. */
export const longestLogLine = 4_000;

const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** Characters with a meaning in Markdown, in HTML or in GitHub's mathematics. */
const markup = /[&<>|`*_[\]()#!~\\$]/g;

/** What starts a list or a rule at the beginning of a line: a sign, or the point after a number. */
const lineStart = /^\s*(?:[-+=]|\d+\.(?=\s|$))/;

/**
 * Where GitHub turns plain text, even with entities, into a link, a mention or an emoji: `@name`,
 * `#12`, `GH-12`, `https://`, `www.`, `:name:`.
 */
const linking = /@(?=[\w-])|&#35;(?=\d)|\bgh-(?=\d)|\bwww(?=\.)|:(?=\/\/|[\w+-]+:)/gi;

/**
 * A zero-width space: GitHub makes no link across it. It is written as an entity, so that the text
 * has no invisible character.
 */
const gap = '&#8203;';

/**
 * Text as Markdown and HTML show it, letter by letter, in one line: nothing in it is markup, a
 * link, a mention or a command.
 */
export function escapeMarkdown(text: string, most: number = longestShownText): string {
  return escapeStart(escapeSeen(oneLine(cutText(text, most))));
}

/**
 * The same for our own sentences: text between backquotes is shown as code, if it looks like
 * something that we would put there. A stray backquote in foreign text can at worst show a few
 * words as code.
 */
export function escapeSentence(text: string): string {
  const parts = oneLine(cutText(text, longestShownText)).split(/(`[\w .,:;=<>/@-]{1,200}`)/);
  const shown = parts.map((part, index) =>
    index % 2 === 1 ? `<code>${escapeSeen(part.slice(1, -1))}</code>` : escapeSeen(part),
  );
  return escapeStart(shown.join(''));
}

/** Foreign text as inline code: a path, a label, an id. */
export function escapeCode(text: string, most: number = longestShownText): string {
  return `<code>${escapeMarkdown(text, most)}</code>`;
}

/** A block of code to copy. Its fence is longer than any run of backquotes in it. */
export function codeBlock(lines: readonly string[]): string {
  const text = lines.map((line) => oneLine(line)).join('\n');
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/**
 * An address to put into `[…](…)`; nothing in it can close the brackets. `encodeURI` leaves only
 * the round ones.
 */
export function escapeUrl(url: string): string {
  return encodeURI(url.toWellFormed())
    .replaceAll('%25', '%')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
}

/** A path to put into an address: each part encoded, the slashes kept. */
export function encodePath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/**
 * Text as a line of the log: it starts no workflow command, sets no colours and reverses no text.
 * The runner reads `::name::` at the start of a line, after spaces too, and the older `##[name]`
 * anywhere in it.
 */
export function escapeLog(text: string): string {
  return oneLine(cutText(text, longestLogLine))
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replaceAll('##[', '# #[');
}

function oneLine(text: string): string {
  return spellUnseen(text.replace(lineBreaks, ' ').replaceAll('\t', ' '));
}

function escapeSeen(text: string): string {
  return text.replace(markup, entity).replace(linking, (sign) => `${sign}${gap}`);
}

function escapeStart(text: string): string {
  return text.replace(lineStart, (start) => `${start.slice(0, -1)}${entity(start.slice(-1))}`);
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
