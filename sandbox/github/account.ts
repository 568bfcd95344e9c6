import type { Hub } from './hub.ts';
import type { Commenter } from './thread.ts';

/** An account with all that GitHub shows of one. */
export function renderAccount(hub: Hub, { login, type }: NonNullable<Commenter>): object {
  const url = `${hub.url}/users/${login}`;
  return {
    login,
    id: 1,
    node_id: `U_${login}`,
    avatar_url: `${hub.url}/avatars/${login}`,
    gravatar_id: '',
    url,
    html_url: `${hub.url}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}
