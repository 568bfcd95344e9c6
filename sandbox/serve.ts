import { startProlific } from './prolific/prolific.ts';

/**
 * Starts a Prolific on loopback with one study, for trying the action by hand or in a workflow:
 *
 *   node sandbox/serve.ts
 *
 * Prints `name=value` lines, as a workflow's outputs are written: `api-url`, `token` (not a secret: it opens nothing but this server),
 * `study-id`, `first-participant`, `second-participant`, and at last `ready=true`. Ends on SIGTERM or SIGINT, after a line
 * `pay-requests=<how many there were>`.
 */
const prolific = await startProlific();
const { id, participants } = prolific.addStudy({ participants: 2 });
const [first = '', second = ''] = participants;

const stop = (): void => {
  console.log(`pay-requests=${prolific.countOf('pay')}`);
  void prolific.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

console.log(`api-url=${prolific.url}
token=${prolific.token}
study-id=${id}
first-participant=${first}
second-participant=${second}
ready=true`);
