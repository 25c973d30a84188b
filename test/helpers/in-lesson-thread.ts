import type { FriendlyValue, StandIn } from 'slack-stand-in';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';

type There = Pick<StandIn, 'driver' | 'waitFor'>;

/** Performs `deed` and returns the private message that the person gets. */
export async function toldAfter({ driver, waitFor }: There, user: string, deed: () => Promise<unknown>) {
  const before = driver.ephemerals(user).length;
  await deed();
  return waitFor(() => (driver.ephemerals(user).length > before ? driver.ephemerals(user).at(-1) : undefined));
}

/**
 * Actions of people in a lesson's thread, and views of what the thread shows.
 * @param of returns the workspace and the lesson's message, once both exist
 */
export function inLessonThread(channel: string, of: () => { rehearsal: There; ts: string }) {
  const driver = () => of().rehearsal.driver;
  const waitFor: StandIn['waitFor'] = (look, ms) => of().rehearsal.waitFor(look, ms);
  const thread = () => driver().messages(channel, of().ts);
  /** Messages whose blocks contain a text. */
  const holding = (text: string) => thread().filter((m) => JSON.stringify(m.blocks ?? []).includes(text));
  /** Blocks of a message, as JSON. */
  const shown = (ts: string) => JSON.stringify(thread().find((m) => m.ts === ts)?.blocks ?? []);
  const press = (user: string, ts: string, action: string) => driver().action(user, { channel, ts }, action);
  /** Presses a button and waits for its modal. */
  const open = async (user: string, ts: string, action: string, callbackId: string) => {
    const before = driver().modal(user)?.id;
    await press(user, ts, action);
    return waitFor(() => {
      const modal = driver().modal(user);
      return modal?.callbackId === callbackId && modal.id !== before ? modal : undefined;
    });
  };
  /** Opens a modal with a button and submits it. */
  const fill = async (
    user: string,
    ts: string,
    action: string,
    callbackId: string,
    values: Record<string, FriendlyValue>,
  ) => {
    await open(user, ts, action, callbackId);
    const { errors } = await driver().submit(user, undefined, values);
    if (errors !== undefined) throw new Error(`refused: ${JSON.stringify(errors)}`);
  };
  return {
    thread,
    holding,
    shown,
    press,
    open,
    fill,
    told: (user: string, deed: () => Promise<unknown>) => toldAfter(of().rehearsal, user, deed),
    /** Asks with the modal. Returns the request's message, once the asker is told that it's sent. */
    async ask(asker: string, role: string | string[], text: string, kind = 'information') {
      const before = driver().ephemerals(asker).length;
      await fill(asker, of().ts, ACTIONS.openAsk, VIEWS.ask, { role, kind, text });
      await waitFor(() => driver().ephemerals(asker).length > before);
      return waitFor(() => holding(text)[0]);
    },
  };
}
