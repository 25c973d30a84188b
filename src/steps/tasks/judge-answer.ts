import { allowed, type PickedTask, type Tolerance } from './pick-task.ts';

/**
 * Judges what a learner has found out.
 * @returns `unchanged` for the number that the notebook prints before the change
 */
export function judgeAnswer(
  { answer, before }: Pick<PickedTask, 'answer' | 'before'>,
  tolerance: Tolerance,
  { value, percent }: { value: number; percent: boolean },
): 'right' | 'unchanged' | 'wrong' {
  // A share of 0.78 may be typed as 78%.
  const meant = percent ? [value, value / 100] : [value];
  const isNear = (other: number) => meant.some((each) => Math.abs(each - other) <= allowed(tolerance, other));
  if (isNear(answer)) return 'right';
  return before !== null && isNear(before) ? 'unchanged' : 'wrong';
}
