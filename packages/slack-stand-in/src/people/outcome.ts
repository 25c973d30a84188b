/** The result of a person's action. `errors` are those of a modal, by block id. */
export interface Outcome {
  ok: boolean;
  error?: string;
  errors?: Record<string, string>;
}

export const DONE: Outcome = { ok: true };

export function refused(error: string): Outcome {
  return { ok: false, error };
}
