import type { z } from 'zod';
import { AppError } from '../../errors.ts';

/**
 * Reads a button's value that holds several entries as JSON. Another release or a forged request may have written it.
 * @throws AppError stale_button
 */
export function readValue<T>(shape: z.ZodType<T>, value: string): T {
  try {
    return shape.parse(JSON.parse(value));
  } catch {
    throw new AppError('stale_button');
  }
}
