import type { Finding } from '../errors.ts';

/** What started the run. */
export interface RunEvent {
  /** As GitHub names it: `push`, `workflow_dispatch`, … */
  readonly name: string;
  /** The full name of branch or tag. */
  readonly ref: string;
  /** The repository's default branch, where the event tells it. */
  readonly defaultBranch: string | null;
}

const manualOrTimed = ['workflow_dispatch', 'schedule', 'repository_dispatch'];

/** The branch that the run belongs to, by its full name; null for tags and pull requests. */
export function branchOf({ ref }: RunEvent): string | null {
  return ref.startsWith('refs/heads/') ? ref : null;
}

/**
 * What `mode: auto` does. A push whose event does not name the default branch counts as one that
 * may pay: the run asks GitHub while reading the ledger, and stops with `EVENT_NOT_ALLOWED` if it
 * may not pay. A plan would silently leave people unpaid.
 */
export function modeOf(event: RunEvent): 'pay' | 'plan' {
  const defaultBranch = event.defaultBranch ?? branchOf(event)?.replace('refs/heads/', '') ?? null;
  return checkEvent(event, defaultBranch).length === 0 ? 'pay' : 'plan';
}

/**
 * `EVENT_NOT_ALLOWED` if the event may not pay or resolve. The code lists the allowed events, so
 * that an event that GitHub invents tomorrow stays out.
 *
 * @param defaultBranch from the event, otherwise from GitHub; null if neither said
 */
export function checkEvent(event: RunEvent, defaultBranch: string | null): Finding[] {
  if (manualOrTimed.includes(event.name)) return [];
  if (
    event.name === 'push' &&
    defaultBranch !== null &&
    event.ref === `refs/heads/${defaultBranch}`
  )
    return [];
  const what = event.name === 'push' ? `A push to ${event.ref}` : `The event ${event.name}`;
  return [
    {
      kind: 'error',
      code: 'EVENT_NOT_ALLOWED',
      message: `${what} may not pay.`,
      hint: `Pay on a push to the default branch${defaultBranch === null ? '' : ` (${defaultBranch})`}, or on workflow_dispatch, schedule or repository_dispatch; leave \`mode\` out, or use \`mode: plan\`, everywhere else.`,
    },
  ];
}
