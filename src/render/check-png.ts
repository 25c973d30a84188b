import { inflateSync } from 'node:zlib';
import { loadImage } from '@napi-rs/canvas';

const SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** A chunk's length, type and checksum. */
const AROUND = 12;
/** A pixel takes at most four channels of two bytes; each row has one byte more, and each of seven passes has rows of its own. */
const mostBytes = (width: number, height: number) => (width * 8 + 7) * height * 2;

/**
 * Checks that bytes are one whole PNG of a size: https://www.w3.org/TR/png-3/#5DataRep. The canvas alone isn't enough: it also
 * decodes a PNG whose end is missing, and takes memory for whatever size the head claims.
 * @throws Error that says what is wrong, without the content
 */
export async function checkPng(bytes: Uint8Array, { width, height }: { width: number; height: number }): Promise<void> {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('no PNG');
  const data: Buffer[] = [];
  let last = '';
  for (let at = SIGNATURE.length; last !== 'IEND'; ) {
    if (at + AROUND > png.length) throw new Error('a PNG whose end is missing');
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (last === '') checkHead(type, content, width, height);
    if (type === 'IDAT') data.push(content);
    last = type;
    at += AROUND + length;
    if (at > png.length) throw new Error('a PNG whose end is missing');
  }
  try {
    // Checks the checksum of the pixels, too.
    inflateSync(Buffer.concat(data), { maxOutputLength: mostBytes(width, height) });
    await loadImage(png);
  } catch (cause) {
    throw new Error('a damaged PNG', { cause });
  }
}

function checkHead(type: string, content: Buffer, width: number, height: number): void {
  if (type !== 'IHDR' || content.length < 8) throw new Error('a damaged PNG');
  const size = [content.readUInt32BE(0), content.readUInt32BE(4)];
  if (size[0] === width && size[1] === height) return;
  throw new Error(`a PNG of ${size.join(' x ')} pixels where ${width} x ${height} was asked`);
}
