import { randomBytes } from 'node:crypto';
import type { HttpTarget } from './create-http-transport.ts';
import { type Patience, waitAtMost } from './patience.ts';
import { postSigned } from './post-signed.ts';

/** Asks the address whether it belongs to the app, as Slack does when it is set. @throws Error when it does not answer with the challenge */
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
