import { chooseHomeCohort } from '../../flow/members/choose-home-cohort.ts';
import type { PressHandler } from '../listeners/press.ts';
import { drawHome } from './draw-home.ts';

/** Takes the course that a person chooses in App Home, and draws App Home with it. */
export const chooseCohortAction: PressHandler = async (edge, { actor, client, value }) => {
  const { teamId, userId } = actor;
  await chooseHomeCohort(edge.flow, { teamId, userId, cohortId: value });
  await drawHome(edge, client, actor);
};
