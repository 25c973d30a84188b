import type { Fault, StandIn } from 'slack-stand-in';

/** Calls that show something to people or look whether they see it, and the bytes of files. */
const CALLS = /^(?:chat\.|conversations\.|files\.|upload$)/u;

/** One call in ten goes wrong, in every way that Slack knows. @returns how often each did, counted as they come */
export function injectFaults({ faults }: StandIn, random: () => number): Record<string, number> {
  const counts: Record<string, number> = {};
  const kinds: Record<string, () => Fault> = {
    '429 with Retry-After': () => ({ status: 429, retryAfter: 1 + Math.floor(random() * 3) }),
    '5xx': () => ({ status: random() < 0.5 ? 500 : 503 }),
    'stored, then cut off': () => ({ afterStore: true }),
    'stored, never answered': () => ({ unanswered: 'after' }),
    'not stored, never answered': () => ({ unanswered: 'before' }),
    slow: () => ({ delayMs: 200 + Math.floor(random() * 1800) }),
  };
  const names = Object.keys(kinds);
  faults.otherwise((method) => {
    if (!CALLS.test(method) || random() > 0.1) return undefined;
    // What is never answered costs ten seconds each: half as often.
    let name = names[Math.floor(random() * names.length)] ?? 'slow';
    if (name.includes('never') && random() < 0.5) name = 'slow';
    counts[name] = (counts[name] ?? 0) + 1;
    return kinds[name]?.();
  });
  return counts;
}
