import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * ZIP archives of exactly one file, as this ledger writes them (PKWARE: APPNOTE.TXT, sections
 * 4.3.7, 4.3.12, 4.3.16). A ZIP library was tried, but failed on two points. It must detect a false
 * size, because a ledger cut short at the end of a line would read as if less had been paid; and it
 * must check the checksum.
 */

const localMark = 0x04034b50;
const entryMark = 0x02014b50;
const endMark = 0x06054b50;
const localBytes = 30;
const entryBytes = 46;
const endBytes = 22;
const stored = 0;
const deflated = 8;
/**
 * 1 January 1980, the first date that a ZIP can hold: the same text always makes the same bytes.
 */
const firstDate = 0x21;

export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** For people, one line. */
  | { readonly kind: 'broken'; readonly reason: string };

/** @param name in ASCII */
export function packOneFile(name: string, bytes: Buffer): Buffer {
  const packed = deflateRawSync(bytes);
  const nameBytes = Buffer.from(name, 'ascii');
  // Both headers have the same fields from the required version up to the length of the extra
  // field.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(deflated, 4);
  common.writeUInt16LE(firstDate, 8);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);

  const local = Buffer.alloc(4);
  local.writeUInt32LE(localMark);
  const entry = Buffer.alloc(6);
  entry.writeUInt32LE(entryMark);
  entry.writeUInt16LE(20, 4);
  const before = Buffer.concat([local, common, nameBytes, packed]);
  const directory = Buffer.concat([entry, common, Buffer.alloc(14), nameBytes]);

  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(endMark);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(before.length, 16);
  return Buffer.concat([before, directory, end]);
}

/** What the archive says about its file. None of it is trusted before it is checked. */
interface Entry {
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly wholeBytes: number;
  readonly directoryAt: number;
}

/**
 * The bytes of the one file in the archive. Never unpacks more than `mostBytes`, whatever the
 * archive claims.
 *
 * @param name what the file must be called, exactly
 */
export function unpackOneFile(archive: Buffer, name: string, mostBytes: number): Unpacked {
  const entry = readEntry(archive, name);
  if (typeof entry === 'string') return broken(entry);
  if (entry.wholeBytes > mostBytes)
    return broken(`its file would be ${entry.wholeBytes} bytes long, and ${mostBytes} is the most`);
  const packed = packedOf(archive, entry);
  if (packed === null) return broken('its file is not where it should be');
  const bytes = unpack(packed, entry);
  if (bytes?.length !== entry.wholeBytes) return broken('its file is not as long as it says');
  if (crc32(bytes) !== entry.checksum) return broken('the checksum of its file is wrong');
  return { kind: 'bytes', bytes };
}

function broken(reason: string): Unpacked {
  return { kind: 'broken', reason };
}

/** The entry of the only file, or what is wrong. */
function readEntry(archive: Buffer, name: string): Entry | string {
  const endAt = archive.length - endBytes;
  if (endAt < 0 || archive.readUInt32LE(endAt) !== endMark) return 'it is no ZIP archive';
  const files = archive.readUInt16LE(endAt + 10);
  if (files !== 1) return `it holds ${files} files, not one`;
  const directoryAt = archive.readUInt32LE(endAt + 16);
  const isWhole =
    archive.readUInt32LE(endAt + 4) === 0 &&
    archive.readUInt16LE(endAt + 8) === 1 &&
    directoryAt + archive.readUInt32LE(endAt + 12) === endAt &&
    directoryAt + entryBytes <= endAt &&
    archive.readUInt32LE(directoryAt) === entryMark;
  if (!isWhole) return 'its list of files is damaged';
  const nameBytes = archive.readUInt16LE(directoryAt + 28);
  const found = archive.toString('latin1', directoryAt + entryBytes, endAt).slice(0, nameBytes);
  if (found !== name) return 'its file has another name';
  if ((archive.readUInt16LE(directoryAt + 8) & 1) !== 0) return 'its file is encrypted';
  return {
    method: archive.readUInt16LE(directoryAt + 10),
    checksum: archive.readUInt32LE(directoryAt + 16),
    packedBytes: archive.readUInt32LE(directoryAt + 20),
    wholeBytes: archive.readUInt32LE(directoryAt + 24),
    directoryAt,
  };
}

/** The packed bytes: after the header at the archive's start, before the list of files. */
function packedOf(archive: Buffer, { packedBytes, directoryAt }: Entry): Buffer | null {
  if (directoryAt < localBytes || archive.readUInt32LE(0) !== localMark) return null;
  const from = localBytes + archive.readUInt16LE(26) + archive.readUInt16LE(28);
  return from + packedBytes <= directoryAt ? archive.subarray(from, from + packedBytes) : null;
}

/** Null if it cannot be unpacked within the length that the archive states. */
function unpack(packed: Buffer, { method, wholeBytes }: Entry): Buffer | null {
  if (method === stored) return packed;
  if (method !== deflated) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(wholeBytes, 1) });
  } catch {
    return null;
  }
}
