import type { Config } from '../config.ts';
import { withoutSecrets } from '../log.ts';
import { CHECKS, type Check, type Verdict } from './checks.ts';
import type { Probes } from './probes.ts';

const SUBJECT: Record<Config['mode'], string> = {
  rehearse: 'the rehearsal on this machine (no Slack variable is set, so nothing is asked of Slack)',
  socket: 'Slack over Socket Mode',
  http: 'Slack over HTTP',
};
const PATIENCE_MS = 15_000;

/**
 * Checks an installation. Writes a line for each check, and for each problem what to do. Changes nothing.
 * @param write receives a line without its line break
 * @returns the exit code: 0 when everything is ok, 1 otherwise
 */
export async function runDoctor(options: {
  config: Config;
  probes: Probes;
  write: (line: string) => void;
  /** How long one check may take. Default: its own patience, or that of most checks. */
  patienceMs?: number;
}): Promise<number> {
  const { config, probes, write, patienceMs } = options;
  write(`Checking the set-up for ${SUBJECT[config.mode]}.`);
  const failed = new Set<string>();
  for (const check of CHECKS.filter(({ modes }) => modes === undefined || modes.includes(config.mode))) {
    if (check.needs !== undefined && failed.has(check.needs)) continue;
    const verdict = await judge(check, probes, config, patienceMs ?? check.patienceMs ?? PATIENCE_MS);
    const name = check.name.padEnd(15);
    if ('ok' in verdict) {
      write(`ok       ${name} ${verdict.ok}`);
      continue;
    }
    failed.add(check.name);
    write(`problem  ${name} ${verdict.problem}`);
    if (verdict.todo !== '') write(`         ${''.padEnd(15)} What to do: ${verdict.todo}`);
  }
  const problems = failed.size;
  write(problems === 0 ? 'Everything is ok.' : `${problems} ${problems === 1 ? 'problem' : 'problems'}.`);
  return problems === 0 ? 0 : 1;
}

/** Runs a check. Any error of its probe becomes a problem in the report. */
async function judge(check: Check, probes: Probes, config: Config, patienceMs: number): Promise<Verdict> {
  try {
    return await within(patienceMs, check.run(probes));
  } catch (error) {
    const explained = check.explain?.(error);
    const problem = explained?.problem ?? firstLine(error);
    return { problem: withoutSecrets(problem), todo: explained?.todo ?? check.todo(config) };
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** First line of the innermost error: clients wrap a refused connection in errors that tell less. */
function firstLine(error: unknown): string {
  const { original, cause, errors } = (error ?? {}) as { original?: unknown; cause?: unknown; errors?: unknown[] };
  const inner = original ?? cause ?? errors?.[0];
  if (inner instanceof Error) return firstLine(inner);
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] || 'failed without a reason';
}
