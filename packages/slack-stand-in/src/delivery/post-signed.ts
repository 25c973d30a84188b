import type { Retry } from './envelope.ts';
import { signRequest } from './sign-request.ts';

interface Outgoing {
  body: string;
  type: string;
  signal: AbortSignal;
  retry?: Retry | undefined;
}

export function postSigned(url: string, secret: string, { body, type, signal, retry }: Outgoing): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1000);
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    signal,
    headers: {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signRequest(secret, timestamp, body),
      ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    },
    body,
  });
}
