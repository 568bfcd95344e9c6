import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packOneFile, unpackOneFile } from '../../../src/adapters/artifacts/one-file-zip.ts';
import { type ArchiveFile, archiveOf } from './archives.ts';

const most = 1_000_000;
const bytes = Buffer.from('{"v":1}\n{"v":2}\n'.repeat(100));
const good: ArchiveFile = { name: 'ledger.jsonl', bytes };

function unpack(archive: Buffer): ReturnType<typeof unpackOneFile> {
  return unpackOneFile(archive, 'ledger.jsonl', most);
}

describe('an archive of one file', () => {
  it('gives back what was packed, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (content) => {
        const packed = packOneFile('ledger.jsonl', Buffer.from(content));
        expect(unpack(packed)).toEqual({ kind: 'bytes', bytes: Buffer.from(content) });
      }),
      { numRuns: 200 },
    );
  });

  it('has the same bytes for the same file', () => {
    expect(packOneFile('ledger.jsonl', bytes)).toEqual(packOneFile('ledger.jsonl', bytes));
  });

  it.each([false, true])('is read from other writers too (stored: %s)', (isStored) => {
    expect(unpack(archiveOf({ ...good, isStored }))).toEqual({ kind: 'bytes', bytes });
  });
});

describe('an archive is refused', () => {
  const bomb = Buffer.alloc(most + 1);
  it.each<[string, Buffer, RegExp]>([
    ['that is nonsense', Buffer.from('<html>'.repeat(10)), /no ZIP archive/],
    ['that is empty', Buffer.alloc(0), /no ZIP archive/],
    ['of no file', archiveOf(), /0 files/],
    ['of two files', archiveOf(good, { ...good, name: 'more' }), /2 files/],
    ['of the same file twice', archiveOf(good, good), /2 files/],
    ['of a file in a folder', archiveOf({ ...good, name: 'a/ledger.jsonl' }), /another name/],
    ['of a file above its folder', archiveOf({ ...good, name: '../ledger.jsonl' }), /another name/],
    ['of a file of another name', archiveOf({ ...good, name: 'LEDGER.JSONL' }), /another name/],
    ['that is a bomb', archiveOf({ ...good, bytes: bomb }), /would be 1000001 bytes long/],
    [
      'that is a bomb and says otherwise',
      archiveOf({ ...good, bytes: Buffer.alloc(50_000_000), wholeBytes: 10 }),
      /not as long as it says/,
    ],
    ['that would be read short', archiveOf({ ...good, wholeBytes: 8 }), /not as long as it says/],
    ['that would be read long', archiveOf({ ...good, wholeBytes: 9_999 }), /not as long/],
    ['whose checksum differs', archiveOf({ ...good, checksum: 1 }), /checksum/],
    ['that is encrypted', archiveOf({ ...good, isEncrypted: true }), /encrypted/],
    ['with something before it', Buffer.concat([Buffer.from('MZ'), archiveOf(good)]), /damaged/],
    ['with something behind it', Buffer.concat([archiveOf(good), Buffer.from('x')]), /no ZIP/],
  ])('%s', (_, archive, reason) => {
    const unpacked = unpack(archive);
    expect(unpacked).toEqual({ kind: 'broken', reason: expect.stringMatching(reason) });
  });

  it('or gives its own bytes, whichever bit of it has flipped, and never throws', () => {
    const archive = packOneFile('ledger.jsonl', bytes);
    for (let bit = 0; bit < archive.length * 8; bit += 1) {
      const flipped = Buffer.from(archive);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const unpacked = unpack(flipped);
      if (unpacked.kind === 'bytes' && !unpacked.bytes.equals(bytes))
        throw new Error(`Bit ${bit} makes another ledger of it`);
    }
  });

  it('at whatever byte it is cut off', () => {
    const archive = packOneFile('ledger.jsonl', bytes);
    const lengths = Array.from({ length: archive.length }, (_, length) => length);
    const read = lengths.filter((length) => unpack(archive.subarray(0, length)).kind === 'bytes');
    expect(read).toEqual([]);
  });
});
