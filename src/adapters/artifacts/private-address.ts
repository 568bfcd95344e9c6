/**
 * Whether nobody on the way can read what is sent there: https, or http on a loopback address (a
 * test server on this machine).
 */
export function isPrivateAddress(url: URL): boolean {
  const isLoopback = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(url.hostname);
  const isHttp = url.protocol === 'http:' && isLoopback;
  return (url.protocol === 'https:' || isHttp) && url.username === '' && url.password === '';
}

/** A signed address from somebody's answer, or null if nothing may be sent there. */
export function parseSignedUrl(text: unknown): URL | null {
  const url = typeof text === 'string' ? URL.parse(text) : null;
  return url !== null && isPrivateAddress(url) ? url : null;
}
