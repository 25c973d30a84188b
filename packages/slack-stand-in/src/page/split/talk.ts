import type { Place } from '../state/place.ts';

/** What a half tells the page around it. */
export type ToFrame =
  /** Who one is here now, where, and how many messages name them. */
  | { kind: 'at'; place: Place; name: string; locale: string; named: number }
  /** The other half is to go there and, when `show`, to point at what is to be pressed. */
  | { kind: 'beside'; place: Place; show: boolean }
  /** The focus goes to the other half. */
  | { kind: 'swap' }
  | { kind: 'close' };

/** What the page around the halves tells one of them. */
export type ToHalf = { kind: 'go'; place: Place; show: boolean };

/** Who is in a half, as it says itself. */
export type Guest = Extract<ToFrame, { kind: 'at' }>;

export function tell(listener: Window, message: ToFrame | ToHalf): void {
  listener.postMessage(message, location.origin);
}

/** Hears what windows of this very page say; others are not listened to. @returns how to stop */
export function hear<M extends ToFrame | ToHalf>(hearer: (message: M, from: MessageEventSource | null) => void) {
  const onMessage = ({ data, origin, source }: MessageEvent) => {
    if (origin === location.origin) hearer(data as M, source);
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}
