import { describe, expect, it } from '@jest/globals';
import { scenes } from '../../../gallery/scenes/all.ts';

// Whoever changes words runs these with `-u`, and reads the difference as a reader of the run
// would.
describe('the words of the scenes', () => {
  it('are those that somebody has reviewed, in every scene that a person reads as a whole', () => {
    for (const { name, markdown } of scenes())
      if (markdown.length < 10_000) expect(`\n${markdown}`).toMatchSnapshot(name);
  });
});
