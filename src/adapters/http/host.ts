/**
 * Certificates are always checked: otherwise `NODE_TLS_REJECT_UNAUTHORIZED=0` on a runner would
 * send tokens, and money, to whoever answers. `NODE_EXTRA_CA_CERTS` adds a certificate authority of
 * your own.
 */
export const certificatesAreChecked = { rejectUnauthorized: true } as const;

/** The host as a socket expects it: without the brackets that a URL puts around an IPv6 address. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** The port of a URL, explicit or default. */
export function portOf({ protocol, port }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
