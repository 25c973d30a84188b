import type { Absentee } from '../../exercise/request.ts';
import { type Message, mention, section } from './kit.ts';
import { nameBack } from './name-absence.ts';
import type { Words } from './words.ts';

/** Tells the asker for whom their request waits now, and from when on that person is reminded. */
export function waitingMessage(words: Words, person: string, absence: Absentee | undefined): Message {
  const { t } = words;
  const to = mention(person);
  const back = absence?.back;
  const text =
    absence === undefined
      ? t('wait-for.back', { to })
      : back === undefined
        ? t('wait-for.done', { to })
        : t('wait-for.done-until', { to, back: nameBack(words, back) });
  return { text, blocks: [section(text)] };
}
