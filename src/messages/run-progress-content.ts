import type { Run } from '../steps/run.ts';
import type { ContentOf } from './content.ts';

/** Stage of a run that waits because several attempts ended with their process. */
export const RESTING = 'resting';

/** Content of a run's progress message. `share` is from 0 to 1; `error` is a sentence. */
export function runProgressContent(
  { id, process }: Pick<Run, 'id' | 'process'>,
  progress: Pick<ContentOf<'run-progress'>, 'share' | 'stage' | 'state' | 'error'>,
): ContentOf<'run-progress'> {
  return { type: 'run-progress', runId: id, process, ...progress };
}
