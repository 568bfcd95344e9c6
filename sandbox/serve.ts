import { startProlific } from './prolific/prolific.ts';

/**
 * Starts a Prolific on loopback with one study, for trying the action by hand or in a workflow:
 *
 *   node sandbox/serve.ts
 *
 * Prints `name=value` lines, as a workflow's outputs are written: `api-url`, `token` (not a secret:
 * it opens nothing but this server), `study-id`, `first-participant`, `second-participant`,
 * `pay-requests=0` and `ready=true`. From then on it prints `pay-requests=<number>` whenever one
 * has come: not at its end alone, because on Windows a process is ended without being told. Ends on
 * SIGTERM or SIGINT.
 */
const prolific = await startProlific();
const { id, participants } = prolific.addStudy({ participants: 2 });
const [first = '', second = ''] = participants;

let payRequests = 0;
const watch = setInterval(() => {
  if (prolific.countOf('pay') === payRequests) return;
  payRequests = prolific.countOf('pay');
  console.log(`pay-requests=${payRequests}`);
}, 50);

const stop = (): void => {
  clearInterval(watch);
  void prolific.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

console.log(`api-url=${prolific.url}
token=${prolific.token}
study-id=${id}
first-participant=${first}
second-participant=${second}
pay-requests=${payRequests}
ready=true`);
