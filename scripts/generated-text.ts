import { readFile, writeFile } from 'node:fs/promises';

/**
 * Writes a text that is made from the source; with `--check` it only says whether the file has that
 * text, and exits with 1 if not.
 *
 * @param path from the project's root
 * @param render the new text, from the current one; '' if there is no file yet
 */
export async function keepGenerated(
  path: string,
  render: (present: string) => string,
): Promise<void> {
  const file = new URL(`../${path}`, import.meta.url);
  const present = await readFile(file, 'utf8').catch(noFile);
  const text = render(present);
  if (text === present) {
    console.log(`${path} is up to date.`);
  } else if (process.argv.includes('--check')) {
    console.log(`${path} is out of date. Run \`node ${process.argv[1] ?? ''}\` and commit it.`);
    process.exitCode = 1;
  } else {
    await writeFile(file, text);
    console.log(`${path} was written.`);
  }
}

function noFile(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
  throw error;
}
