import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageChannel, PageFile, PageMessage, PageState, PageUser } from '../../page-api.ts';
import type { Api, Reply } from './api.ts';
import type { Translate } from './create-translate.ts';
import type { Place } from './place.ts';

/** The workspace without its frequently changing parts: messages, Home and modals. */
export type Workplace = Omit<PageState, 'messages' | 'home' | 'modal'>;

/**
 * The acting person, their language and their actions, for every part of the page. The object stays the same when messages arrive, so
 * components that need nothing else do not render again.
 */
export interface Session {
  state: Workplace;
  me: PageUser;
  api: Api;
  go: (next: Partial<Place>) => void;
  t: Translate;
  locale: string;
  tz: string;
  /** The stand-in's time, which may be ahead of the machine's. */
  now: () => Date;
  notify: (text: string) => void;
  /** Shows the reason of a refusal. @returns true when there was none */
  report: (reply: Reply) => boolean;
  /** Finds a message among those known now. It does not subscribe to later ones. */
  findMessage: (channel: string, ts: string) => PageMessage | undefined;
  findFile: (isWanted: (file: PageFile) => boolean) => PageFile | undefined;
}

/** The session with its frequently changing parts: messages, Home, modals and the acting person's place. */
export interface LiveSession extends Session {
  state: PageState;
  place: Place;
}

export const SessionContext = createContext<Session | undefined>(undefined);
export const LiveContext = createContext<LiveSession | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession needs a SessionContext around it');
  return session;
}

/** The live session. It renders the component again at every message and move, so it is not for parts of a message. */
export function useLiveSession(): LiveSession {
  const session = useContext(LiveContext);
  if (session === undefined) throw new Error('useLiveSession needs a LiveContext around it');
  return session;
}

/** The place name of the direct message with the app. It is the same for all people, whose direct messages differ. */
export const APP_PLACE = 'app';

/** The place name of the list of threads. */
export const THREADS_PLACE = 'threads';

/** The channel and the timestamp of the open thread. */
export function openThread({ channel, thread }: Place): { channel: string; ts: string } | undefined {
  if (thread === undefined) return undefined;
  const [before = '', ts] = thread.split(':');
  if (channel !== THREADS_PLACE) return { channel, ts: thread };
  return ts === undefined ? undefined : { channel: before, ts };
}

/** The acting person's direct message with the app, if it exists. */
export function findDirect({ state, me }: { state: Workplace; me: PageUser }): PageChannel | undefined {
  return state.channels.find((channel) => channel.isIm && channel.members.includes(me.id));
}

export function isAppPlace(state: Workplace, channel: string): boolean {
  return channel === APP_PLACE || state.channels.some((c) => c.id === channel && c.isIm);
}
