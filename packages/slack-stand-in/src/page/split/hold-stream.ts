import { openEvents } from '../state/api.ts';

/** Long enough for the documents of both halves to load and to listen themselves. */
const HOLD_MS = 8000;

/**
 * Stays present as this person while their page moves into a half, or back: the server forgets what only they could see
 * when nobody listens as them. Resolves once it is heard, or cannot be.
 */
export function holdStream(as: string): Promise<void> {
  const stream = openEvents(as);
  setTimeout(() => stream.close(), HOLD_MS);
  return new Promise((resolve) => {
    stream.onopen = () => resolve();
    stream.onerror = () => resolve();
  });
}
