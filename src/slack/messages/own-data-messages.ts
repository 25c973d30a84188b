import { formatter } from '../../charts/formatter.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import { quote } from './quote.ts';
import type { Words } from './words.ts';

/** What becomes of a team's own table. Only the question mentions people: those who are to answer it. */
export function ownDataMessage(words: Words, content: ContentOf<'own-data'>): Message {
  const { t, course, locale } = words;
  const { figure } = formatter(locale);
  const values = {
    by: nameOf(words, content.by),
    file: escapeMrkdwn(content.file),
    rows: figure(content.rows),
    columns: content.columns,
  };
  if (content.what === 'used' || content.what === 'deleted') {
    const { version } = content;
    const files = content.what === 'deleted' ? content.files : 0;
    const text = t(`own-data.post.${content.what}`, { ...values, version, files });
    return { text, blocks: [section(text)] };
  }
  const role = escapeMrkdwn(course.role(locale, content.role).name);
  const to = content.holders.map(mention).join(' ');
  const question = t(to === '' ? 'own-data.post.asked-nobody' : 'own-data.post.asked', { ...values, role, to });
  if (content.what === 'asked') {
    const buttons = actions(
      button(ACTIONS.allowData, t('button.allow-data'), content.dataId, 'primary'),
      button(ACTIONS.refuseData, t('button.refuse-data'), content.dataId),
    );
    return { text: question, blocks: [section(question), section(t('own-data.post.think')), buttons] };
  }
  if (content.what === 'settled') {
    const text = t('own-data.post.settled', values);
    return { text, blocks: [section(text)] };
  }
  const text = t(`own-data.post.${content.what}`, { ...values, role, name: nameOf(words, content.answeredBy) });
  return { text, blocks: [section(text), ...quote(content.text)] };
}

/** Stands where a run's findings stood. */
export function dataGoneMessage({ t, course, locale }: Words, { process }: ContentOf<'data-gone'>): Message {
  const text = t('own-data.post.gone', { process: escapeMrkdwn(course.process(locale, process).name) });
  return { text, blocks: [context(text)] };
}

/** Tells the channel that its course uses another data set. */
export function dataSwitchedMessage(words: Words, { by, dataset = '', name }: ContentOf<'data-switched'>): Message {
  const { t } = words;
  const shown = name === undefined ? t(`dataset.${dataset}.name`) : escapeMrkdwn(name);
  const text = t('own-data.post.switched', { by: nameOf(words, by), name: shown });
  return { text, blocks: [section(text)] };
}

/** Tells the facilitator that a table has been read meanwhile, or why it can't be used. */
export function ownDataReadMessage({ t }: Words, content: ContentOf<'own-data-read'>): Message {
  const values = { file: escapeMrkdwn(content.file), channel: `<#${content.channel}>` };
  const { refused } = content;
  if (refused !== undefined) {
    const text = t('own-data.direct.refused', { ...values, why: refused });
    return {
      text,
      blocks: [section(text), actions(button(ACTIONS.openOwnData, t('button.own-data'), content.channel))],
    };
  }
  const text = t('own-data.direct.read', values);
  return {
    text,
    blocks: [section(text), actions(button(ACTIONS.continueData, t('button.continue'), content.dataId, 'primary'))],
  };
}
