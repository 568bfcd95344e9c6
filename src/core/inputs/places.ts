import * as v from 'valibot';
import { controlCharacter } from './given-text.ts';

/** A repository on GitHub by its full name. */
export type RepositoryName = `${string}/${string}`;

/** In the form in which GitHub's GraphQL takes a repository. */
export function ownerAndName(repository: RepositoryName): { owner: string; name: string } {
  const [owner = '', name = ''] = repository.split('/');
  return { owner, name };
}

/**
 * An address to which a token is sent, so nothing may hide in it: https, or http on a loopback
 * address (a test server on this machine). Without a slash at its end, unless it has no path.
 */
export const httpsAddress = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), 'is not an address'),
  v.transform((text) => new URL(text)),
  v.check(
    (url) => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)),
    'is not https, so others could read the token',
  ),
  v.check(({ username, password }) => username === '' && password === '', 'holds credentials'),
  // Also refuses an empty one, which `search` and `hash` do not show.
  v.check(({ href }) => !/[?#]/.test(href), 'holds a query'),
  v.transform((url) => {
    url.pathname = url.pathname.replace(/\/+$/, '');
    return url;
  }),
);

/** `owner/name`. */
export const repositoryName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][\w-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/, 'is not a repository'),
  v.transform((text) => text as RepositoryName),
);

/** A branch by its short name (git check-ref-format). */
export const branchName = v.pipe(
  v.string(),
  v.check(isBranch, 'is not the name of a branch'),
  v.description('Write it without refs/heads/, such as prolific-bonus-ledger.'),
);

/** A folder on the ledger's branch, in one spelling: `a/b`, without slashes around it. */
export const folderOnBranch = v.pipe(
  v.string(),
  v.check(isFolder, 'is not a folder on the ledger branch'),
  v.transform((text) => foldersIn(text).join('/')),
  v.description('Write a relative path without "..", such as ledger.'),
);

function isLoopback(host: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(host);
}

function isBranch(text: string): boolean {
  return (
    text.length <= 200 &&
    !controlCharacter.test(text) &&
    !text.startsWith('refs/') &&
    !/[ ~^:?*[\\]|\.\.|@\{|\.$|^-|^@$/.test(text) &&
    text.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
  );
}

function isFolder(text: string): boolean {
  const folders = foldersIn(text);
  return (
    !text.startsWith('/') &&
    folders.length > 0 &&
    text.length <= 200 &&
    !controlCharacter.test(text) &&
    !text.includes('\\') &&
    // Git refuses a path with a .git in it, in any case.
    folders.every((folder) => folder !== '..' && folder.toLowerCase() !== '.git')
  );
}

function foldersIn(text: string): string[] {
  const parts = text.normalize('NFC').split('/');
  return parts.filter((part) => part !== '' && part !== '.');
}
