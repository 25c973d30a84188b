import type { KnownBlock } from '@slack/types';
import type { LessonId } from '../../course/lesson-id.ts';
import { keyFor } from '../../course/request-kind.ts';
import type { OwnPath } from '../../exercise/own-path.ts';
import type { ProcessProgress } from '../../exercise/process-progress.ts';
import type { Request } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { RoleHolding } from '../../team/role-holding.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from '../messages/date-token.ts';
import {
  actions,
  button,
  context,
  escapeMrkdwn,
  escapeTokens,
  linked,
  mention,
  section,
  shorten,
} from '../messages/kit.ts';
import { nextButton, pathBlocks } from '../messages/path-blocks.ts';
import { quote } from '../messages/quote.ts';
import { rolesAskedOf, rolesOf, spokenAs } from '../messages/request-roles.ts';
import { roleCard, tellButton } from '../messages/role-cards.ts';
import type { Words } from '../messages/words.ts';
import { cohortLabel } from './name-cohort.ts';
import { progressBlock } from './progress-block.ts';
import { waitingMenu } from './waiting-menu.ts';

/** What App Home shows about one cohort. */
export interface CohortHome {
  cohort: Cohort;
  holdings: RoleHolding[];
  process: LessonId | undefined;
  /** The newest lesson's id; absent before the first one. */
  lessonId?: string | undefined;
  progress: ProcessProgress[];
  /** Where they stand; only in a course that they take alone. */
  path?: OwnPath;
  /** A link to the project page, where the channel has one. */
  pageLink?: string;
}

/**
 * A request that waits for a person's answer or review: what is asked, a link to it, and when the answer is due. An answer has one menu; the
 * button of a review is not primary, because a list has many.
 */
export function waitingItem(
  words: Words,
  userId: string,
  request: Request,
  { what, link }: { what: 'reply' | 'review'; link?: string | undefined },
): KnownBlock[] {
  const { t } = words;
  const lead = t(keyFor(request.kind, `home.${what}`), {
    asker: mention(request.askerId),
    role: what === 'reply' ? rolesAskedOf(words, request, userId) : rolesOf(words, request),
    kind: t(`kind.${request.kind}`),
    as: spokenAs(words, request),
  });
  const details = [
    ...(what === 'reply' && request.dueAt !== undefined ? [t('request.due', { by: dateToken(request.dueAt) })] : []),
    ...(link === undefined ? [] : [t(keyFor(request.kind, 'home.open-request'), { link: escapeTokens(link) })]),
  ];
  const accessory =
    what === 'reply' ? waitingMenu(words, request.id) : button(ACTIONS.openReview, t('button.review'), request.id);
  return [
    section(lead, accessory),
    ...quote(shorten(request.text, 600)),
    ...(details.length === 0 ? [] : [context(details.join(' · '))]),
  ];
}

/** A person's own request, in one line. */
export function askedItem(words: Words, request: Request): KnownBlock {
  const { t } = words;
  const first = escapeMrkdwn(shorten(request.text.split('\n')[0] ?? '', 120));
  const line = t('list.pair', { label: rolesOf(words, request), text: first });
  return section(`• ${t('list.note', { text: line, note: t(`home.state.${request.state}`) })}`);
}

/** A cohort: a person's roles in it, its progress, and the cards of their roles. */
export function cohortItem(
  words: Words,
  userId: string,
  { cohort, holdings, process, lessonId, progress, path, pageLink }: CohortHome,
): KnownBlock[] {
  const { t, course, locale } = words;
  const own = holdings.filter((h) => h.userId === userId).map((h) => h.role);
  const names = own.map((role) => escapeMrkdwn(course.role(locale, role).name));
  const cards = process === undefined ? [] : own.flatMap((role) => roleCard(words, process, role));
  const tell = lessonId === undefined || cards.length === 0 ? [] : tellButton(words, lessonId, own);
  return [
    section(
      t('list.pair', {
        label: cohortLabel(words, cohort),
        text: own.length === 0 ? t('home.no-roles') : names.join(t('list.comma')),
      }),
      button(ACTIONS.openRoles, t('button.my-roles'), cohort.channelId),
    ),
    ...(path === undefined ? [progressBlock(words, progress)] : []),
    ...(pageLink === undefined ? [] : [context(linked(t('page.title'), pageLink))]),
    ...(process === undefined || cards.length === 0
      ? []
      : [context(t('role-card.now', { process: escapeMrkdwn(course.lessonInfo(locale, process).name) })), ...cards]),
    ...(tell.length === 0 ? [] : [actions(...tell)]),
  ];
}

/** Where a person stands who takes the course alone, with the button of their next step. Empty in a team's course. */
export function pathItem(words: Words, { cohort: { channelId }, path }: CohortHome): KnownBlock[] {
  if (path === undefined) return [];
  // A list of pages may hold several of these, and the button to come back is the first one.
  const next = nextButton(words, path.next).map(({ style: _, ...rest }) => rest);
  const nudge = button(ACTIONS.openDailyNudge, words.t('button.daily-nudge'), channelId);
  const buddy = button(ACTIONS.openBuddy, words.t('button.buddy'), channelId);
  return [...pathBlocks(words, path), actions(...next, nudge, buddy), { type: 'divider' }];
}
