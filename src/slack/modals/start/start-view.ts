import type { ModalView } from '@slack/types';
import { LOCALES } from '../../../course/locale.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import { type Words, wordsIn } from '../../messages/words.ts';
import { modal, selectField } from '../kit.ts';
import type { DataState } from '../own-data/bring-view.ts';
import { paceField } from '../pace-field.ts';
import { standInsField } from '../stand-ins-field.ts';

/** Slack's limit of options in a menu, and one of our own. */
const MOST_OTHERS = 99;

/** The choice of a table of the team's own. Until it's ready, the course uses the first data set. */
export const OWN_DATA = 'own';

/** The form that starts a cohort: the channel's language, the data that its steps run on, and how the team works. */
export function startView(given: Words, input: { channelId: string; others: DataState['others'] }): ModalView {
  const words = wordsIn(given, input.channelId);
  const { t, locale } = words;
  return modal({
    callbackId: VIEWS.start,
    title: t('start.title'),
    submit: t('start.submit'),
    close: t('modal.cancel'),
    metadata: { channelId: input.channelId },
    blocks: [
      section(t('start.body')),
      selectField({
        block: BLOCKS.locale,
        label: t('start.language'),
        hint: t('start.language-hint'),
        options: LOCALES.map((id) => option(id, t(`language.${id}`))),
        initial: locale,
      }),
      selectField({
        block: BLOCKS.dataset,
        label: t('start.dataset'),
        options: [
          ...input.others.slice(0, MOST_OTHERS).map(({ dataset, name }) => option(dataset, name)),
          option(OWN_DATA, t('start.own-data')),
        ],
        initial: input.others[0]?.dataset,
      }),
      // Only matters where people answer each other.
      ...(words.alone === true ? [] : [standInsField(words, 'yes'), paceField(words, 'team')]),
    ],
  });
}
