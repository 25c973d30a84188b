import type { InLanguages } from './in-languages.ts';

/** Something that a message shows: an element, a block, any of some texts, or files of a type. */
export type TourSign =
  | { actionId: string }
  | { blockId: string }
  | { text: readonly string[] }
  | { filesAtLeast: number; mimetype: string };

/** An action towards the end of a step: a text to send, an element to press, a modal to submit, or a message to read. */
export interface TourMove {
  target:
    | { send: string }
    | { callbackId: string }
    | Extract<TourSign, { actionId: string } | { text: readonly string[] }>;
  words: InLanguages;
}

/**
 * One step of a guided tour. It is done when the workspace shows its sign, no matter who caused it. `{person}` in its texts stands for the
 * person who acts.
 */
export interface TourStep {
  id: string;
  title: InLanguages;
  /** What to do and why, in a sentence. */
  body: InLanguages;
  done: TourSign;
  /** The page shows the possible move in the newest message, or `send` when no message offers one. */
  moves: readonly TourMove[];
  /**
   * The person who acts: anyone, a person by id, the first person that the message mentions, or somebody whom neither the message nor its
   * thread mentions or names, if possible one who reads the language of the tour.
   */
  as: 'anyone' | 'mentioned' | 'uninvolved' | (string & {});
}
