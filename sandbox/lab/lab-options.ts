import type { GithubOptions } from '../github/github.ts';
import type { Token } from '../github/hub.ts';
import type { NewStudy } from '../prolific/people.ts';
import type { ProlificOptions } from '../prolific/prolific.ts';

export interface LabOptions {
  /** Participants of the first study; 3 by default. */
  participants?: NewStudy['participants'];
  study?: Omit<NewStudy, 'participants'>;
  prolific?: ProlificOptions;
  github?: Omit<GithubOptions, 'tokens'>;
  visibility?: 'private' | 'public';
  /** What the workflow's `with` gives to every run, in addition to `study-id` and `csv`. */
  inputs?: Readonly<Record<string, string>>;
  ledgerRules?: readonly string[];
  /** What the job's own token may do; everything by default. */
  token?: Partial<Token>;
}
