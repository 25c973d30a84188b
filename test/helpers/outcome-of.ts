import { AppError, type ErrorCode, type ErrorValues } from '../../src/errors.ts';

/** What some work gives, or how it's refused. Any other error is thrown. */
export function outcomeOf<T>(work: () => T): T | { code: ErrorCode; values: ErrorValues } {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, values: error.values };
  }
}
