import { AppError } from '../../errors.ts';
import type { Refusal } from './thread-messages.ts';

/** Runs the work of a worker thread. Posts an AppError that it throws as a refusal. */
export async function postRefusal(post: (message: Refusal) => void, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    post({ type: 'refused', code: error.code, values: error.values });
  }
}
