import { useRef } from 'preact/hooks';

/** How a list of messages opens: the timestamps of its first unread message and of the message to show at the top. */
export interface Opening {
  first: string | undefined;
  show: string | undefined;
}

/** The opening of a place. It stays until another place is shown, although opening it marks its messages as read. */
export function useOpening(place: string, find: () => Opening): Opening {
  const kept = useRef<{ place: string; opening: Opening }>(undefined);
  if (kept.current?.place !== place) kept.current = { place, opening: find() };
  return kept.current.opening;
}
