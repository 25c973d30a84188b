import { PACES, type Pace } from '../../team/pace.ts';
import { BLOCKS } from '../app/ids.ts';
import { option } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import { radioField } from './kit.ts';

/** The field for a cohort's pace. */
export function paceField({ t }: Words, initial: Pace) {
  return radioField({
    block: BLOCKS.pace,
    label: t('settings.pace'),
    hint: t('settings.pace-hint'),
    options: PACES.map((pace) => option(pace, t(`settings.pace.${pace}`))),
    initial,
  });
}
