import type { RequestState } from '../../exercise/request.ts';
import type { Words } from './words.ts';

/** A request's state in words, with its reviews where some are wanted. */
export function requestState(
  { t }: Pick<Words, 't'>,
  state: RequestState,
  reviews: { done: number; invited: number },
): string {
  const isUnreviewed = state === 'answered' && reviews.invited === 0;
  return isUnreviewed ? t('request.state.answered-unreviewed') : t(`request.state.${state}`, { ...reviews });
}
