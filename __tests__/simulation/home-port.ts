import type { Home } from '../../src/ports.ts';
import { mainBranch } from './repository.ts';
import type { World } from './world.ts';

/**
 * The run's repository. No branch is left but the default one, and each commit has the previews of
 * its pull request.
 */
export function openHome({ repository }: World, home: Home): Home {
  return {
    prepare: (question) => {
      const ref = question.ref === mainBranch ? question.ref : null;
      return home.prepare({ ...question, ref });
    },
    readPreviews: async (sha, branch) => {
      const others = await home.readPreviews(sha, branch);
      return repository.previews.get(sha) ?? others;
    },
  };
}
