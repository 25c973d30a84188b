import type { Rating, RubricCriterion } from '../course/rubric.ts';

/**
 * The levels that the authors of the course give the worked example (`calibration.*` in the messages). Whoever reviews for the
 * first time rates it, and sees then where they differ and why, so that a level means the same to all.
 */
export const CALIBRATION: Record<RubricCriterion, Rating> = {
  'right-person': 'fully',
  'right-kind': 'mostly',
  specific: 'partly',
  usable: 'not',
};
