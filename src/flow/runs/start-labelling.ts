import { AppError } from '../../errors.ts';
import type { LabellingRound } from '../../exercise/labelling-round.ts';
import { labellingKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { PrepareFindings } from '../../steps/prepare/prepare-findings.ts';
import { type Announcer, announce } from '../announce.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { RunsPort } from './port.ts';

/**
 * Starts a labelling round in a lesson's thread, with the items of the newest run of Prepare. A run has one round, so a second
 * press starts none.
 * @throws AppError stale_button, predecessor_missing, labelling_no_items
 */
export async function startLabelling(
  needs: Announcer &
    Pick<RunsPort, 'clock' | 'random'> & {
      store: StoreOf<'cohorts' | 'labelling' | 'lessons' | 'members' | 'posts' | 'runs'>;
    },
  input: { teamId: string; lessonId: string; userId: string },
): Promise<{ round: LabellingRound; created: boolean }> {
  const { store, clock, random } = needs;
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId, input.userId);
  const run = await store.runs.latestDone(cohort, 'prepare');
  if (run === undefined) throw new AppError('predecessor_missing', { process: 'prepare' });
  const { labelling } = run.findings as PrepareFindings;
  if (labelling.items.length === 0) throw new AppError('labelling_no_items');
  const result = await store.transaction(async (tx) => {
    const made = await tx.labelling.start(input.teamId, {
      id: random.uuid(),
      cohortId: cohort.id,
      lessonId: lesson.id,
      runId: run.id,
      target: labelling.target,
      items: labelling.items,
      startedBy: input.userId,
      createdAt: clock.now(),
    });
    if (!made.created) return made;
    await tx.posts.add({
      ...threadOf(cohort, lesson.id),
      key: labellingKey(made.round.id),
      content: {
        type: 'labelling',
        roundId: made.round.id,
        target: labelling.target,
        startedBy: input.userId,
        labelledBy: [],
      },
    });
    return made;
  });
  if (result.created) await announce(needs, cohort);
  return result;
}
