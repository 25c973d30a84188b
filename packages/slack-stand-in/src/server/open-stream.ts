import type { ServerResponse } from 'node:http';

/** Opens a stream of server-sent events. @returns a function that sends an event */
export function openStream(response: ServerResponse, onClose: () => void): (event: object) => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write(': welcome\n\n');
  const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  return (event) => {
    // While the server closes, the stream has ended, and what is under way may still have something to tell.
    if (!response.writableEnded) response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
}

const HEARTBEAT_MS = 15_000;
