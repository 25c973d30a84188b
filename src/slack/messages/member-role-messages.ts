import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, escapeMrkdwn, type Message, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import type { Words } from './words.ts';

/** Tells a person that a facilitator has set their roles, which they may change. */
export function rolesSetMessage(words: Words, content: ContentOf<'roles-set'>): Message {
  const { t, course, locale } = words;
  const { by, channel, roles } = content;
  const names = roles.map((role) => escapeMrkdwn(course.role(locale, role).name)).join(t('list.comma'));
  const values = { by: nameOf(words, by), channel: `<#${channel}>`, roles: names };
  const text = roles.length === 0 ? t('roles.unset-by', values) : t('roles.set-by', values);
  return { text, blocks: [section(text), actions(button(ACTIONS.openRoles, t('button.my-roles'), channel))] };
}

/** Tells a person that they are the facilitator now, because the previous one has left the channel. */
export function facilitatesMessage(words: Words, content: ContentOf<'facilitates'>): Message {
  const key = content.because === 'first' ? 'roles.facilitates-first' : 'roles.facilitates';
  const text = words.t(key, { from: nameOf(words, content.from), channel: `<#${content.channel}>` });
  return { text, blocks: [section(text)] };
}
