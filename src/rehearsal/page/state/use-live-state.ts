import { useEffect, useState } from 'preact/hooks';
import type { PageEvent, PageState } from '../../page-api.ts';
import { fetchState, openEvents } from './api.ts';
import { applyEvent } from './apply-event.ts';

const RETRY_MS = 1000;

/**
 * The workspace as `as` sees it, kept up to date. Each time the stream of events opens, the state is fetched anew, so
 * that nothing is missed while the server was away; what arrives meanwhile is applied afterwards.
 */
export function useLiveState(as: string, onNotice: (text: string) => void) {
  const [live, setLive] = useState<{ as: string; state: PageState }>();
  const [online, setOnline] = useState(true);

  useEffect(() => {
    let stopped = false;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting: PageEvent[] | undefined;

    const retry = () => {
      if (stopped) return;
      setOnline(false);
      source?.close();
      clearTimeout(timer);
      timer = setTimeout(connect, RETRY_MS);
    };
    const apply = (event: PageEvent) => {
      if (event.type === 'notice') onNotice(event.text);
      setLive((now) => now && { as: now.as, state: applyEvent(now.state, event) });
    };
    const load = async () => {
      waiting = [];
      const state = await fetchState(as);
      if (stopped) return;
      if (state === undefined) {
        retry();
        return;
      }
      setLive({ as, state });
      setOnline(true);
      const missed = waiting;
      waiting = undefined;
      missed.forEach(apply);
    };
    const connect = () => {
      source = openEvents(as);
      source.onopen = () => void load();
      source.onerror = retry;
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as PageEvent;
        if (waiting === undefined) apply(event);
        else waiting.push(event);
      };
    };
    const start = async () => {
      const known = as === '' ? undefined : await fetchState(as);
      const state = known ?? (await fetchState(''));
      if (stopped) return;
      if (state === undefined) {
        setOnline(false);
        timer = setTimeout(() => void start(), RETRY_MS);
        return;
      }
      const exists = state.users.some((user) => user.id === as && !user.isBot);
      const person = exists ? as : firstPerson(state);
      setLive({ as: person, state });
      if (exists) connect();
    };
    void start();
    return () => {
      stopped = true;
      clearTimeout(timer);
      source?.close();
    };
  }, [as, onNotice]);

  return { live, online };
}

/** Whom to be at first: somebody who reads the language of this browser, or else the first. */
function firstPerson({ users }: PageState): string {
  const people = users.filter((user) => !user.isBot);
  const language = navigator.language.slice(0, 2);
  return (people.find((user) => user.locale.startsWith(language)) ?? people[0])?.id ?? '';
}
