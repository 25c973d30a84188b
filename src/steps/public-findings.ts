/** Findings as `kakehashi run <process> --json` prints them, without the figures that only charts use. */
export function publicFindings(findings: unknown): unknown {
  if (typeof findings !== 'object' || findings === null) return findings;
  const { charts: _charts, ...rest } = findings as Record<string, unknown>;
  return rest;
}
