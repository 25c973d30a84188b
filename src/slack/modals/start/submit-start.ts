import { LOCALES } from '../../../course/locale.ts';
import { startCohort } from '../../../flow/members/start-cohort.ts';
import { isDirectChannel } from '../../../team/is-direct-channel.ts';
import { PACES } from '../../../team/pace.ts';
import { BLOCKS } from '../../app/ids.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import { bringView } from '../own-data/bring-view.ts';
import { dataStateOf, otherData } from '../own-data/data-state.ts';
import type { SubmitModal } from '../submission.ts';
import { OWN_DATA } from './start-view.ts';

export const submitStart: SubmitModal = async (edge, { actor, value, carried }) => {
  const place = { teamId: actor.teamId, channelId: carried('channelId') };
  const shared = await edge.flow.store.ownData.shared();
  const datasets = otherData(actor.words, Object.keys(edge.datasets), shared).map(({ dataset }) => dataset);
  const chosen = oneOf([...datasets, OWN_DATA], selectedOption(value(BLOCKS.dataset)));
  await startCohort(edge.flow, {
    place,
    locale: oneOf(LOCALES, selectedOption(value(BLOCKS.locale))),
    dataset: chosen === OWN_DATA ? (datasets[0] ?? '') : chosen,
    userId: actor.userId,
    // The form of one person alone doesn't ask: nobody else could answer.
    standIns: selectedOption(value(BLOCKS.standIns)) === 'yes' || isDirectChannel(carried('channelId')),
    // A form of the release before has no such field, nor has that of one person alone.
    pace: oneOf(PACES, selectedOption(value(BLOCKS.pace)) ?? 'team'),
  });
  if (chosen !== OWN_DATA) return undefined;
  return { view: bringView(actor.words, await dataStateOf(edge, actor, place.channelId)) };
};
