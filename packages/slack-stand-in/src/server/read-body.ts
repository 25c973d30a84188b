import type { IncomingMessage } from 'node:http';

const LIMIT = 50 * 1024 * 1024;

/** The whole body of a request. @throws Error beyond 50 MB */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const announced = request.headers['content-length'];
  return announced === undefined ? gather(request) : fill(request, Number(announced));
}

/**
 * Into memory of the announced size, which the platform holds the sender to: to put a model of tens of megabytes together in the end
 * keeps the loop for some tenths of a second.
 */
async function fill(request: IncomingMessage, size: number): Promise<Buffer> {
  check(size);
  const body = Buffer.allocUnsafe(size);
  let at = 0;
  for await (const chunk of request) at += (chunk as Buffer).copy(body, at);
  return body;
}

async function gather(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    check(size);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function check(size: number): void {
  if (size > LIMIT) throw new Error('the request is larger than 50 MB');
}

/** A multipart body's parts, decoded by the platform. */
export async function readForm(request: IncomingMessage, body: Buffer): Promise<FormData> {
  const type = request.headers['content-type'] ?? '';
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}
