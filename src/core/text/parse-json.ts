/** The value of a JSON text, or undefined if it is not JSON (JSON has no undefined). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
