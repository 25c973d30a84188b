import { randomBytes } from 'node:crypto';

const LIFE_MS = 30 * 60_000;
const USES = 5;

/** The target of a `response_url`: the person who acted, the channel and the message. */
export interface ResponseTarget {
  userId: string;
  channel: string;
  /** The message with the element. */
  ts?: string;
  threadTs?: string;
}

export interface ResponseUrls {
  /** Issues the path of a URL that works 5 times within 30 minutes. */
  issue(target: ResponseTarget): string;
  use(token: string): ResponseTarget | { error: 'expired_url' | 'used_url' | 'invalid_url' };
}

export function createResponseUrls(now: () => number): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; at: number; uses: number }>();
  return {
    issue(target) {
      const token = randomBytes(18).toString('base64url');
      issued.set(token, { target, at: now(), uses: 0 });
      return `/response/${token}`;
    },
    use(token) {
      const url = issued.get(token);
      if (url === undefined) return { error: 'invalid_url' };
      if (now() - url.at > LIFE_MS) return { error: 'expired_url' };
      if (url.uses >= USES) return { error: 'used_url' };
      url.uses += 1;
      return url.target;
    },
  };
}
