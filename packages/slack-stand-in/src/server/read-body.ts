import type { IncomingMessage } from 'node:http';
import { BadRequest } from './bad-request.ts';

const LIMIT = 50 * 1024 * 1024;

/** Reads the whole body of a request. @throws BadRequest for more than 50 MB */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const announced = request.headers['content-length'];
  return announced === undefined ? gather(request) : fill(request, Number(announced));
}

/**
 * Reads the body into a buffer of the announced size, which Node.js enforces. Joining tens of megabytes at the end would block the event
 * loop for some tenths of a second.
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
  if (size > LIMIT) throw new BadRequest(413, 'request_too_large', 'the request is larger than 50 MB');
}

/** Decodes a multipart body with the platform's parser. @throws BadRequest when it is none */
export async function readForm(request: IncomingMessage, body: Buffer): Promise<FormData> {
  const type = request.headers['content-type'] ?? '';
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    if (cause instanceof TypeError) throw new BadRequest(400, 'invalid_form_data', cause.message);
    throw cause;
  }
}
