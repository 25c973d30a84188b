import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageChannel, PageFile, PageMessage, PageState, PageUser } from '../../page-api.ts';
import type { Api, Reply } from './api.ts';
import type { Translate } from './create-translate.ts';
import type { Place } from './place.ts';

/** The workspace without what happens in it all the time: messages, Home and modals. */
export type Workplace = Omit<PageState, 'messages' | 'home' | 'modal'>;

/**
 * What every part of the page may need: who acts, in which language, and what they can do. It stays the same object while
 * messages come, so that what needs nothing more is not drawn again at each of them.
 */
export interface Session {
  state: Workplace;
  me: PageUser;
  api: Api;
  go: (next: Partial<Place>) => void;
  t: Translate;
  locale: string;
  tz: string;
  /** Slack's time, which the rehearsal may have moved. */
  now: () => Date;
  notify: (text: string) => void;
  /** Says in words why the server refused; true when it did not. */
  report: (reply: Reply) => boolean;
  /** Looks through what has been said so far, without being told of what comes. */
  findMessage: (channel: string, ts: string) => PageMessage | undefined;
  findFile: (isWanted: (file: PageFile) => boolean) => PageFile | undefined;
}

/** The session with what changes: everything that is said and shown, and where the acting person looks. */
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

/** As useSession, drawn again at every message and move: not for what a channel shows thousands of. */
export function useLiveSession(): LiveSession {
  const session = useContext(LiveContext);
  if (session === undefined) throw new Error('useLiveSession needs a LiveContext around it');
  return session;
}

/** The direct message with the app: each person has their own, so the place is named alike for all. */
export const APP_PLACE = 'app';

/** The acting person's direct message with the app, once there is one. */
export function findDirect({ state, me }: { state: Workplace; me: PageUser }): PageChannel | undefined {
  return state.channels.find((channel) => channel.isIm && channel.members.includes(me.id));
}

export function isAppPlace(state: Workplace, channel: string): boolean {
  return channel === APP_PLACE || state.channels.some((c) => c.id === channel && c.isIm);
}
