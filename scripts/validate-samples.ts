import { setTimeout } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { explainFailure } from '../src/doctor/self-test/explain-failure.ts';
import { waitForRateLimits } from '../src/doctor/self-test/wait-for-rate-limits.ts';
import { SILENT } from '../src/doctor/silent.ts';
import type { Network } from '../src/network/create-network.ts';
import type { Sample } from '../test/helpers/slack-samples/render-samples.ts';

/** What Slack says about the samples. */
export interface Validation {
  accepted: number;
  /** What Slack would not take, each with its reasons. */
  refused: { name: string; reasons: string[] }[];
  /** Why Slack gave no verdict from some sample on; undefined when it judged all. */
  unanswered?: string;
}

/** Codes of a payload that isn't valid: https://docs.slack.dev/reference/methods/blocks.validate */
const INVALID = new Set(['invalid_blocks', 'invalid_message', 'invalid_view']);

/**
 * Sends each sample to Slack's public `blocks.validate`, which needs no token and shows nothing to anybody. Waits where Slack limits
 * the rate. It ends at the first call without a verdict, because the next one would have none either.
 * @param options.apiUrl base URL of the Web API; undefined means slack.com
 * @param options.network the way to Slack
 */
export async function validateSamples(
  samples: readonly Sample[],
  {
    apiUrl,
    network,
    write,
    wait = (ms) => setTimeout(ms),
  }: {
    apiUrl?: string | undefined;
    network: Pick<Network, 'fetch'>;
    write: (line: string) => void;
    wait?: (ms: number) => Promise<void>;
  },
): Promise<Validation> {
  const waiting = (method: string, seconds: number) => write(`Slack asks to wait ${seconds} s (${method}).`);
  const client = new WebClient(undefined, {
    retryConfig: { retries: 2, minTimeout: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
    fetch: waitForRateLimits(network.fetch, { wait, waiting }),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
  const result: Validation = { accepted: 0, refused: [] };
  for (const sample of samples) {
    try {
      await client.blocks.validate(
        'view' in sample ? { view: sample.view } : { message: { blocks: sample.message.blocks } },
      );
      result.accepted += 1;
    } catch (error) {
      const { data } = error as { data?: { error?: string; errors?: unknown } };
      if (!INVALID.has(data?.error ?? '')) {
        return { ...result, unanswered: `${sample.name}: ${explainFailure(error).problem}` };
      }
      const reasons = reasonsOf(data?.errors);
      result.refused.push({ name: sample.name, reasons });
      write(`refused  ${sample.name}  ${reasons.join('; ')}`);
    }
  }
  return result;
}

function reasonsOf(errors: unknown): string[] {
  if (!Array.isArray(errors) || errors.length === 0) return ['Slack gave no reason'];
  return errors.map(({ pointer = '', code = '', message = '' }) => `${pointer} ${code} ${message}`.trim());
}
