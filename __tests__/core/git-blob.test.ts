import { describe, expect, it } from '@jest/globals';
import { gitBlobHash, gitTextHash } from '../../src/core/git-blob.ts';

describe('the hash of a file', () => {
  it.each([
    // git hash-object --stdin
    ['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
    ['hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
    ['é', '4b04fff51468d8ab5201ab02b725dc477bc7cb45'],
  ])('gives %j the object id that git gives it', (text, hash) => {
    expect(gitBlobHash(new TextEncoder().encode(text))).toBe(hash);
    expect(gitTextHash(text)).toBe(hash);
  });
});
