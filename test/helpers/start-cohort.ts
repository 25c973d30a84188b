import type { StandIn } from 'slack-stand-in';

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

/** Posts Analyze with the command. Returns the lesson's message when its thread is complete. */
export async function postLesson(
  { driver, waitFor }: Talking,
  { channel, learner }: { channel: string; learner: string },
) {
  await driver.command(learner, channel, '/kakehashi lesson analyze');
  return waitFor(() => driver.messages(channel).find((m) => (m.replyCount ?? 0) >= 5));
}
