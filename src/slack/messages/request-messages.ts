import type { ActionsBlock, KnownBlock } from '@slack/types';
import { listOf } from '../../course/translate.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import { STAND_IN } from '../../flow/requests/compose-stand-in-reply.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, quote, section } from './kit.ts';
import { namePeople, nameRoles } from './name-people.ts';
import type { Words } from './words.ts';

/** A request in the lesson's thread: who asks whom for what, why these people, and how it stands. */
export function requestMessage(words: Words, content: ContentOf<'request'>): Message {
  const { t, course, locale } = words;
  const role = (id: string): string => escapeMrkdwn(course.role(locale, id).name);
  const lead = t('request.lead', {
    people: listOf(
      locale,
      content.asked.map((each) => person(words, each)),
    ),
    kind: t(`kind.${content.kind}`),
    asker: mention(content.asker),
  });
  const whys = content.asked.map(({ role: id, why }) => t(`routing.${why}`, { role: role(id) }));
  const { done, invited } = content.reviews;
  const state = t(`request.state.${content.state}`, { done, invited });
  const waits = content.state === 'asked' || content.state === 'accepted';
  // Of several roles each has its own state, until nobody is waited for: from then on it is that of the whole request.
  const each = content.asked.map((one) =>
    t('list.pair', { label: role(one.role), text: t(`assignment.${one.state}`) }),
  );
  const states = content.asked.length > 1 && waits ? each.join(' · ') : state;
  return {
    text: lead,
    blocks: [
      section(lead),
      ...quote(content.text),
      context(`${whys.join(' ')} · *${t('request.state')}* ${states}`),
      ...(waits ? [actions(...openButtons(words, content)), context(t('request.or-thread'))] : []),
      ...answeredButtons(words, content),
    ],
  };
}

/** The roles that a request asks, by name, as mrkdwn. */
export function rolesOf(words: Words, request: Pick<Request, 'assignments'>): string {
  return nameRoles(
    words,
    request.assignments.map(({ role }) => role),
  );
}

/** Of these roles, those in which a person is asked and has not answered yet; where none of them is theirs, all. */
export function rolesAskedOf(words: Words, request: Pick<Request, 'assignments'>, userId: string): string {
  const own = request.assignments.filter((each) => isOpen(each) && each.assigneeId === userId);
  return rolesOf(words, own.length === 0 ? request : { assignments: own });
}

function person({ t, course, locale }: Words, { role, assignee, why }: ContentOf<'request'>['asked'][number]): string {
  const name = escapeMrkdwn(course.role(locale, role).name);
  if (why === 'stand-in' && assignee === undefined) return t('request.to-stand-in', { role: name });
  if (assignee === undefined) return t('request.to-anyone', { role: name });
  return t('request.to', { to: mention(assignee), role: name });
}

function openButtons({ t }: Words, { requestId, asked }: ContentOf<'request'>) {
  const isWaiting = asked.some(({ state }) => state === 'asked');
  return [
    button(ACTIONS.openReply, t('button.reply'), requestId, 'primary'),
    ...(isWaiting ? [button(ACTIONS.acceptRequest, t('button.accept'), requestId)] : []),
    button(ACTIONS.openHandOn, t('button.hand-on'), requestId),
    button(ACTIONS.openDecline, t('button.decline'), requestId),
  ];
}

/** What the asker can do with an answer. A request that all have declined has none. */
function answeredButtons({ t }: Words, { requestId, state, asked }: ContentOf<'request'>): ActionsBlock[] {
  if (state === 'asked' || state === 'accepted' || !asked.some((each) => each.state === 'answered')) return [];
  const helps = button(ACTIONS.itHelps, t('button.it-helps'), requestId);
  return [
    actions(...(state === 'closed' ? [] : [helps]), button(ACTIONS.openAskBack, t('button.ask-back'), requestId)),
  ];
}

/** The asker's next question to those who have answered. */
export function askedBackMessage(words: Words, content: ContentOf<'asked-back'>): Message {
  const { t } = words;
  const roles = nameRoles(words, content.roles);
  const to = content.to.length === 0 ? t('request.to-stand-in', { role: roles }) : namePeople(words, content.to);
  const text = t('ask-back.done', { to, asker: mention(content.asker) });
  return { text, blocks: [section(text), ...quote(content.text)] };
}

/** Who answers: a person, or the stand-in. */
function replyLead(
  { t }: Words,
  { authorId, source, editedAt }: Pick<Reply, 'authorId' | 'source' | 'editedAt'>,
): string {
  if (source === 'ask-back') return t('ask-back.lead', { author: mention(authorId) });
  if (authorId === STAND_IN) return t('stand-in.answers');
  return t(editedAt === undefined ? 'reply.lead' : 'reply.lead-edited', { author: mention(authorId) });
}

/** An answer as others read it in a modal: who gave it, its words, and what came with it. */
export function replyBlocks(words: Words, reply: Reply): KnownBlock[] {
  const files = reply.files.map(({ name, url }) =>
    url === undefined ? escapeMrkdwn(name) : `<${url}|${escapeMrkdwn(name).replaceAll('|', '¦')}>`,
  );
  return [
    section(replyLead(words, reply)),
    ...(reply.text === '' ? [] : quote(reply.text)),
    ...(files.length === 0 ? [] : [context(words.t('reply.files', { files: files.join(words.t('list.comma')) }))]),
  ];
}

/** An answer was taken back, and who is asked again, if anyone. */
export function replyWithdrawnMessage({ t, course, locale }: Words, content: ContentOf<'reply-withdrawn'>): Message {
  const people = { asker: mention(content.asker), author: mention(content.author) };
  const text =
    content.role === undefined
      ? t('reply.withdrawn', people)
      : t('reply.withdrawn-open', { ...people, role: escapeMrkdwn(course.role(locale, content.role).name) });
  return { text, blocks: [section(text)] };
}

/** An answer given in the modal, so that the thread has it too; a stand-in's says that no person wrote it. */
export function replyMessage({ t, course, locale }: Words, content: ContentOf<'reply'>): Message {
  if (content.standIn !== undefined) {
    const role = escapeMrkdwn(course.role(locale, content.standIn).name);
    const lead = t('stand-in.lead', { role });
    return { text: lead, blocks: [section(lead), ...quote(content.text), context(t('stand-in.note'))] };
  }
  const lead = t(content.edited === true ? 'reply.lead-edited' : 'reply.lead', { author: mention(content.author) });
  const { replyId } = content;
  // Slack offers people no way to change a message that the app has posted for them.
  const edit = replyId === undefined ? [] : [actions(button(ACTIONS.openEditReply, t('button.edit-reply'), replyId))];
  return { text: lead, blocks: [section(lead), ...quote(content.text), ...edit] };
}

/** Another holder of the role is asked now. */
export function handedOnMessage({ t, course, locale }: Words, content: ContentOf<'handed-on'>): Message {
  const role = escapeMrkdwn(course.role(locale, content.role).name);
  const text = t('hand-on.done', { from: mention(content.from), to: mention(content.to), role });
  return { text, blocks: [section(text), ...quote(content.reason)] };
}

/** A request goes to somebody else: who is asked now, who was, and why. */
export function handedOverMessage({ t, course, locale }: Words, content: ContentOf<'handed-over'>): Message {
  const { because = 'late', from, to, why } = content;
  const values = {
    asker: mention(content.asker),
    from: from === undefined ? '' : mention(from),
    to: to === undefined ? '' : mention(to),
    role: escapeMrkdwn(course.role(locale, content.role).name),
  };
  const then =
    to === undefined
      ? t(`hand-over.${why === 'stand-in' ? 'stand-in' : 'anyone'}`, values)
      : t('hand-over.done', values);
  const text = from === undefined ? then : `${t(`hand-over.because.${because}`, values)} ${then}`;
  return { text, blocks: [section(text)] };
}

/** Feedback to the asker: not this role's business, and whose it may be. */
export function declinedMessage({ t, course, locale }: Words, content: ContentOf<'declined'>): Message {
  const role = (id: string): string => escapeMrkdwn(course.role(locale, id).name);
  const text = t('decline.done', {
    asker: mention(content.asker),
    by: mention(content.by),
    role: role(content.role),
  });
  const { instead } = content;
  return {
    text,
    blocks: [
      section(text),
      ...quote(content.reason),
      ...(instead === undefined ? [] : [section(t('decline.ask-instead', { role: role(instead) }))]),
      actions(button(ACTIONS.openAsk, t('button.ask'), content.lessonId)),
    ],
  };
}
