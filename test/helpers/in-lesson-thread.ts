import type { FriendlyValue, Rehearsal } from 'slack-stand-in';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';

type There = Pick<Rehearsal, 'driver' | 'waitFor'>;

/** What a person is told privately after `deed`. */
export async function toldAfter({ driver, waitFor }: There, user: string, deed: () => Promise<unknown>) {
  const before = driver.ephemerals(user).length;
  await deed();
  return waitFor(() => (driver.ephemerals(user).length > before ? driver.ephemerals(user).at(-1) : undefined));
}

/**
 * What people do in the thread of a lesson, and what they see there.
 * @param of the workspace and the lesson's message, once they are there
 */
export function inLessonThread(channel: string, of: () => { rehearsal: There; ts: string }) {
  const driver = () => of().rehearsal.driver;
  const waitFor: Rehearsal['waitFor'] = (look, ms) => of().rehearsal.waitFor(look, ms);
  const thread = () => driver().messages(channel, of().ts);
  /** Messages whose blocks hold a text. */
  const holding = (text: string) => thread().filter((m) => JSON.stringify(m.blocks ?? []).includes(text));
  /** Blocks of a message. */
  const shown = (ts: string) => JSON.stringify(thread().find((m) => m.ts === ts)?.blocks ?? []);
  const press = (user: string, ts: string, action: string) => driver().action(user, { channel, ts }, action);
  /** Presses a button, and waits for the modal that it opens. */
  const open = async (user: string, ts: string, action: string, callbackId: string) => {
    const before = driver().modal(user)?.id;
    await press(user, ts, action);
    return waitFor(() => {
      const modal = driver().modal(user);
      return modal?.callbackId === callbackId && modal.id !== before ? modal : undefined;
    });
  };
  /** Opens a modal by a button, and submits it. */
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
    /** Asks by the modal; returns the request's message. */
    async ask(asker: string, role: string | string[], text: string, kind = 'information') {
      await fill(asker, of().ts, ACTIONS.openAsk, VIEWS.ask, { role, kind, text });
      return waitFor(() => holding(text)[0]);
    },
  };
}
