import { randomBytes } from 'node:crypto';
import type { HttpTarget } from './create-http-transport.ts';
import { type Patience, waitAtMost } from './patience.ts';
import { postSigned } from './post-signed.ts';

/** Sends the `url_verification` challenge, as Slack does for a new request URL. @throws Error when the answer lacks the challenge */
export async function verifyUrl({ url, signingSecret }: HttpTarget, patience: Patience): Promise<void> {
  const challenge = randomBytes(24).toString('hex');
  const body = JSON.stringify({ token: 'rehearsal', challenge, type: 'url_verification' });
  const { signal, end } = waitAtMost(patience);
  try {
    const response = await postSigned(url, signingSecret, { body, type: 'application/json', signal });
    const answer = await response.text();
    if (!response.ok || !answer.includes(challenge)) {
      throw new Error(`${url} did not answer the url_verification challenge (HTTP ${response.status})`);
    }
  } finally {
    end();
  }
}
