import type { PageView, StandIn } from 'slack-stand-in';

type There = Pick<StandIn, 'driver' | 'waitFor'>;

/** Presses a button of a message as a user, and waits for the modal that it opens. */
export async function openAs(
  { driver, waitFor }: There,
  user: string,
  { channel, ts, value }: { channel: string; ts: string; value: string },
  { action, callbackId }: { action: string; callbackId: string },
): Promise<PageView> {
  await driver.action(user, { channel, ts }, action, { value });
  return waitFor(() => {
    const modal = driver.modal(user);
    return modal?.callbackId === callbackId ? modal : undefined;
  });
}

/** Does so, and submits the modal. @throws Error when the app refuses it */
export async function fillAs(
  there: There,
  user: string,
  where: Parameters<typeof openAs>[2],
  { values, ...deed }: Parameters<typeof openAs>[3] & { values: Record<string, string> },
): Promise<void> {
  const view = await openAs(there, user, where, deed);
  const outcome = await there.driver.submit(user, view.id, values);
  if (!outcome.ok)
    throw new Error(`${deed.callbackId} was refused: ${outcome.error ?? JSON.stringify(outcome.errors)}`);
}
