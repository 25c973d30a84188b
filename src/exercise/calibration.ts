import type { Rating, RequestCriterion } from '../course/rubric.ts';

/**
 * The authors' ratings of the worked example (`calibration.*` in the messages). A first-time reviewer rates the
 * example, then sees the differences with reasons. This gives the ratings the same meaning for everyone.
 */
export const CALIBRATION: Record<RequestCriterion, Rating> = {
  'right-person': 'fully',
  'right-kind': 'mostly',
  specific: 'partly',
  usable: 'not',
};
