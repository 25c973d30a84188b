import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { namePeople, nameRoles } from './name-people.ts';
import { quote } from './quote.ts';
import type { Words } from './words.ts';

/** Shows the asker's next question to the people who have answered. */
export function askedBackMessage(words: Words, content: ContentOf<'asked-back'>): Message {
  const { t } = words;
  const roles = nameRoles(words, content.roles);
  const to = content.to.length === 0 ? t('request.to-stand-in', { role: roles }) : namePeople(words, content.to);
  const text = t('ask-back.done', { to, asker: mention(content.asker) });
  return { text, blocks: [section(text), ...quote(content.text)] };
}

/** Tells that a reply was withdrawn, and which role is asked again, if any. */
export function replyWithdrawnMessage({ t, course, locale }: Words, content: ContentOf<'reply-withdrawn'>): Message {
  const people = { asker: mention(content.asker), author: mention(content.author) };
  const text =
    content.role === undefined
      ? t('reply.withdrawn', people)
      : t('reply.withdrawn-open', { ...people, role: escapeMrkdwn(course.role(locale, content.role).name) });
  return { text, blocks: [section(text)] };
}

/** Shows a reply from the modal in the thread. A stand-in's reply says that no person wrote it. */
export function replyMessage({ t, course, locale }: Words, content: ContentOf<'reply'>): Message {
  if (content.standIn !== undefined) {
    const role = escapeMrkdwn(course.role(locale, content.standIn).name);
    const lead = t('stand-in.lead', { role });
    return { text: lead, blocks: [section(lead), ...quote(content.text), context(t('stand-in.note'))] };
  }
  const lead = t(content.edited === true ? 'reply.lead-edited' : 'reply.lead', { author: mention(content.author) });
  const { replyId } = content;
  // Slack does not let people edit a message that the app has posted for them.
  const edit = replyId === undefined ? [] : [actions(button(ACTIONS.openEditReply, t('button.edit-reply'), replyId))];
  return { text: lead, blocks: [section(lead), ...quote(content.text), ...edit] };
}
