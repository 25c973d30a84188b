import type { HTTPReceiver } from '@slack/bolt';

/**
 * The largest difference accepted between Slack's clock and ours, in seconds:
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
const APART_S = 5 * 60;

/**
 * Refuses requests from the future. Bolt refuses old timestamps but accepts a far future one, with which a captured request could
 * be replayed until then. Bolt still checks the signature.
 * @param now milliseconds since 1970
 */
export function refuseFromFuture(receiver: Pick<HTTPReceiver, 'requestListener'>, now: () => number): void {
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    const time = Number(request.headers['x-slack-request-timestamp'] ?? 0);
    if (time <= now() / 1000 + APART_S) return listen(request, response);
    request.resume();
    response.writeHead(401).end();
  };
}
