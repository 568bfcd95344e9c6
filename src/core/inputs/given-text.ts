/** What is said of the text of an input before anybody knows what it should be. */

/**
 * Characters that would break a line of a log, of the ledger, or of the text that a plan's digest
 * is made of.
 */
export const controlCharacter = /[\p{Cc}\u2028\u2029]/u;

/** One on each line. The glob library takes a line that begins with # for a comment. */
export function patternsIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** Whether nobody sees anything of it: more than a shell, or `trim`, takes for blank. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

export const tokenHint =
  'Pass it as a secret, in prolific-token, github-token or ledger-token alone. If it is in the workflow file, make a new one.';

/** Whether one of these tokens, or what GitHub gives as a token, is in a text that is no secret. */
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
