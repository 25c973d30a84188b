import type { Json } from '../json.ts';

/** A message that only one person sees. */
export interface Ephemeral {
  to: string;
  message: Json;
  /** False once its person has reloaded, or the app took it back. */
  shown: boolean;
}
