import type { IncomingMessage } from 'node:http';

const LIMIT = 50 * 1024 * 1024;

/** The whole body of a request. @throws Error beyond 50 MB */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LIMIT) throw new Error('the request is larger than 50 MB');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** A multipart body's parts, decoded by the platform. */
export async function readForm(request: IncomingMessage, body: Buffer): Promise<FormData> {
  const type = request.headers['content-type'] ?? '';
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}
