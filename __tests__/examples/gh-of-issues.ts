import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The title by which the examples find an issue again. */
export const lookTitle = 'Somebody has to look at a bonus payment';

export const auditTitle = 'Somebody has to look at the ledger of bonuses';

/**
 * A `gh` in a folder of its own that writes down what it is asked for, and says whether an issue of
 * one of these titles is open. Where it is asked for a list of the API, it prints these lines, or
 * fails where there are none to give.
 */
export class GhOfIssues {
  readonly folder = mkdtempSync(join(tmpdir(), 'programs-'));

  constructor(isOpen = false, listed: readonly string[] | null = []) {
    const gh = join(this.folder, 'gh');
    writeFileSync(
      gh,
      `#!/bin/bash
{ echo "$GH_REPO"; printf '%s\\n' "$@"; echo; } >> '${this.folder}/asked'
case "$1 $2" in
  'issue list') [[ "$TITLE" == '${lookTitle}' || "$TITLE" == '${auditTitle}' ]] && echo ${isOpen};;
  'issue create') echo 'https://github.com/lab/bonuses/issues/7';;
  'api '*) ${listed === null ? 'exit 1' : `printf '%s\\n' ${listed.join(' ')}`};;
esac
`,
    );
    chmodSync(gh, 0o755);
  }

  /**
   * One list of words for each time: `issue`, then the verb. Throws where it was asked about
   * another repository.
   */
  get asked(): string[][] {
    const text = readFileSync(join(this.folder, 'asked'), 'utf8');
    const calls = text.split('\n\n').filter((call) => call !== '');
    return calls.map((call) => {
      const [repository, ...words] = call.split('\n');
      if (repository !== 'lab/bonuses') throw new Error(`gh was asked about ${repository ?? ''}`);
      return words;
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
