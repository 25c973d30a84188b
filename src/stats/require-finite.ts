import { AppError } from '../errors.ts';

/**
 * The value itself, if it is a number that can be shown: sums and squares of finite numbers can still overflow.
 * @param subject the column or figure, for the error
 * @throws AppError numbers_too_large (values: subject) for NaN and infinities
 */
export function requireFinite(subject: string, value: number): number {
  if (!Number.isFinite(value)) throw new AppError('numbers_too_large', { subject });
  return value;
}
