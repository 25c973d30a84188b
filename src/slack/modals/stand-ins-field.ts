import { BLOCKS } from '../app/ids.ts';
import { option } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import { radioField } from './kit.ts';

/** The field for who answers for a role that nobody holds: a stand-in, or no one. */
export function standInsField({ t }: Words, initial: 'yes' | 'no') {
  return radioField({
    block: BLOCKS.standIns,
    label: t('start.stand-ins'),
    options: (['yes', 'no'] as const).map((id) => option(id, t(`start.stand-ins.${id}`))),
    initial,
  });
}
