import { AppError } from '../errors.ts';

/**
 * Returns a finite value. Sums and squares of finite numbers can overflow.
 * @param subject name of the column or figure, for the error
 * @throws AppError numbers_too_large (values: subject) for NaN and infinities
 */
export function requireFinite(subject: string, value: number): number {
  if (!Number.isFinite(value)) throw new AppError('numbers_too_large', { subject });
  return value;
}
