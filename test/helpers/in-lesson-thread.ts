import type { FriendlyValue, StandIn } from 'slack-stand-in';
import { LOCALES } from '../../src/course/locale.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from './course.ts';
import { messagesSince } from './messages-since.ts';

type There = Pick<StandIn, 'driver' | 'users' | 'waitFor'>;

/** How a confirmation of asking or telling begins. It arrives when the request's message is there, which may be after the next deed. */
const CONFIRMATIONS = LOCALES.flatMap((locale) =>
  ['asked.sent', 'asked.sent.remark'].map((key) => course.t(locale, key, { link: '' }).split('<')[0]?.trim() ?? ''),
);

/** How the lists of requests begin. */
const LISTS = LOCALES.flatMap((locale) =>
  ['request-list.title', 'request-list.title.remark'].map(
    (key) => `*${course.t(locale, key, { n: '#' }).split('#')[0]}`,
  ),
);

/** How project pages begin, which repeat them as well. */
const PAGES = LOCALES.map((locale) => course.t(locale, 'page.title'));

/** Performs `deed` and returns the private message that the person gets, which isn't a confirmation of asking. */
export const toldAfter = (there: There, user: string, deed: () => Promise<unknown>) =>
  toldOf(there, user, deed, (text) => !isConfirmation(text));

const isConfirmation = (text: string) => CONFIRMATIONS.some((words) => text.startsWith(words));

async function toldOf(
  { driver, waitFor }: There,
  user: string,
  deed: () => Promise<unknown>,
  isSought: (text: string) => boolean,
) {
  const told = () => driver.ephemerals(user).filter(({ text }) => isSought(text));
  const before = told().length;
  await deed();
  return waitFor(() => (told().length > before ? told().at(-1) : undefined));
}

/**
 * Actions of people in a channel since a lesson, and views of what the channel and its threads show.
 * @param of returns the workspace and the lesson's message, once both exist
 */
export function inLessonThread(channel: string, of: () => { rehearsal: There; ts: string }) {
  const driver = () => of().rehearsal.driver;
  const waitFor: StandIn['waitFor'] = (look, ms) => of().rehearsal.waitFor(look, ms);
  const messages = () => messagesSince(of().rehearsal, channel, of().ts);
  /** Lists of requests, which repeat the beginnings of the requests' texts. */
  const lists = () =>
    driver()
      .messages(channel, of().ts)
      .filter(({ blocks }) => LISTS.some((words) => JSON.stringify(blocks ?? []).includes(words)));
  /** Messages whose blocks contain a text. Lists of requests and project pages are left out. */
  const holding = (text: string) => {
    const listed = new Set(lists().map(({ ts }) => ts));
    const isPage = (m: { text: string }) => PAGES.some((title) => m.text.startsWith(title));
    return messages().filter((m) => !listed.has(m.ts) && !isPage(m) && JSON.stringify(m.blocks ?? []).includes(text));
  };
  /** Blocks of a message, as JSON. */
  const shown = (ts: string) => JSON.stringify(messages().find((m) => m.ts === ts)?.blocks ?? []);
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
    messages,
    lists,
    /** A person's name, as posted messages show it. */
    nameOf: (user: string) => of().rehearsal.users.find(({ id }) => id === user)?.realName ?? user,
    holding,
    shown,
    press,
    open,
    fill,
    told: (user: string, deed: () => Promise<unknown>) => toldAfter(of().rehearsal, user, deed),
    /** Performs `deed`, which asks, and returns the confirmation that the asker gets. */
    confirmed: (user: string, deed: () => Promise<unknown>) => toldOf(of().rehearsal, user, deed, isConfirmation),
    /** Asks with the modal. Returns the request's message, once the asker is told that it's sent. */
    async ask(asker: string, role: string | string[], text: string, kind = 'information') {
      const values = { role, kind, text };
      await toldOf(
        of().rehearsal,
        asker,
        () => fill(asker, of().ts, ACTIONS.openAsk, VIEWS.ask, values),
        isConfirmation,
      );
      return waitFor(() => holding(text)[0]);
    },
  };
}
