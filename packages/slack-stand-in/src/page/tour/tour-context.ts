import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TourStep, TourWords } from '../../page-api.ts';
import type { Next } from './find-next.ts';

/** The guided tour as the acting person has it before them. */
export interface Tour {
  steps: readonly TourStep[];
  /** Index of the step to be done; as many as there are steps at the end. */
  current: number;
  next: Next | undefined;
  closed: boolean;
  /** Whether this half leaves the tour to the other. */
  elsewhere: boolean;
  /** A sentence of the tour in the acting person's language. */
  say: (words: TourWords) => string;
  /** Goes where the next move is, as whoever has to make it, and points at it. */
  show: () => void;
  skip: () => void;
  open: () => void;
  close: () => void;
  replay: () => void;
  /** True when the focus is to follow, because what one pressed goes away. */
  takesFocus: { current: boolean };
}

export const TourContext = createContext<Tour | undefined>(undefined);

/** The tour, where the workspace has one. */
export function useTour(): Tour | undefined {
  return useContext(TourContext);
}
