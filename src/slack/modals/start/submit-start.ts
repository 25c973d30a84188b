import { LOCALES } from '../../../course/locale.ts';
import { startCohort } from '../../../flow/members/start-cohort.ts';
import { PACES } from '../../../team/pace.ts';
import { BLOCKS } from '../../app/ids.ts';
import { isDirectChannel } from '../../messages/is-direct-channel.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';

export const submitStart: SubmitModal = async (edge, { actor, value, carried }) => {
  await startCohort(edge.flow, {
    place: { teamId: actor.teamId, channelId: carried('channelId') },
    locale: oneOf(LOCALES, selectedOption(value(BLOCKS.locale))),
    dataset: oneOf(Object.keys(edge.datasets), selectedOption(value(BLOCKS.dataset))),
    userId: actor.userId,
    // The form of one person alone doesn't ask: nobody else could answer.
    standIns: selectedOption(value(BLOCKS.standIns)) === 'yes' || isDirectChannel(carried('channelId')),
    // A form of the release before has no such field, nor has that of one person alone.
    pace: oneOf(PACES, selectedOption(value(BLOCKS.pace)) ?? 'team'),
  });
  return undefined;
};
