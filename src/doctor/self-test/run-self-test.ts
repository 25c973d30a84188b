import { WebClient } from '@slack/web-api';
import type { Network } from '../../network/create-network.ts';
import { SILENT } from '../silent.ts';
import { explainFailure } from './explain-failure.ts';
import { FILE_PROBES } from './file-probes.ts';
import { MESSAGE_PROBES } from './message-probes.ts';
import { removeMade } from './remove-made.ts';
import type { SelfTest, SelfTestProbe } from './self-test.ts';
import { slackCode } from './slack-code.ts';
import { waitForRateLimits } from './wait-for-rate-limits.ts';

const TOKEN_PROBE: SelfTestProbe = {
  name: 'token',
  needs: [],
  async run({ client, found }) {
    const { team, user, response_metadata } = await client.auth.test();
    if (response_metadata?.scopes !== undefined) found.scopes = response_metadata.scopes;
    return `${user} in ${team}`;
  },
};
const PROBES: readonly SelfTestProbe[] = [TOKEN_PROBE, ...MESSAGE_PROBES, ...FILE_PROBES];

export interface SelfTestOptions {
  botToken: string;
  /** Base URL of the Web API; undefined means slack.com. */
  apiUrl?: string | undefined;
  channel: string;
  person?: string | undefined;
  /** Tells the people in the channel, in every language, what these messages are. */
  notice: string;
  /** Marks this run's messages. */
  key: string;
  /** The way to Slack. */
  network: Pick<Network, 'fetch'>;
  /** Receives a line without its line break. */
  write: (line: string) => void;
  /** Rejects when the signal aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Ends the probes. What they made is removed all the same. */
  signal?: AbortSignal;
}

/**
 * Asks the real Slack what the app relies on, in one channel: posts, changes, reads back, shares a file. Then it removes what it
 * made. Writes a row for each question; a question that fails is a row, too.
 * @returns the exit code: 0 when every row is ok and nothing is left in Slack
 */
export async function runSelfTest(options: SelfTestOptions): Promise<number> {
  const { channel, person, notice, key, write, wait, signal } = options;
  const table = createTable(write);
  const pause = async (ms: number) => {
    try {
      await wait(ms, signal);
    } catch (cause) {
      throw new Interrupted('ended by the signal', { cause });
    }
  };
  const test: SelfTest = {
    client: createClient(options, pause),
    channel,
    person,
    notice,
    key,
    found: {},
    made: { messages: [], files: [], mayBeMore: false },
    upload: (url, bytes) => postFile(options.network, url, bytes),
    wait: pause,
  };
  write(`Asking Slack in ${channel}. This takes some seconds, or minutes where Slack limits the rate.`);
  table.row('result', 'question', 'what Slack did');
  for (const probe of PROBES) await ask(probe, test, table, signal);
  // The signal must not keep this from being done.
  const { removed, left } = await removeMade({ ...test, client: createClient(options, (ms) => wait(ms)) });
  if (left.length === 0) table.row('ok', 'remove all that', removed);
  else table.problem('remove all that', `${removed} removed, not: ${left.join('; ')}`, 'Delete what is left by hand.');
  write(signal?.aborted ? 'Ended before the last question.' : table.summary());
  return table.problems() === 0 && signal?.aborted !== true ? 0 : 1;
}

async function ask(
  { name, needs, run }: SelfTestProbe,
  test: SelfTest,
  table: ReturnType<typeof createTable>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) return;
  if (needs.some((need) => test.found[need] === undefined)) {
    table.row('skipped', name, 'it needs what an earlier question did not get');
    return;
  }
  try {
    table.row('ok', name, await run(test));
  } catch (error) {
    if (slackCode(error) === undefined && !isInterrupted(error)) test.made.mayBeMore = true;
    if (signal?.aborted) return;
    const { problem, todo } = explainFailure(error);
    table.problem(name, problem, todo);
  }
}

/** A wait was ended by the signal. The call had got an answer before: Slack had refused it for its rate. */
class Interrupted extends Error {}

function isInterrupted(error: unknown): boolean {
  return error instanceof Interrupted || (error as { original?: unknown }).original instanceof Interrupted;
}

function createClient(
  { botToken, apiUrl, network, write }: Pick<SelfTestOptions, 'botToken' | 'apiUrl' | 'network' | 'write'>,
  wait: (ms: number) => Promise<void>,
): WebClient {
  const waiting = (method: string, seconds: number) => write(`         Slack asks to wait ${seconds} s (${method}).`);
  return new WebClient(botToken, {
    // A call that is repeated could post a message twice, and the second one would not be removed.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
    fetch: waitForRateLimits(network.fetch, { wait, waiting }),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
}

async function postFile(network: SelfTestOptions['network'], url: string, bytes: Uint8Array): Promise<number> {
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await network.fetch(url, {
    method: 'POST',
    headers,
    body: Buffer.from(bytes),
    signal: AbortSignal.timeout(20_000),
  });
  await response.body?.cancel();
  return response.status;
}

function createTable(write: (line: string) => void) {
  let problems = 0;
  const row = (result: string, name: string, said: string) => write(`${result.padEnd(8)} ${name.padEnd(27)} ${said}`);
  return {
    row,
    problem(name: string, said: string, todo?: string) {
      problems += 1;
      row('problem', name, said);
      if (todo !== undefined) row('', '', `What to do: ${todo}`);
    },
    problems: () => problems,
    summary() {
      if (problems === 0) return 'Slack does what the app relies on.';
      return `${problems} ${problems === 1 ? 'problem' : 'problems'}. The table holds no words of people: please report it.`;
    },
  };
}
