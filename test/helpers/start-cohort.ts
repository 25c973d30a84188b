import type { StandIn } from 'slack-stand-in';
import type { ProcessId } from '../../src/course/lesson-id.ts';

type Talking = Pick<StandIn, 'driver' | 'waitFor'>;

/** Starts a cohort with the facilitator's form, with `values` by block. Resolves when the welcome is in the channel. */
export async function startCohort(
  { driver, waitFor }: Talking,
  { channel, facilitator }: { channel: string; facilitator: string },
  values: Record<string, string>,
): Promise<void> {
  await driver.command(facilitator, channel, '/kakehashi start');
  await waitFor(() => driver.modal(facilitator));
  const { errors } = await driver.submit(facilitator, undefined, values);
  if (errors !== undefined) throw new Error(`the cohort was refused: ${JSON.stringify(errors)}`);
  await waitFor(() => driver.messages(channel).length > 0);
}

/** Posts a lesson (Analyze unless told) with the command. Returns its message when its thread is complete. */
export async function postLesson(
  { driver, waitFor }: Talking,
  { channel, learner, process = 'analyze' }: { channel: string; learner: string; process?: ProcessId },
) {
  const before = driver.messages(channel).length;
  await driver.command(learner, channel, `/kakehashi lesson ${process}`);
  return waitFor(() =>
    driver
      .messages(channel)
      .slice(before)
      .find((m) => (m.replyCount ?? 0) >= 3),
  );
}
