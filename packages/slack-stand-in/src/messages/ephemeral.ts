import type { Json } from '../json.ts';

/** A message that only one person sees. */
export interface Ephemeral {
  to: string;
  message: Json;
  /** False after the person reloads or the app deletes the message. */
  shown: boolean;
}
