import { AppError } from '../../../errors.ts';
import { applyDecisions } from '../../../steps/apply-decisions.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { readMetadata, requireMetadata } from '../read-metadata.ts';
import { fieldState } from '../submission.ts';
import { updateView } from '../update-view.ts';
import { gatherForm } from './gather-form.ts';
import { parametersView } from './parameters-view.ts';
import { readParameters } from './submit-parameters.ts';

/** Fills the form of a step in as the team's decisions say. What they don't decide stays as it's typed; a field with an error begins anew. */
export const applyTeamDecisions: PressHandler = async (edge, { actor, client, view }) => {
  if (view === undefined) throw new AppError('stale_button');
  const carried = requireMetadata(readMetadata(view));
  const { lessonId, process, toldIn, edition = '0' } = readMetadata(view);
  const form = await gatherForm(edge, actor, { lessonId: lessonId ?? carried('lessonId'), process });
  const read = readParameters(form.process, fieldState(view), Number(edition));
  const typed = 'values' in read ? read.values : read.readable;
  const values = applyDecisions(
    form.process,
    form.decisions.map(({ what }) => what),
    { ...form.values, ...typed },
    form.choices,
  );
  const next = parametersView(actor.words, { ...form, values, toldIn, edition: Number(edition) + 1 });
  await updateView(client, { viewId: view.id, hash: view.hash, view: next });
};
