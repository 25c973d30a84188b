import type { Settled } from '../../exercise/settled.ts';
import { nameOf } from './name-people.ts';
import type { Words } from './words.ts';

/** Says what became of something that waited for a reader: "You declined.", "Emily answered." */
export function nameSettled(words: Words, { how, by }: Settled, reader: string): string {
  const { t } = words;
  if (by === undefined) return t(`settled.${how}.nobody`);
  return by === reader ? t(`settled.${how}.own`) : t(`settled.${how}.other`, { person: nameOf(words, by) });
}
