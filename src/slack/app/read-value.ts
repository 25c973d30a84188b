import type { z } from 'zod';
import { AppError } from '../../errors.ts';

/**
 * Reads a button's value that holds several things, as this release writes it: with zod, so that what an older release or a
 * stranger wrote is refused in words.
 * @throws AppError stale_button
 */
export function readValue<T>(shape: z.ZodType<T>, value: string): T {
  try {
    return shape.parse(JSON.parse(value));
  } catch {
    throw new AppError('stale_button');
  }
}
