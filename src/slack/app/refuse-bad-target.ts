import type { HTTPReceiver } from '@slack/bolt';

/**
 * Answers 400 to a request whose target is no path, `//` for example. Bolt throws on it, and logs all of it.
 */
export function refuseBadTarget(receiver: Pick<HTTPReceiver, 'requestListener'>): void {
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    const { url = '' } = request;
    if (url.startsWith('/') && !url.startsWith('//') && URL.canParse(url, 'http://localhost')) {
      return listen(request, response);
    }
    request.resume();
    response.writeHead(400).end();
  };
}
