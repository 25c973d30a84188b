import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { InLanguages } from '../../in-languages.ts';
import type { TourStep } from '../../tour-step.ts';
import type { Translate } from '../state/create-translate.ts';
import type { Next } from './find-next.ts';
import type { Language } from './use-progress.ts';

/** The guided tour in the state of the acting person. */
export interface Tour {
  steps: readonly TourStep[];
  /** The index of the current step; the number of steps at the end. */
  current: number;
  next: Next | undefined;
  closed: boolean;
  /** Whether the other half shows the tour. */
  elsewhere: boolean;
  /** The language in which the tour began. It stays when the tour leads to a person who reads another one. */
  language: Language;
  /** Translates the card's own texts into that language. */
  t: Translate;
  /** Returns a sentence of the tour in that language. */
  say: (words: InLanguages) => string;
  /** Switches to the person and place of the next move and points at its target. */
  show: () => void;
  skip: () => void;
  open: () => void;
  close: () => void;
  replay: () => void;
  /** True when the card must take the focus, because the pressed button disappears. */
  takesFocus: { current: boolean };
}

export const TourContext = createContext<Tour | undefined>(undefined);

/** The tour, if the workspace has one. */
export function useTour(): Tour | undefined {
  return useContext(TourContext);
}
