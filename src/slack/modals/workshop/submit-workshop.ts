import { z } from 'zod';
import { PROCESS_IDS } from '../../../course/lesson-id.ts';
import { AppError } from '../../../errors.ts';
import { findParticipants } from '../../../flow/workshop/find-participants.ts';
import {
  agendaOf,
  findForWorkshop,
  GROUP_SIZES,
  startWorkshop,
  type WorkshopDraft,
} from '../../../flow/workshop/start-workshop.ts';
import { WORKSHOP_MINUTES } from '../../../team/workshop-agenda.ts';
import { BLOCKS } from '../../app/ids.ts';
import { readValue } from '../../app/read-value.ts';
import { stableId } from '../../app/stable-id.ts';
import { oneOf, selectedOption, selectedOptions } from '../field-values.ts';
import type { FieldState, SubmitModal } from '../submission.ts';
import { agendaView } from './agenda-view.ts';
import { findPeople } from './find-people.ts';
import { readRoleLines } from './read-role-lines.ts';

/** Slack takes 3000 characters in a form's metadata. The rest of it takes less than the difference. */
const MOST_METADATA = 2600;

const DRAFT = z.object({
  minutes: z.number(),
  processes: z.array(z.enum(PROCESS_IDS)),
  groupSize: z.number(),
  standInAfter: z.number(),
});
const ROLES = z.array(z.tuple([z.string(), z.array(z.string())]));

/** Shows the agenda of what the form says. Nothing is changed yet. */
export const submitWorkshop: SubmitModal = async (edge, { actor, value, carried }) => {
  const { flow } = edge;
  const { teamId, userId, words } = actor;
  const channelId = carried('channelId');
  const cohort = await findForWorkshop(flow, { teamId, channelId }, userId);
  const draft = readDraft(value);
  const blocks = agendaOf(flow, cohort, draft);
  const given = readRoleLines(words, value(BLOCKS.roleLines)?.value ?? '', await findPeople(edge, cohort));
  const roles = JSON.stringify(given.map((each) => [each.userId, each.roles]));
  if (roles.length > MOST_METADATA) throw new AppError('workshop_roles_long', { max: MOST_METADATA });
  const known = (await findParticipants(flow, cohort)).map((each) => each.userId);
  const people = new Set([...known, ...given.map((each) => each.userId)]).size;
  return { view: agendaView(words, { channelId, draft, blocks, roles, people, now: flow.clock.now() }) };
};

/** Starts the workshop whose agenda the form showed. */
export const submitAgenda: SubmitModal = async (edge, { actor, view, carried }) => {
  const { teamId, userId } = actor;
  const { minutes, ...draft } = readValue(DRAFT, carried('draft'));
  await startWorkshop(edge.flow, {
    place: { teamId, channelId: carried('channelId') },
    userId,
    // The same form is the same workshop, also if Slack delivers it twice.
    id: stableId(view.id),
    draft: { minutes: Number(minutes), ...draft },
    roles: readValue(ROLES, carried('roles')).map(([id, roles]) => ({ userId: id, roles })),
  });
  return undefined;
};

function readDraft(value: FieldState): WorkshopDraft {
  const chosen = selectedOptions(value(BLOCKS.lessons));
  return {
    minutes: Number(oneOf(WORKSHOP_MINUTES.map(String), selectedOption(value(BLOCKS.minutes)))),
    processes: PROCESS_IDS.filter((id) => chosen.includes(id)),
    groupSize: Number(oneOf(GROUP_SIZES.map(String), selectedOption(value(BLOCKS.groupSize)))),
    standInAfter: Number(value(BLOCKS.standInAfter)?.value ?? Number.NaN),
  };
}
