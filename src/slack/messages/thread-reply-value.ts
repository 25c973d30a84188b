import { z } from 'zod';
import type { Reply } from '../../exercise/reply.ts';
import { readValue } from '../app/read-value.ts';
import { shorten } from './kit.ts';

/** A message in a thread that a button names as the reply to a request. */
export interface ThreadReply {
  requestId: string;
  ts: string;
  text: string;
  files: Reply['files'];
}

/** Slack's limit for a button's value, in characters. */
const MOST_CHARACTERS = 2000;
/** Most characters of the value that describe files; the rest is for the text. */
const MOST_FOR_FILES = 600;

const FILES = z.array(z.object({ name: z.string(), url: z.string().optional() }));
/** Request, ts and text; buttons of older releases carry no files. */
const VALUE = z.union([
  z.tuple([z.string(), z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.string(), FILES]),
]);

/** Writes the value of a button. Files that do not fit are left out, and a text that does not fit is cut. */
export function writeThreadReply({ requestId, ts, text, files }: ThreadReply): string {
  const kept = files.filter((_, at) => JSON.stringify(files.slice(0, at + 1)).length < MOST_FOR_FILES);
  let limit = text.length;
  let value = JSON.stringify([requestId, ts, text, kept]);
  while (value.length > MOST_CHARACTERS) {
    limit -= 50;
    value = JSON.stringify([requestId, ts, shorten(text, limit), kept]);
  }
  return value;
}

/** Reads the value of a button. @throws AppError stale_button */
export function readThreadReply(value: string): ThreadReply {
  const [requestId, ts, text, files = []] = readValue(VALUE, value);
  return { requestId, ts, text, files };
}
