/** Where the acting person is. It lives in the address, so that two windows can be two people. */
export interface Place {
  as: string;
  channel: string;
  /** In the direct message with the app: Home or Messages. */
  tab: 'home' | 'messages';
  thread?: string;
}

export function readPlace(): Place {
  const query = new URLSearchParams(location.search);
  const thread = query.get('thread');
  return {
    as: query.get('as') ?? readKept('as') ?? '',
    channel: query.get('at') ?? '',
    tab: query.get('tab') === 'messages' ? 'messages' : 'home',
    ...(thread === null ? {} : { thread }),
  };
}

export function writePlace(place: Place): void {
  const query = new URLSearchParams({ as: place.as });
  if (place.channel !== '') query.set('at', place.channel);
  if (place.tab === 'messages') query.set('tab', 'messages');
  if (place.thread !== undefined) query.set('thread', place.thread);
  history.replaceState(null, '', `?${query}`);
  keep('as', place.as);
}

/** A small value kept in this browser; a browser that forbids it only forgets. */
export function readKept(key: string): string | undefined {
  try {
    return localStorage.getItem(`kakehashi-rehearsal.${key}`) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`kakehashi-rehearsal.${key}`, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
