import type { Network } from '../../network/create-network.ts';
import type { Watch } from '../../ports/watch.ts';

/** Reports every call to Slack to `watch`: its method, and its error code if it failed. The answer is passed on unchanged. */
export function watchFetch(watch: Pick<Watch, 'called'>, network: Pick<Network, 'fetch' | 'explain'>): typeof fetch {
  return async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const method = methodOf(url);
    try {
      const response = await network.fetch(input, init);
      watch.called(method, await codeOf(response));
      return response;
    } catch (error) {
      watch.called(method, 'unreachable');
      // The answer can break off while its code is read.
      throw network.explain(error, url);
    }
  };
}

/** The name of a Web API method. Any other URL is a response URL; it contains a secret. Files are uploaded another way. */
function methodOf(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  if (/^[a-z]+\.[a-zA-Z.]+$/u.test(name)) return name;
  return 'response_url';
}

async function codeOf(response: Response): Promise<string | undefined> {
  if (response.status === 429) return 'ratelimited';
  if (!response.ok) return `http_${response.status}`;
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  const answer = (await response.clone().json()) as { ok?: unknown; error?: unknown };
  return answer.ok === false && typeof answer.error === 'string' ? answer.error : undefined;
}
