import { z } from 'zod';
import { readValue } from '../app/read-value.ts';

/** A review of a request: its number among them, from 1 up. */
export interface ReviewRef {
  requestId: string;
  nth: number;
}

/** Writes the value of a button. */
export function writeReviewRef({ requestId, nth }: ReviewRef): string {
  return JSON.stringify([requestId, nth]);
}

/** Reads the value of a button. @throws AppError stale_button */
export function readReviewRef(value: string): ReviewRef {
  const [requestId, nth] = readValue(z.tuple([z.string(), z.number()]), value);
  return { requestId, nth };
}
