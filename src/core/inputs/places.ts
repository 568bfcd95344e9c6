import { controlCharacter, type Parsed } from './values.ts';

/** A repository on GitHub. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Prolific's address. */
export function parseApiUrl(text: string): Parsed<URL> {
  return parseHttpsAddress(
    text,
    'Write an https address, such as https://api.prolific.com, or leave it out.',
  );
}

/**
 * An address to which a token goes, so nothing may hide in it: https, or http on a loopback address (a test server on this
 * machine). Without a slash at its end, except where it has no path.
 */
export function parseHttpsAddress(text: string, hint = ''): Parsed<URL> {
  const url = URL.parse(text);
  if (url === null) return { problem: 'is not an address', hint };
  const isLoopback = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    return { problem: 'is not https, so others could read the token', hint };
  }
  if (url.username !== '' || url.password !== '') return { problem: 'holds credentials', hint };
  if (text.includes('?') || text.includes('#')) return { problem: 'holds a query', hint };
  url.pathname = url.pathname.replace(/\/+$/, '');
  return { value: url };
}

/** `owner/name`. */
export function parseRepository(text: string): Parsed<RepositoryName> {
  const [, owner, name] = /^([A-Za-z0-9][\w-]{0,99})\/([\w.-]{1,100})$/.exec(text) ?? [];
  if (owner !== undefined && name !== undefined && !/^\.{1,2}$/.test(name)) {
    return { value: { owner, name } };
  }
  return {
    problem: 'is not a repository',
    hint: 'Write owner/name, or leave it out for this repository.',
  };
}

/** A branch by its short name (git check-ref-format). */
export function parseBranch(text: string): Parsed<string> {
  const isBroken =
    text.length > 200 ||
    controlCharacter.test(text) ||
    /[ ~^:?*[\\]|\.\.|@\{|\.$|^-|^@$/.test(text) ||
    text.split('/').some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock'));
  if (!isBroken && !text.startsWith('refs/')) return { value: text };
  return {
    problem: 'is not the name of a branch',
    hint: 'Write it without refs/heads/, such as prolific-bonus-ledger.',
  };
}

/** A folder on the ledger's branch, in one spelling: `a/b`, without slashes around it. */
export function parseLedgerPath(text: string): Parsed<string> {
  const parts = text.normalize('NFC').split('/');
  const folders = parts.filter((part) => part !== '' && part !== '.');
  const isBroken =
    text.startsWith('/') ||
    folders.length === 0 ||
    text.length > 200 ||
    controlCharacter.test(text) ||
    text.includes('\\') ||
    // Git refuses a path with a .git in it, in any case.
    folders.some((folder) => folder === '..' || folder.toLowerCase() === '.git');
  if (!isBroken) return { value: folders.join('/') };
  return {
    problem: 'is not a folder on the ledger branch',
    hint: 'Write a relative path without "..", such as ledger.',
  };
}
