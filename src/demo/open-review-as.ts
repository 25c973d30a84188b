import type { PageView, StandIn } from 'slack-stand-in';
import { CALIBRATION } from '../exercise/calibration.ts';
import { ACTIONS, VIEWS } from '../slack/app/ids.ts';
import { EXAMPLE } from '../slack/modals/calibration/calibration-view.ts';

/**
 * Presses a review button as a user and waits for the review's modal. Rates the worked example first if the app asks for that.
 * @throws Error when the app refuses the rating
 */
export async function openReviewAs(
  { driver, waitFor }: Pick<StandIn, 'driver' | 'waitFor'>,
  user: string,
  where: { channel: string; ts: string; value?: string },
): Promise<PageView> {
  const { channel, ts, value } = where;
  const modalOf = (...ids: string[]) =>
    waitFor(() => {
      const modal = driver.modal(user);
      return modal !== undefined && ids.includes(modal.callbackId) ? modal : undefined;
    });
  await driver.action(user, { channel, ts }, ACTIONS.openReview, value === undefined ? {} : { value });
  const first = await modalOf(VIEWS.review, VIEWS.calibrate);
  if (first.callbackId === VIEWS.review) return first;
  const example = Object.fromEntries(Object.entries(CALIBRATION).map(([name, level]) => [`${EXAMPLE}${name}`, level]));
  const rated = await driver.submit(user, first.id, example);
  if (!rated.ok) throw new Error(`the worked example was refused: ${rated.error ?? JSON.stringify(rated.errors)}`);
  await modalOf(VIEWS.calibrated);
  await driver.submit(user, first.id);
  return modalOf(VIEWS.review);
}
