import type { Place } from '../team/place.ts';

/** What the app knows of its canvas in a channel. */
export interface Canvas {
  /** Slack's id; absent while the app makes it, and when nobody knows whether it was made. */
  canvasId?: string;
  /** A digest of what it shows. */
  shown?: string;
  /** Slack's code for why there's none, or why it can't be changed any more. */
  refused?: string;
}

/** The canvases that the app has made. */
export interface CanvasStore {
  byPlace(place: Place): Promise<Canvas | undefined>;
  /** Notes that the app is about to make one. @returns false when it has tried in this channel before */
  begin(place: Place): Promise<boolean>;
  /** Notes that nothing was tried after all. */
  forget(place: Place): Promise<void>;
  /** Notes what its canvas shows now. */
  shows(place: Place, canvas: { canvasId: string; shown: string }): Promise<void>;
  refused(place: Place, code: string): Promise<void>;
}
