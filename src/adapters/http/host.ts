/**
 * Certificates are always checked: without this, `NODE_TLS_REJECT_UNAUTHORIZED=0` on a runner would
 * send tokens, and money, to whoever answers. A certificate authority of one's own is trusted with
 * `NODE_EXTRA_CA_CERTS`.
 */
export const certificatesAreChecked = { rejectUnauthorized: true } as const;

/** The host as a socket wants it: a URL writes an IPv6 address in brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** The port that a URL means, also where it does not say. */
export function portOf({ protocol, port }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
