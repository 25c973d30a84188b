import type { InLanguages } from '../in-languages.ts';
import type { Stage } from '../state/stage.ts';

/** Stages with a running action. Two actions at once would interfere with each other. */
const busy = new WeakSet<object>();

/** Runs an action on the whole workspace. @returns its result; error `busy` while another one runs, `deed_failed` after an exception */
export async function runDeed(
  stage: Pick<Stage, 'deeds' | 'onError'>,
  as: string,
  { id, channel }: { id: string; channel?: string },
): Promise<{ ok: boolean; told?: InLanguages; error?: string }> {
  const deed = stage.deeds.find((one) => one.id === id);
  if (deed === undefined) return { ok: false, error: 'invalid_arguments' };
  if (busy.has(stage)) return { ok: false, error: 'busy' };
  busy.add(stage);
  try {
    return { ok: true, told: await deed.run(as, channel) };
  } catch (error) {
    stage.onError(error);
    return { ok: false, error: 'deed_failed' };
  } finally {
    busy.delete(stage);
  }
}
