import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { maySee } from '../../../flow/members/check-member.ts';
import { openDraft } from '../../../flow/requests/open-draft.ts';
import type { Edge } from '../../app/edge.ts';
import { drawAsk } from '../ask/open-ask.ts';
import { readAskMetadata } from '../ask/read-ask.ts';
import type { Submission } from '../submission.ts';
import { updateView } from '../update-view.ts';

/** Draws the draft with the appended answers in the form below. If that form is closed by now, it shows the draft when it's opened again. */
export async function confirmFiveWs(edge: Edge, { actor, client, metadata }: Submission): Promise<void> {
  const { below = '' } = metadata;
  if (below === '') return;
  const { edition, ...about } = readAskMetadata(metadata);
  const { teamId, userId } = actor;
  const found = await findLesson(edge.flow.store, teamId, about.lessonId);
  // The draft is theirs; the form shows the team's findings.
  if (!(await maySee(edge.flow.store, found.cohort, userId))) return;
  const { isKept: _, ...written } = await openDraft(edge.flow, found.cohort, found.lesson, userId);
  const form = { teamId, userId, ...about, edition: edition + 1, written };
  await updateView(client, { viewId: below, view: await drawAsk(edge, actor, found, form, {}) });
}
