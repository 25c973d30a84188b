/**
 * Parses a request's target: path and query, as every HTTP client but a proxy's sends it.
 * @param target `request.url`, as it came from outside
 * @returns undefined when it's anything else, `//` or `http://[` for example, on which `new URL` throws
 */
export function readTarget(target: string | undefined): URL | undefined {
  if (target === undefined || !target.startsWith('/') || target.startsWith('//')) return undefined;
  return URL.canParse(target, 'http://localhost') ? new URL(target, 'http://localhost') : undefined;
}
