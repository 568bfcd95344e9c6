import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from '@jest/globals';
import { type CsvFiles, readCsvFiles } from '../../../src/adapters/workspace/csv-files.ts';

/** A workspace in a folder of its own, new for every test of the file that calls this. */
export interface CsvWorkspace {
  /** The folder that the workspace lies in. */
  readonly base: string;
  readonly workspace: string;
  readonly write: (name: string, text?: string) => Promise<string>;
  readonly read: (...lines: string[]) => Promise<CsvFiles>;
  /** Paths from the workspace of what was read, where nothing was wrong. */
  readonly found: (...lines: string[]) => Promise<string[]>;
  /** Code and message of each finding, where nothing was read. */
  readonly refused: (...lines: string[]) => Promise<string[]>;
}

export function useCsvWorkspace(): CsvWorkspace {
  let base = '';
  let workspace = '';
  beforeEach(async () => {
    // A name that a glob library could take for a pattern.
    base = await realpath(await mkdtemp(path.join(tmpdir(), 'csv files [x] *')));
    workspace = path.join(base, 'work');
    await mkdir(workspace);
  });
  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });
  const read = (...lines: string[]): Promise<CsvFiles> => readCsvFiles(lines, workspace, false);
  return {
    get base() {
      return base;
    },
    get workspace() {
      return workspace;
    },
    read,
    write: async (name, text = `text of ${name}`) => {
      const file = path.resolve(workspace, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    },
    found: async (...lines) => {
      const { files, findings } = await read(...lines);
      expect(findings).toEqual([]);
      return files.map(({ file }) => file);
    },
    refused: async (...lines) => {
      const { files, findings } = await read(...lines);
      expect(files).toEqual([]);
      for (const { kind, hint } of findings) {
        expect(kind).toBe('error');
        expect(hint).not.toBe('');
      }
      return findings.map(({ code, message }) => `${code}: ${message}`);
    },
  };
}
