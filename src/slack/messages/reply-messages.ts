import type { RoleId } from '../../course/role.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { exampleBlock } from './example-block.ts';
import { fullRequestButton } from './full-request-button.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { mentionPeople, nameOf, nameRoles } from './name-people.ts';
import { quote } from './quote.ts';
import { writeStandInRef } from './stand-in-ref.ts';
import type { Words } from './words.ts';

/** Shows the asker's next question to the people who have answered. They are asked again, so it mentions them. */
export function askedBackMessage(words: Words, content: ContentOf<'asked-back'>): Message {
  const { t } = words;
  const { about } = content;
  const roles = nameRoles(words, content.roles);
  const to = content.to.length === 0 ? t('request.to-stand-in', { role: roles }) : mentionPeople(words, content.to);
  const people = { to, asker: nameOf(words, content.asker) };
  const text =
    about === undefined
      ? t('ask-back.done', people)
      : t('ask-back.done-about', { ...people, about: escapeMrkdwn(about) });
  return { text, blocks: [section(text), ...quote(content.text)] };
}

/** Tells that a reply was withdrawn, and which role is asked again, if any. */
export function replyWithdrawnMessage(words: Words, content: ContentOf<'reply-withdrawn'>): Message {
  const { t, course, locale } = words;
  const people = { asker: nameOf(words, content.asker), author: nameOf(words, content.author) };
  const text =
    content.role === undefined
      ? t('reply.withdrawn', people)
      : t('reply.withdrawn-open', { ...people, role: escapeMrkdwn(course.role(locale, content.role).name) });
  return { text, blocks: [section(text)] };
}

/** Tells the asker that the message above is an answer. */
export function replyNotedMessage(words: Words, content: ContentOf<'reply-noted'>): Message {
  const text = words.t('reply.noted', { ...question(words, content), author: nameOf(words, content.author) });
  return { text, blocks: [section(text)] };
}

/** Shows a reply from the modal in the thread. A stand-in's reply says that no person wrote it. */
export function replyMessage(words: Words, content: ContentOf<'reply'>): Message {
  const { t } = words;
  const { replyId, asker, about, calls, standIn } = content;
  const asked = asker === undefined || about === undefined ? undefined : { asker, about, calls };
  if (standIn !== undefined) return standInMessage(words, { ...content, standIn }, asked);
  const author = nameOf(words, content.author);
  const isEdited = content.edited === true;
  const lead =
    asked === undefined
      ? t(isEdited ? 'reply.lead-edited' : 'reply.lead', { author })
      : t(isEdited ? 'reply.answer-edited' : 'reply.answer', { ...question(words, asked), author });
  // Slack does not let people edit a message that the app has posted for them.
  const edit = replyId === undefined ? [] : [actions(button(ACTIONS.openEditReply, t('button.edit-reply'), replyId))];
  return { text: lead, blocks: [section(lead), ...quote(content.text), ...edit] };
}

interface Asked {
  asker: string;
  about: string;
  calls?: true | undefined;
}

/** The question that a reply answers, for its first sentence. */
function question(words: Words, { asker, about, calls }: Asked) {
  return { asker: calls === true ? mention(asker) : nameOf(words, asker), about: escapeMrkdwn(about) };
}

/** What a stand-in says, what it is about, and buttons: for the long form of the example, or to send the request to a person where the stand-in has no answer. */
function standInMessage(
  words: Words,
  content: ContentOf<'reply'> & { standIn: RoleId },
  asked: Asked | undefined,
): Message {
  const { t, course, locale, alone } = words;
  const { requestId, standIn, text, nearest, turn, example, table, asks, offersPerson, hears } = content;
  const { name, knows } = course.role(locale, standIn);
  const role = escapeMrkdwn(name);
  const lead =
    asked === undefined ? t('stand-in.lead', { role }) : t('stand-in.answer', { ...question(words, asked), role });
  const said =
    nearest !== undefined
      ? [
          ...exampleBlock(words, table),
          // The example stands above in the thread where this answers a follow-up question.
          ...(turn === 'second'
            ? [section(t('stand-in.its-second-answer'))]
            : [section(t('stand-in.nearest')), ...quote(nearest), section(t('stand-in.its-answer'))]),
          ...quote(text),
          ...(turn === 'first' ? [section(t('stand-in.enough', { button: t('button.ask-back') }))] : []),
        ]
      : asks !== undefined
        ? [section(t('stand-in.none')), ...quote(asks.about), section(escapeMrkdwn(text))]
        : quote(text);
  // Alone, there is nobody to send it to.
  const offer =
    offersPerson &&
    alone !== true &&
    button(ACTIONS.sendToPerson, t('button.send-to-person'), writeStandInRef({ requestId, role: standIn }));
  const note =
    hears === true
      ? t('stand-in.hears-note')
      : asks === undefined
        ? t('stand-in.note')
        : t('stand-in.none-note', { role, knows: escapeMrkdwn(knows) });
  const buttons = [
    ...(example === undefined ? [] : [fullRequestButton(words, example, table)]),
    ...(offer ? [offer] : []),
    ...(alone === true ? [button(ACTIONS.openAskReal, t('button.ask-real'), requestId)] : []),
  ];
  return {
    text: lead,
    blocks: [section(lead), ...said, ...(buttons.length > 0 ? [actions(...buttons)] : []), context(note)],
  };
}
