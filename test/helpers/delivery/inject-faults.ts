import type { Fault, Rehearsal } from 'slack-stand-in';

/** Calls that post messages, look for posted messages, or upload files. */
const CALLS = /^(?:chat\.|conversations\.|files\.|upload$)/u;

/** Makes one call in ten fail, in each way that Slack can fail. @returns a live count by fault */
export function injectFaults({ faults }: Rehearsal, random: () => number): Record<string, number> {
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
    // A call without an answer costs ten seconds, so this fault is half as frequent.
    let name = names[Math.floor(random() * names.length)] ?? 'slow';
    if (name.includes('never') && random() < 0.5) name = 'slow';
    counts[name] = (counts[name] ?? 0) + 1;
    return kinds[name]?.();
  });
  return counts;
}
