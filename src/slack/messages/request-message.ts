import type { ActionsBlock } from '@slack/types';
import { listOf } from '../../course/list-of.ts';
import { keyFor } from '../../course/request-kind.ts';
import { MOST_REVIEWERS } from '../../exercise/reviewers.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from './date-token.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { writeMore } from './more-button.ts';
import { nameOf } from './name-people.ts';
import { fitsQuote, quoteStart } from './quote.ts';
import { spokenAs } from './request-roles.ts';
import { requestState } from './request-state.ts';
import { statementBlocks } from './statement-blocks.ts';
import { waitButtons } from './wait-button.ts';
import { whyThem } from './why-them.ts';
import type { Words } from './words.ts';

/** Most characters of a request's text in the channel, with their escapes. A button shows the rest. */
const MOST_SHOWN = 500;

/** A request in the channel: the asker, the people asked and why them, the kind, the text, or its beginning, and the state. */
export function requestMessage(words: Words, content: ContentOf<'request'>): Message {
  const { t, course, locale } = words;
  const role = (id: string): string => escapeMrkdwn(course.role(locale, id).name);
  const lead = t(keyFor(content.kind, 'request.lead'), {
    people: listOf(
      locale,
      content.asked.map((each) => person(words, each)),
    ),
    kind: t(`kind.${content.kind}`),
    asker: nameOf(words, content.asker),
    as: spokenAs(words, content),
  });
  const due = content.due === undefined ? '' : `${t('request.due', { by: dateToken(new Date(content.due)) })} `;
  const whys = content.asked.map((each) => whyThem(words, each, content.asker));
  const state = requestState(words, content.state, content.reviews);
  const waits = content.state === 'asked' || content.state === 'accepted';
  // A request to several roles shows the state of each until nobody is waited for, and then the state of the whole request.
  const each = content.asked.map((one) =>
    t('list.pair', { label: role(one.role), text: t(`assignment.${one.state}`) }),
  );
  const states = content.asked.length > 1 && waits ? each.join(' · ') : state;
  return {
    text: lead,
    blocks: [
      section(lead),
      ...(content.statements === undefined
        ? [...quoteStart(content.text, MOST_SHOWN), ...wholeText(words, content)]
        : statements(words, content.statements)),
      context(`${due}${whys.join(' ')} · *${t('request.state')}* ${states}`),
      ...(waits ? [actions(...openButtons(words, content))] : []),
      ...(waits && !wantsVerdicts(content) ? [context(t('request.or-thread'))] : []),
      ...answeredButtons(words, content),
      ...(content.state === 'closed'
        ? []
        : waitButtons(words, content.requestId, content.asked, words.lookedUp?.names)),
    ],
  };
}

/** Whether only the form can answer: a message in the thread gives no verdict. */
function wantsVerdicts({ statements = [] }: ContentOf<'request'>): boolean {
  return statements.some(({ verdict }) => verdict === undefined || verdict === 'doubted');
}

function statements(words: Words, all: NonNullable<ContentOf<'request'>['statements']>) {
  return all.flatMap((each, index) =>
    statementBlocks(words, { ...each, ...(all.length === 1 ? {} : { nth: index + 1 }) }),
  );
}

function person({ t, course, locale }: Words, { role, assignee, why }: ContentOf<'request'>['asked'][number]): string {
  const name = escapeMrkdwn(course.role(locale, role).name);
  if (why === 'stand-in' && assignee === undefined) return t('request.to-stand-in', { role: name });
  if (assignee === undefined) return t('request.to-anyone', { role: name });
  return t('request.to', { to: mention(assignee), role: name });
}

/** Opens the text where the message shows only its beginning. */
function wholeText({ t }: Words, { requestId, text }: ContentOf<'request'>): ActionsBlock[] {
  if (fitsQuote(text, MOST_SHOWN)) return [];
  const about = writeMore({ kind: 'request', from: 0, about: requestId });
  return [actions(button(ACTIONS.openMore, t('button.whole-text'), about))];
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

/** Buttons for the asker, once somebody has answered, and for everybody who may review. */
function answeredButtons(
  { t, alone }: Words,
  { requestId, state, asked, reviews, kind }: ContentOf<'request'>,
): ActionsBlock[] {
  if (state === 'asked' || state === 'accepted' || !asked.some((each) => each.state === 'answered')) return [];
  // A presentation's verdicts say how good it was.
  const isReviewed = kind !== 'presentation';
  const helps = button(ACTIONS.itHelps, t('button.it-helps'), requestId);
  return [
    actions(
      ...(state === 'closed' ? [] : [helps]),
      button(ACTIONS.openAskBack, t('button.ask-back'), requestId),
      ...(reviews.done < MOST_REVIEWERS && alone !== true && isReviewed
        ? [button(ACTIONS.openReview, t('button.review'), requestId)]
        : []),
      // Nobody else could be invited to review it.
      ...(reviews.invited === 0 && isReviewed
        ? [button(ACTIONS.openSelfReview, t('button.self-review'), requestId)]
        : []),
      button(ACTIONS.openKeepDecision, t('button.keep-decision'), requestId),
    ),
  ];
}
