import { PROCESS_IDS } from '../../../course/lesson-id.ts';
import type { Edge } from '../../app/edge.ts';
import { sayStarted } from '../../listeners/say-started.ts';
import type { Submission } from '../submission.ts';
import { tellWhereOpened } from '../tell-where-opened.ts';
import { readParameters, runIdOf } from './submit-parameters.ts';

/** Tells a person that the step runs, with a link to it, unless they opened the modal in the thread that shows the run. */
export async function confirmParameters(edge: Edge, submission: Submission): Promise<void> {
  const { actor, client, metadata, value, view } = submission;
  await tellWhereOpened(submission, async () => {
    const process = PROCESS_IDS.find((id) => id === metadata.process);
    const checked = process && readParameters(process, value, Number(metadata.edition ?? '0'));
    if (process === undefined || checked === undefined || 'problems' in checked) return undefined;
    return sayStarted(edge, client, actor, { runId: runIdOf(view, checked.values), process });
  });
}
