/** What is said of the text of an input before anybody knows what it should be. */

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
  'Pass it as a secret, in prolific-token, github-token or ledger-token alone. If it stands in the workflow file, make a new one.';

/** Whether one of these tokens, or what GitHub gives as a token, stands in a text that is no secret. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  const isShown = secrets.some((secret) => secret.length >= 8 && text.includes(secret));
  return isShown || /\b(?:gh[a-z]_|github_pat_)\w{16,}/.test(text);
}

/** With what a token for GitHub is sent, and so turned into base64. */
export const gitPrefixes = ['token ', 'Bearer ', 'x-access-token:'];

/** What is wrong with a token as it was stored; its value is in no message. */
export function findTokenProblem(token: string): { problem: string; hint: string } | null {
  if (/^[\x21-\x7e]+$/.test(token)) return null;
  return {
    problem: 'holds a space, a line break or another character that no token has.',
    hint: 'Store the secret again: the token alone, on one line, without a prefix.',
  };
}
