import { changeSettings } from '../../../flow/members/change-settings.ts';
import { isDirectChannel } from '../../../team/is-direct-channel.ts';
import { PACES } from '../../../team/pace.ts';
import { RETENTION_DAYS } from '../../../team/retention.ts';
import { BLOCKS } from '../../app/ids.ts';
import { oneOf, selectedOption } from '../field-values.ts';
import { chosenCalendar } from '../holidays-field.ts';
import { wants } from '../messages-field.ts';
import type { FieldState, SubmitModal } from '../submission.ts';
import { chosenWeekdays, minutesOf } from '../time-fields.ts';

export const submitSettings: SubmitModal = async (edge, { actor, value, carried }) => {
  const wanted = selectedOption(value(BLOCKS.retention));
  const retentionDays = RETENTION_DAYS.find((days) => String(days) === wanted);
  await changeSettings(edge.flow, {
    place: { teamId: actor.teamId, channelId: carried('channelId') },
    userId: actor.userId,
    settings: {
      ...(retentionDays === undefined ? {} : { retentionDays }),
      paused: selectedOption(value(BLOCKS.rest)) === 'paused',
      ...(isDirectChannel(carried('channelId')) ? {} : teamSettings(value)),
      workingHours: {
        from: minutesOf(value(BLOCKS.from)?.selected_time) ?? -1,
        to: minutesOf(value(BLOCKS.to)?.selected_time) ?? -1,
        weekdays: chosenWeekdays(value(BLOCKS.weekdays)),
        holidays: chosenCalendar(selectedOption(value(BLOCKS.holidays))),
      },
    },
  });
  return undefined;
};

/** What the form of a person who takes the course alone doesn't have. */
function teamSettings(value: FieldState) {
  return {
    standIns: selectedOption(value(BLOCKS.standIns)) === 'yes',
    pace: oneOf(PACES, selectedOption(value(BLOCKS.pace))),
    bestChart: selectedOption(value(BLOCKS.bestChart)) === 'yes',
    anonymousReviews: selectedOption(value(BLOCKS.reviewers)) === 'anonymous',
    // A form that an earlier release opened doesn't have it.
    ...(value(BLOCKS.messages) === undefined ? {} : { weekly: wants(value(BLOCKS.messages), 'weekly') }),
  };
}
