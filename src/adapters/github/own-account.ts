/** Who wrote a comment, as GitHub shows it; null: the account is gone. */
export type Author = { readonly login: string; readonly type: string } | null;

/**
 * Whether an author is the owner of the token. GitHub spells a bot's login with `[bot]` in one API
 * and without it in another; a person can have the name without it.
 *
 * @param login of the token's owner
 */
export function isOwnAccount(login: string, author: Author): boolean {
  if (author === null) return false;
  const [own, theirs] = [login, author.login].map((name) => name.toLowerCase());
  if (own === theirs) return true;
  return author.type === 'Bot' && own?.replace('[bot]', '') === theirs?.replace('[bot]', '');
}
