import type { KnownBlock } from '@slack/types';
import type { Suggestion } from '../../exercise/suggest-words.ts';
import type { Silent } from '../../flow/members/who-is-silent.ts';
import type { Waiting } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { listing, type Part } from '../messages/fit-blocks.ts';
import { button, context, escapeMrkdwn, linked, mention, section } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import { teamMenu } from './team-menu.ts';

/** What a facilitator sees of their course: who waits for whom, who is silent, and what they may say. */
export interface TeamHome {
  waiting: Waiting[];
  silent: Silent[];
  /** What they may say or do next. */
  suggestions: Suggestion[];
}

/** Most lines of each list. */
const MOST = 10;

/** The facilitator's part of App Home. Each line has one menu. */
export function teamBlocks(
  words: Words,
  channelId: string,
  { waiting, silent, suggestions }: TeamHome,
  links: ReadonlyMap<string, string> | undefined,
): Part[] {
  const { t } = words;
  const more = (left: number) => [context(t('progress.waiting-more', { n: left }))];
  return [
    { type: 'divider' },
    section(`*${t('home.team')}*`, button(ACTIONS.openMoveDates, t('button.move-dates'), channelId)),
    ...(waiting.length === 0 ? [section(t('home.nobody-waits'))] : []),
    listing(waiting, (each) => [waitsLine(words, channelId, each, links?.get(each.requestId))], { most: MOST, more }),
    listing(silent, (each) => [silentLine(words, channelId, each)], { most: MOST, more }),
    ...(suggestions.length === 0
      ? []
      : [section([`*${t('suggest.title')}*`, ...suggestions.map((each) => `• ${t(`suggest.${each}`)}`)].join('\n'))]),
  ];
}

function waitsLine(words: Words, channelId: string, waiting: Waiting, link: string | undefined): KnownBlock {
  const { t, course, locale } = words;
  const { asker, assignee, role } = waiting;
  const values = { asker: mention(asker), role: linked(escapeMrkdwn(course.role(locale, role).name), link) };
  if (assignee === undefined) return section(t('progress.waits-anyone', values));
  return section(
    t('progress.waits', { ...values, assignee: mention(assignee) }),
    teamMenu(words, { channelId, userId: assignee, waiting }),
  );
}

function silentLine(words: Words, channelId: string, { userId, days }: Silent): KnownBlock {
  return section(words.t('home.silent', { person: mention(userId), n: days }), teamMenu(words, { channelId, userId }));
}
