import { useEffect, useState } from 'preact/hooks';
import type { PageEvent, PageState } from '../../page-api.ts';
import { fetchState, openEvents } from './api.ts';
import { applyEvent } from './apply-event.ts';
import { firstPerson } from './choose-start.ts';
import { keepKnown } from './keep-known.ts';

const RETRY_MS = 1000;

/**
 * The workspace as `as` sees it, kept up to date. The state is fetched again each time the event stream opens, so that nothing is missed
 * after a server restart. Events that arrive during the fetch are applied afterwards.
 */
export function useLiveState(as: string, onNotice: (text: string) => void) {
  const [live, setLive] = useState<{ as: string; state: PageState }>();
  const [online, setOnline] = useState(true);

  useEffect(() => {
    let stopped = false;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const retry = () => {
      if (stopped) return;
      setOnline(false);
      source?.close();
      source = undefined;
      clearTimeout(timer);
      timer = setTimeout(as === '' ? choose : connect, RETRY_MS);
    };
    const apply = (event: PageEvent) => {
      if (event.type === 'notice') onNotice(event.text);
      setLive((now) => now && { as: now.as, state: applyEvent(now.state, event) });
    };
    const connect = () => {
      const mine = openEvents(as);
      source = mine;
      let waiting: PageEvent[] | undefined = [];
      const load = async () => {
        waiting ??= [];
        const state = await fetchState(as);
        if (source !== mine || stopped) return;
        if (state === undefined) {
          retry();
          return;
        }
        setLive((now) => ({ as, state: now?.as === as ? keepKnown(now.state, state) : state }));
        setOnline(true);
        const missed = waiting ?? [];
        waiting = undefined;
        missed.forEach(apply);
        if (missed.some(({ type }) => type === 'channel')) void load();
      };
      mine.onopen = load;
      mine.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as PageEvent;
        if (waiting !== undefined) {
          waiting.push(event);
          return;
        }
        apply(event);
        // Membership changed, so the visible messages of the channel change too.
        if (event.type === 'channel') void load();
      };
      mine.onerror = () => {
        if (source !== mine) return;
        // The browser does not reconnect after an HTTP error, such as the 404 for an unknown person.
        if (mine.readyState === EventSource.CLOSED) void choose();
        else retry();
      };
    };
    // Chooses a person when the address names nobody or an unknown person.
    const choose = async () => {
      const state = await fetchState('');
      if (stopped) return;
      if (state === undefined || isPerson(state, as)) retry();
      else setLive({ as: firstPerson(state), state });
    };
    if (as === '') void choose();
    else connect();
    return () => {
      stopped = true;
      clearTimeout(timer);
      source?.close();
    };
  }, [as, onNotice]);

  return { live, online };
}

function isPerson({ users }: PageState, id: string): boolean {
  return users.some((user) => user.id === id && !user.isBot);
}
