/** A page to draw: texts and lines at their places, in pixels from the top left corner. Plain JSON, so that it can go to a worker thread. */
export interface Sheet {
  title: string;
  /** What the page says, in one or two sentences; at most 2,000 characters (Slack's limit). */
  altText: string;
  width: number;
  height: number;
  items: (SheetText | SheetLine | SheetFrame)[];
}

/** A text on one line. One that is wider than `room` is drawn smaller, and cut where that isn't enough. */
export interface SheetText {
  kind: 'text';
  text: string;
  /** Where the text begins, ends or has its middle. */
  x: number;
  /** The baseline. */
  y: number;
  align: 'left' | 'center' | 'right';
  size: number;
  weight: 'normal' | 'bold';
  color: string;
  room: number;
}

export interface SheetLine {
  kind: 'line';
  from: [number, number];
  to: [number, number];
  width: number;
  color: string;
}

/** An empty rectangle, this far inside the page's edges. */
interface SheetFrame {
  kind: 'frame';
  inset: number;
  width: number;
  color: string;
}
