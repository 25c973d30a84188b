import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The largest difference accepted between Slack's clock and ours, in seconds:
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const APART_S = 5 * 60;

/**
 * Whether Slack signed these bytes within the last five minutes: HMAC-SHA256 of `v0:timestamp:body`, as
 * https://docs.slack.dev/authentication/verifying-requests-from-slack describes it.
 * @param body as it came, not decoded
 * @param given.timestamp,given.signature the headers as they came
 * @param given.now milliseconds since 1970
 */
export function hasSlackSignature(
  body: Uint8Array,
  given: { signingSecret: string; timestamp: string; signature: string; now: number },
): boolean {
  const { signingSecret, timestamp, signature, now } = given;
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= APART_S)) return false;
  const ours = Buffer.from(
    `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`,
  );
  const theirs = Buffer.from(signature);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
