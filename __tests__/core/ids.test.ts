import { describe, expect, it } from '@jest/globals';
import {
  fingerprint,
  maskId,
  maskIdsIn,
  type PersonalId,
  parseBulkId,
  parsePersonalId,
  parseStudyId,
  type StudyId,
} from '../../src/core/ids.ts';

const id = '5f3c0000000000000000ab1d';

describe('parseStudyId and parsePersonalId', () => {
  it('take 24 hex characters in any case and give lower case', () => {
    expect(parseStudyId(id.toUpperCase())).toBe(id);
    expect(parsePersonalId(id.toUpperCase())).toBe(id);
  });

  it.each(['', id.slice(1), `${id}0`, ` ${id}`, `${id}\n`, `g${id.slice(1)}`])(
    'refuse "%s"',
    (text) => {
      expect(parseStudyId(text)).toBeNull();
      expect(parsePersonalId(text)).toBeNull();
    },
  );
});

describe('parseBulkId', () => {
  it('takes what is safe in a path and refuses the rest', () => {
    expect(parseBulkId('a1_B-2')).toBe('a1_B-2');
    for (const text of ['', 'a/b', 'a b', '..', 'x'.repeat(65)])
      expect(parseBulkId(text)).toBeNull();
  });
});

describe('fingerprint', () => {
  it('is the first half of SHA-256 over study and id, so it never changes for a ledger', () => {
    // printf '%s' 'aaaaaaaaaaaaaaaaaaaaaaaa:bbbbbbbbbbbbbbbbbbbbbbbb' | sha256sum | cut -c1-32
    expect(fingerprint('a'.repeat(24) as StudyId, 'b'.repeat(24) as PersonalId)).toBe(
      'db1a5ddbd892f21e46beccd119a31af6',
    );
  });
});

describe('masking', () => {
  it('shows the last four characters', () => {
    expect(maskId(id)).toBe('…ab1d');
  });

  it('finds ids anywhere in a text, glued to letters and in upper case', () => {
    expect(maskIdsIn(`x${id}y, ${id.toUpperCase()}; 42`)).toBe('x…ab1dy, …AB1D; 42');
  });

  it('calls a person by the line where that is known, and shows no part of the id', () => {
    const lineOf = (found: string) => (found === id ? 'line 3 of a.csv' : null);
    const other = 'c'.repeat(24);
    expect(maskIdsIn(`No ${id.toUpperCase()}, ${other}`, lineOf)).toBe('No line 3 of a.csv, …cccc');
  });

  it('masks a longer run of hex as a whole', () => {
    expect(maskIdsIn('0'.repeat(60))).toBe('…0000');
  });
});
