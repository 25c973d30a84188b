import type { ChangeModal } from '../modal.ts';
import { drawTell, readTell } from './draw-tell.ts';

/** Shows what the chosen role listens for. */
export const redrawTell: ChangeModal = (edge, actor, view) => {
  const { text: _, ...form } = readTell(view);
  return drawTell(edge, actor, form);
};
