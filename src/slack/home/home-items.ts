import type { KnownBlock } from '@slack/types';
import type { LessonId } from '../../course/lesson-id.ts';
import type { ProcessProgress } from '../../exercise/process-progress.ts';
import type { Request } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { RoleHolding } from '../../team/role-holding.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from '../messages/date-token.ts';
import { actions, button, context, escapeMrkdwn, mention, section, shorten } from '../messages/kit.ts';
import { quote } from '../messages/quote.ts';
import { rolesAskedOf, rolesOf } from '../messages/request-roles.ts';
import { roleCard } from '../messages/role-cards.ts';
import type { Words } from '../messages/words.ts';
import { progressBlock } from './progress-block.ts';

/** What App Home shows about one cohort. */
export interface CohortHome {
  cohort: Cohort;
  holdings: RoleHolding[];
  process: LessonId | undefined;
  progress: ProcessProgress[];
}

/** A request that waits for a person's answer or review. Its button is not primary, because a list has many. */
export function waitingItem(words: Words, userId: string, request: Request, what: 'reply' | 'review'): KnownBlock[] {
  const { t } = words;
  const lead = t(`home.${what}`, {
    asker: mention(request.askerId),
    role: what === 'reply' ? rolesAskedOf(words, request, userId) : rolesOf(words, request),
    kind: t(`kind.${request.kind}`),
  });
  const act = what === 'reply' ? ACTIONS.openReply : ACTIONS.openReview;
  const due =
    what === 'reply' && request.dueAt !== undefined
      ? [context(t('request.due', { by: dateToken(request.dueAt) }))]
      : [];
  return [
    section(lead),
    ...quote(shorten(request.text, 600)),
    ...due,
    actions(button(act, t(`button.${what}`), request.id)),
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
  { cohort, holdings, process, progress }: CohortHome,
): KnownBlock[] {
  const { t, course, locale } = words;
  const own = holdings.filter((h) => h.userId === userId).map((h) => h.role);
  const names = own.map((role) => escapeMrkdwn(course.role(locale, role).name));
  const cards = process === undefined ? [] : own.flatMap((role) => roleCard(words, process, role));
  return [
    section(
      `<#${cohort.channelId}> ${own.length === 0 ? t('home.no-roles') : names.join(t('list.comma'))}`,
      button(ACTIONS.openRoles, t('button.my-roles'), cohort.channelId),
    ),
    progressBlock(words, progress),
    ...(process === undefined || cards.length === 0
      ? []
      : [context(t('role-card.now', { process: escapeMrkdwn(course.lessonInfo(locale, process).name) })), ...cards]),
  ];
}
