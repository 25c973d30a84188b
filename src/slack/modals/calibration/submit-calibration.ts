import { calibrate } from '../../../flow/reviews/calibrate.ts';
import { readRatings } from '../review/read-ratings.ts';
import type { SubmitModal } from '../submission.ts';
import { calibratedView, EXAMPLE } from './calibration-view.ts';

/** Stores how a person rates the worked example, and shows how the course rates it. */
export const submitCalibration: SubmitModal = async (edge, { actor, metadata, value }) => {
  const { teamId, userId, words } = actor;
  const ratings = readRatings(value, { prefix: EXAMPLE });
  await calibrate(edge.flow, { teamId, userId, ratings });
  return { view: calibratedView(words, ratings, metadata.requestId) };
};
