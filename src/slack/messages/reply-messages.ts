import type { RoleId } from '../../course/role.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { namePeople, nameRoles } from './name-people.ts';
import { quote } from './quote.ts';
import { writeStandInRef } from './stand-in-ref.ts';
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
export function replyMessage(words: Words, content: ContentOf<'reply'>): Message {
  const { t } = words;
  if (content.standIn !== undefined) return standInMessage(words, { ...content, standIn: content.standIn });
  const lead = t(content.edited === true ? 'reply.lead-edited' : 'reply.lead', { author: mention(content.author) });
  const { replyId } = content;
  // Slack does not let people edit a message that the app has posted for them.
  const edit = replyId === undefined ? [] : [actions(button(ACTIONS.openEditReply, t('button.edit-reply'), replyId))];
  return { text: lead, blocks: [section(lead), ...quote(content.text), ...edit] };
}

/** What a stand-in says, what it is about, and a button that sends the request to a person where the stand-in has no answer. */
function standInMessage(words: Words, content: ContentOf<'reply'> & { standIn: RoleId }): Message {
  const { t, course, locale } = words;
  const { requestId, standIn, text, nearest, asks, offersPerson } = content;
  const { name, knows } = course.role(locale, standIn);
  const role = escapeMrkdwn(name);
  const lead = t('stand-in.lead', { role });
  const said =
    nearest !== undefined
      ? [section(t('stand-in.nearest')), ...quote(nearest), section(t('stand-in.its-answer')), ...quote(text)]
      : asks !== undefined
        ? [section(t('stand-in.none')), ...quote(asks.about), section(escapeMrkdwn(text))]
        : quote(text);
  const offer =
    offersPerson &&
    button(ACTIONS.sendToPerson, t('button.send-to-person'), writeStandInRef({ requestId, role: standIn }));
  const note = asks === undefined ? t('stand-in.note') : t('stand-in.none-note', { role, knows: escapeMrkdwn(knows) });
  return { text: lead, blocks: [section(lead), ...said, ...(offer ? [actions(offer)] : []), context(note)] };
}
