/** Checks of an input's text that do not depend on what the input means. */

/**
 * Characters that would break a line of a log, of the ledger, or of the text from which a plan's
 * digest is made.
 */
export const controlCharacter = /[\p{Cc}\u2028\u2029]/u;

/** One pattern per line. The glob library treats a line that begins with # as a comment. */
export function patternsIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * Whether the text is invisible: this covers more characters than a shell, or `trim`, treats as
 * blank.
 */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

export const tokenHint =
  'Pass it as a secret, in prolific-token, github-token or ledger-token alone. If it is in the workflow file, make a new one.';

/**
 * Whether a text that is not secret contains one of these tokens, or something that looks like a
 * GitHub token.
 */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  const isShown = secrets.some((secret) => secret.length >= 8 && text.includes(secret));
  return isShown || /\b(?:gh[a-z]_|github_pat_)\w{16,}/.test(text);
}

/** The inputs that hold a secret, and behind what each of them is sent, turned into base64. */
const gitPrefixes = ['token ', 'Bearer ', 'x-access-token:'];
export const secretInputs = {
  'prolific-token': ['Token ', 'Authorization: Token '],
  'github-token': gitPrefixes,
  'ledger-token': gitPrefixes,
} as const;
