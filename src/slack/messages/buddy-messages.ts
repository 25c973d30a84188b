import type { KnownBlock } from '@slack/types';
import { keyFor } from '../../course/request-kind.ts';
import { MOST_WAITING_A_WEEK } from '../../exercise/plan-direct-message.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { nameOf, nameRoles } from './name-people.ts';
import { quote, quoteStart } from './quote.ts';
import { ratingLines } from './review-messages.ts';
import type { Words } from './words.ts';

/** Most characters of each text, with their escapes, so that several requests fit into one message. The form to comment has more of them. */
const MOST_SHOWN = 700;

/** Asks a person to be a buddy: who asks, what it means, and how it ends. Then what became of it. */
export function buddyAskedMessage(words: Words, { asker, tieId, state }: ContentOf<'buddy-asked'>): Message {
  const { t } = words;
  const who = { asker: nameOf(words, asker) };
  if (state !== 'asked') {
    const text = t(`buddy.state.${state}`, who);
    const end = state === 'accepted' ? [actions(endButton(words, tieId))] : [];
    return { text, blocks: [section(text), ...end] };
  }
  const text = t('buddy.ask', who);
  return {
    text,
    blocks: [
      section(text),
      section(t('buddy.means', { n: MOST_WAITING_A_WEEK })),
      actions(
        button(ACTIONS.acceptBuddy, t('button.accept-buddy'), tieId, 'primary'),
        button(ACTIONS.declineBuddy, t('button.decline-buddy'), tieId),
      ),
      context(t('buddy.ask-note', who)),
    ],
  };
}

/** Tells a buddy that it's over. */
export function buddyEndedMessage(words: Words, { asker }: ContentOf<'buddy-ended'>): Message {
  const text = words.t('buddy.ended-by-learner', { asker: nameOf(words, asker) });
  return { text, blocks: [section(text)] };
}

/** Tells someone alone what the person says or did whom they have asked. */
export function buddyLineMessage(words: Words, { what, by }: ContentOf<'buddy-line'>): Message {
  const text = words.t(`buddy.line.${what}`, { buddy: nameOf(words, by) });
  return { text, blocks: [section(text)] };
}

/** A finished request: what was asked, the answer, what its asker thinks of it, and how they wrote it anew. */
export function buddyFinishedMessage(words: Words, content: ContentOf<'buddy-finished'>): Message {
  const { t, course, locale } = words;
  const { requestId, tieId, kind, text, answer, ratings, rewrite } = content;
  const asker = nameOf(words, content.asker);
  const process = escapeMrkdwn(course.lessonInfo(locale, content.process).name);
  const lead = t(keyFor(kind, 'buddy.finished'), { asker, role: nameRoles(words, content.roles), process });
  const lines = ratings === undefined ? [] : ratingLines(words, ratings);
  const part = (title: string, blocks: readonly KnownBlock[]): KnownBlock[] => [section(`*${title}*`), ...blocks];
  return {
    text: lead,
    blocks: [
      section(lead),
      ...quoteStart(text, MOST_SHOWN),
      ...(answer === undefined ? [] : part(t('buddy.answer'), quoteStart(answer.text, MOST_SHOWN))),
      ...(lines.length === 0 ? [] : part(t('buddy.review', { asker }), [section(lines.join('\n'))])),
      ...(rewrite === undefined ? [] : part(t('buddy.rewrite', { asker }), quoteStart(rewrite, MOST_SHOWN))),
      actions(
        button(ACTIONS.openBuddyComment, t('button.buddy-comment'), requestId, 'primary'),
        endButton(words, tieId),
      ),
    ],
  };
}

/** What a buddy says, in the thread of the request. It's for one person, so it mentions them. */
export function buddyCommentMessage(words: Words, content: ContentOf<'buddy-comment'>): Message {
  const { asker, by, about, text } = content;
  const lead = words.t('buddy.comment', {
    asker: mention(asker),
    buddy: nameOf(words, by),
    about: escapeMrkdwn(about),
  });
  return { text: lead, blocks: [section(lead), ...quote(text)] };
}

function endButton({ t }: Words, tieId: string) {
  return button(ACTIONS.endBuddy, t('button.stop-buddy'), tieId);
}
