import { openEvents } from '../state/api.ts';

/** Enough time for both halves to load and open their own streams. */
const HOLD_MS = 8000;

/**
 * Holds an event stream as this person while their page moves into a half or back. Without a stream, the server would drop the person's
 * ephemeral messages. Resolves when the stream is open or has failed.
 */
export function holdStream(as: string): Promise<void> {
  const stream = openEvents(as);
  setTimeout(() => stream.close(), HOLD_MS);
  return new Promise((resolve) => {
    stream.onopen = () => resolve();
    stream.onerror = () => resolve();
  });
}
