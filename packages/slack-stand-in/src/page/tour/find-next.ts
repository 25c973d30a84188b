import type { PageMessage, PageState } from '../../page-api.ts';
import type { TourMove, TourStep } from '../../tour-step.ts';
import { blocksText } from '../state/blocks-text.ts';
import { firstChannel } from '../state/choose-start.ts';
import { mentionedIn } from '../state/mentioned-in.ts';
import type { Place } from '../state/place.ts';
import { isAppPlace, THREADS_PLACE } from '../state/session.ts';
import { hasSign, showsSign } from './shows-sign.ts';
import type { Language } from './use-progress.ts';

/** The next move of a step. */
export interface Next {
  move: TourMove;
  /** The message with the target; absent for a text to send and for a modal. */
  message?: PageMessage;
  /** The person who has to act; absent when anyone may. */
  person?: string;
}

/** The index of the step after the last one that is done or skipped. It equals the number of steps at the end. */
export function currentStep(
  tour: readonly TourStep[],
  messages: readonly PageMessage[],
  { since, skipped }: { since: string; skipped: readonly string[] },
): number {
  const lasting = messages.filter((message) => message.ephemeral === undefined && isAfter(message, since));
  return tour.findLastIndex((step) => skipped.includes(step.id) || showsSign(lasting, step.done)) + 1;
}

/**
 * Finds the next move of a step: in an open modal, or else in the newest message that offers one. Messages before `since` count only in
 * the shown channel. Of several people who could act, it chooses one who reads `language`.
 */
export function findNext(
  step: TourStep,
  {
    state,
    me,
    place,
    since,
    language,
  }: { state: PageState; me: string; place: Place; since: string; language: Language },
): Next | undefined {
  const open = step.moves.find(({ target }) => 'callbackId' in target && target.callbackId === state.modal?.callbackId);
  if (open !== undefined) return { move: open };
  const here = state.messages.filter(({ channel }) => channel === place.channel);
  const found = newestOffer(step, here, since) ?? newestOffer(step, state.messages, since, true);
  if (found !== undefined) return { ...found, ...personOf(step, found.message, { state, me, language }) };
  const send = step.moves.find(({ target }) => 'send' in target);
  return send && { move: send };
}

/** The place where a person can make the move. */
export function placeOf({ message, person }: Next, state: PageState, me: string, place: Place): Place {
  const as = person ?? me;
  if (message !== undefined) {
    const { channel, ts, threadTs } = message;
    const isIm = state.channels.some((one) => one.id === channel && one.isIm);
    const tab = isIm ? 'messages' : place.tab;
    return { as, channel, tab, ...(threadTs === undefined || threadTs === ts ? {} : { thread: threadTs }) };
  }
  const isList = isAppPlace(state, place.channel) || place.channel === THREADS_PLACE;
  const channel = isList ? firstChannel(state, me) : place.channel;
  return { as, channel, tab: place.tab };
}

function newestOffer(step: TourStep, messages: readonly PageMessage[], since: string, onlyAfter = false) {
  for (const message of messages.toReversed()) {
    const move = step.moves.find(({ target }) => {
      if ('actionId' in target) return (!onlyAfter || isAfter(message, since)) && hasSign(message, target);
      // An old message that only needs reading is no move.
      return 'text' in target && isAfter(message, since) && hasSign(message, target);
    });
    if (move !== undefined) return { move, message };
  }
  return undefined;
}

function personOf(
  step: TourStep,
  message: PageMessage,
  { state, me, language }: { state: PageState; me: string; language: Language },
): { person?: string } {
  if (step.as === 'anyone') return {};
  const people = state.users.filter((user) => !user.isBot).map((user) => user.id);
  if (step.as === 'mentioned') {
    const person = mentionedIn(message).find((id) => people.includes(id));
    return person === undefined ? {} : { person };
  }
  if (step.as !== 'uninvolved') return { person: step.as };
  const root = message.threadTs ?? message.ts;
  const inThread = state.messages.filter(
    ({ channel, ts, threadTs }) => channel === message.channel && (ts === root || threadTs === root),
  );
  const mentioned = new Set(inThread.flatMap(mentionedIn));
  const texts = inThread.map((one) => (one.blocks === undefined ? one.text : blocksText(one)));
  // Who is only named is involved, too.
  const isNamed = (id: string) => {
    const name = state.users.find((user) => user.id === id)?.realName ?? id;
    return texts.some((text) => text.includes(name));
  };
  const others = people.filter((id) => !mentioned.has(id) && !isNamed(id));
  // The tour leads to a person whose page its reader can read.
  const speaks = (id: string) => state.users.some((user) => user.id === id && user.locale.startsWith(language));
  const speakers = others.filter(speaks);
  const wanted = speakers.length > 0 ? speakers : others;
  const person = wanted.includes(me) ? me : wanted[0];
  return person === undefined ? {} : { person };
}

function isAfter({ ts }: PageMessage, since: string): boolean {
  return Number(ts) > Number(since);
}
