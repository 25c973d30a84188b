import { formatter } from '../../charts/formatter.ts';
import { LABELS, type LabellingItem } from '../../exercise/labelling-items.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, section } from './kit.ts';
import { nameOf, namePeople } from './name-people.ts';
import type { Words } from './words.ts';

/** Invites everyone to label the same items, and shows who has. */
export function labellingMessage(words: Words, content: ContentOf<'labelling'>): Message {
  const { t } = words;
  const text = t('labelling.invitation', {
    starter: nameOf(words, content.startedBy),
    target: escapeMrkdwn(content.target),
  });
  const { labelledBy } = content;
  const who =
    labelledBy.length === 0
      ? t('labelling.nobody-yet')
      : t('labelling.labelled-by', { people: namePeople(words, labelledBy) });
  return {
    text,
    blocks: [
      section(`*${t('labelling.title')}*\n${text}`),
      actions(
        button(ACTIONS.openLabelling, t('button.label'), content.roundId, 'primary'),
        button(ACTIONS.showAgreement, t('button.agreement'), content.roundId),
      ),
      context(who),
    ],
  };
}

/** Shows how far the labels agree, how to read that, and what to do about it. */
export function agreementMessage({ t, locale }: Words, content: ContentOf<'agreement'>): Message {
  const { two, percent } = formatter(locale);
  const { agreement, items } = content;
  const { measure, reading, raters, divided, rightShare, counts } = agreement;
  const kappa = t('agreement.kappa', {
    measure: t(`agreement.${measure}`),
    kappa: two(agreement.kappa),
    reading: t(`agreement.reading.${reading}`),
    raters,
  });
  const most = divided.slice(0, 3).map((item) => {
    const given = LABELS.flatMap((label) => {
      const count = counts[item]?.[label] ?? 0;
      return count === 0 ? [] : [`${t(`label.${label}`)} ${count}`];
    });
    const text = t('list.pair', { label: item + 1, text: escapeMrkdwn(inOneLine(items[item])) });
    return `• ${t('list.note', { text, note: given.join(t('list.comma')) })}`;
  });
  return {
    text: kappa,
    blocks: [
      section(`*${kappa}*\n${t('agreement.meaning')}`),
      ...(most.length === 0
        ? [section(t('agreement.all'))]
        : [section(`*${t('agreement.divided')}*\n${most.join('\n')}`)]),
      section(t('agreement.truth', { share: percent(rightShare * 100) })),
      context(t('agreement.next')),
    ],
  };
}

/** `Gr_Liv_Area 1,656 · Garage_Cars 2` */
export function inOneLine(item: LabellingItem | undefined): string {
  return (item?.cells ?? []).map(({ column, value }) => `${column} ${value}`).join(' · ');
}
