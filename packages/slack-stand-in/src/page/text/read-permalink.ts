/** Reads channel and timestamp from a permalink `…/archives/C01/p1700000000000100`; undefined for any other address. */
export function readPermalink(url: string): { channel: string; ts: string } | undefined {
  const [, channel, seconds, micros] = /\/archives\/(\w+)\/p(\d{10})(\d{6})(?:\?|$)/.exec(url) ?? [];
  return channel === undefined ? undefined : { channel, ts: `${seconds}.${micros}` };
}
