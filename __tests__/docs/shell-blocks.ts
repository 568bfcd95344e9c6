import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { ScriptPlace } from '../project/workflow-script.ts';
import { blocksOf, readPage } from './pages.ts';

/**
 * The one shell block of a page that has this text. Throws where there is none, or more than one.
 */
export function shellBlock(page: string, text: string): string {
  const [block, ...others] = blocksOf(readPage(page), 'sh').filter((one) => one.includes(text));
  if (block === undefined || others.length > 0)
    throw new Error(`${page} has not one block with "${text}"`);
  return block;
}

const somebody = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

/** Somebody with a clone of the lab's repository who types what a page says. */
export class Clone {
  readonly place = new ScriptPlace();

  private constructor() {}

  static async of(lab: Lab): Promise<Clone> {
    const clone = new Clone();
    await clone.git('init', '--quiet');
    await clone.git('remote', 'add', 'origin', lab.github.gitDirOf(repository));
    return clone;
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)('git', args, { cwd: this.place.work });
    return stdout.trim();
  }

  /** What the commands print. Throws where one fails: a reader would not know what to do then. */
  type(block: string, env: Readonly<Record<string, string>> = {}): string {
    const { code, printed } = this.place.run(`set -o pipefail\n${block}`, { ...somebody, ...env });
    if (code !== 0) throw new Error(`${block}\nended with ${code ?? 'a signal'}:\n${printed}`);
    return printed;
  }

  remove(): void {
    this.place.remove();
  }
}
