import { setOwnHours } from '../../../flow/members/set-own-hours.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOption } from '../field-values.ts';
import type { SubmitModal } from '../submission.ts';
import { chosenWeekdays, minutesOf } from '../time-fields.ts';

export const submitOwnHours: SubmitModal = async (edge, { actor, value }) => {
  const own = {
    from: minutesOf(value(BLOCKS.from)?.selected_time) ?? -1,
    to: minutesOf(value(BLOCKS.to)?.selected_time) ?? -1,
    weekdays: chosenWeekdays(value(BLOCKS.weekdays)),
  };
  const hours = selectedOption(value(BLOCKS.whose)) === 'own' ? own : undefined;
  const mondays = selectedOption(value(BLOCKS.mondays));
  await setOwnHours(edge.flow, {
    teamId: actor.teamId,
    userId: actor.userId,
    hours,
    ...(mondays === undefined ? {} : { mondays: mondays === 'yes' }),
  });
  return undefined;
};
