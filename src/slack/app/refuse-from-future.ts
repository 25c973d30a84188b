import type { HTTPReceiver } from '@slack/bolt';

/** As far as Slack's clock and ours may be apart: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const APART_S = 5 * 60;

/**
 * Bolt refuses a request whose time is long past, and takes one of next year: kept, it could be sent again until then. Its
 * signature is still Bolt's to check.
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
