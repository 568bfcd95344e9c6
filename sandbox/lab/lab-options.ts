import type { GithubOptions } from '../github/github.ts';
import type { Token } from '../github/hub.ts';
import type { NewStudy } from '../prolific/people.ts';
import type { ProlificOptions } from '../prolific/prolific.ts';

export interface LabOptions {
  /** Of the first study; 3 where it is left out. */
  participants?: NewStudy['participants'];
  study?: Omit<NewStudy, 'participants'>;
  prolific?: ProlificOptions;
  github?: Omit<GithubOptions, 'tokens'>;
  visibility?: 'private' | 'public';
  /** What the workflow's `with` says of every run, on top of `study-id` and `csv`. */
  inputs?: Readonly<Record<string, string>>;
  ledgerRules?: readonly string[];
  /** What the job's own token may do; everything where it is left out. */
  token?: Partial<Token>;
}
