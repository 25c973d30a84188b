import type { Place } from '../state/place.ts';

/** A message from a half to the page around it. */
export type ToFrame =
  /** The person and place of this half, and the number of messages that mention the person. */
  | { kind: 'at'; place: Place; name: string; locale: string; named: number }
  /** Moves the other half to a place and, with `show`, points at the element to press. */
  | { kind: 'beside'; place: Place; show: boolean }
  /** Moves the focus to the other half. */
  | { kind: 'swap' }
  | { kind: 'close' };

/** A message from the page around the halves to a half. */
export type ToHalf = { kind: 'go'; place: Place; show: boolean };

/** The person and place that a half reports. */
export type Guest = Extract<ToFrame, { kind: 'at' }>;

export function tell(listener: Window, message: ToFrame | ToHalf): void {
  listener.postMessage(message, location.origin);
}

/** Listens to messages from windows of the same origin only. @returns a function that stops it */
export function hear<M extends ToFrame | ToHalf>(hearer: (message: M, from: MessageEventSource | null) => void) {
  const onMessage = ({ data, origin, source }: MessageEvent) => {
    if (origin === location.origin) hearer(data as M, source);
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}
