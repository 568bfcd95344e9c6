import { crc32, deflateRawSync } from 'node:zlib';

export interface ArchiveFile {
  name: string;
  bytes: Buffer;
  /** What the archive says that is not so. */
  wholeBytes?: number;
  checksum?: number;
  /** Stored as it is, without packing. */
  isStored?: boolean;
  isEncrypted?: boolean;
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, at) => bytes.writeUInt16LE(value, 2 * at));
  return bytes;
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32LE(value, 4 * at));
  return bytes;
}

/** A ZIP of any files, which may lie about each of them. */
export function archiveOf(...files: ArchiveFile[]): Buffer {
  let at = 0;
  const parts: Buffer[] = [];
  const entries = files.map((file) => {
    const { name, bytes, isStored = false, isEncrypted = false } = file;
    const packed = isStored ? bytes : deflateRawSync(bytes, { level: 9 });
    const common = Buffer.concat([
      u16(20, isEncrypted ? 1 : 0, isStored ? 0 : 8, 0, 0x21),
      u32(file.checksum ?? crc32(bytes), packed.length, file.wholeBytes ?? bytes.length),
      u16(Buffer.byteLength(name), 0),
    ]);
    const local = Buffer.concat([u32(0x04034b50), common, Buffer.from(name), packed]);
    const offset = at;
    at += local.length;
    parts.push(local);
    return Buffer.concat([
      ...[u32(0x02014b50), u16(20), common, u16(0, 0, 0)],
      ...[u32(0, offset), Buffer.from(name)],
    ]);
  });
  const directory = Buffer.concat(entries);
  const count = files.length;
  const end = [u32(0x06054b50), u16(0, 0, count, count), u32(directory.length, at), u16(0)];
  return Buffer.concat([...parts, directory, ...end]);
}
