import type { HomeView, KnownBlock } from '@slack/types';
import type { LessonId } from '../../course/lesson-id.ts';
import { LOCALES, type Locale } from '../../course/locale.ts';
import type { ProcessProgress } from '../../exercise/process-progress.ts';
import type { Request } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { RoleHolding } from '../../team/role-holding.ts';
import { ACTIONS } from '../app/ids.ts';
import { dayToken } from '../messages/date-token.ts';
import {
  actions,
  button,
  choice,
  context,
  escapeMrkdwn,
  header,
  mention,
  option,
  section,
  shorten,
} from '../messages/kit.ts';
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

/** App Home: first what waits for this person, then their own requests, then their roles in each cohort. */
export function homeView(
  words: Words,
  state: {
    userId: string;
    /** The language that they chose; undefined when they chose none. */
    language: Locale | undefined;
    toAnswer: Request[];
    toReview: Request[];
    asked: Request[];
    /** When they return; absent unless they are away. */
    awayUntil?: Date;
    /** Each with the cohort's current lesson, whose role cards are shown. */
    cohorts: CohortHome[];
  },
): HomeView {
  const { t } = words;
  const waiting = [
    ...state.toAnswer.slice(0, 10).flatMap((request) => requestBlocks(words, state.userId, request, 'reply')),
    ...state.toReview.slice(0, 10).flatMap((request) => requestBlocks(words, state.userId, request, 'review')),
  ];
  const blocks: KnownBlock[] = [
    header(t('home.title')),
    ...(state.cohorts.length === 0 ? [section(t('home.greeting'))] : []),
    awayBlock(words, state.awayUntil),
    languageBlock(words, state.language),
    section(`*${t('home.waiting')}*`),
    ...(waiting.length === 0 ? [section(t('home.nothing-waits'))] : waiting),
    ...(state.cohorts.length === 0
      ? []
      : [section(t('home.any-review'), button(ACTIONS.openAnyReview, t('button.any-review'), 'home'))]),
    { type: 'divider' },
    section(`*${t('home.asked')}*`),
    ...(state.asked.length === 0 ? [section(t('home.nothing-asked'))] : state.asked.map((r) => askedBlock(words, r))),
    { type: 'divider' },
    section(`*${t('home.roles')}*`),
    ...state.cohorts.slice(0, 10).flatMap((each) => rolesBlocks(words, state.userId, each)),
    actions(button(ACTIONS.openRoleGuide, t('button.role-guide'), 'home')),
    context(t('home.hint')),
  ];
  return { type: 'home', blocks };
}

/** The choice of the language for private messages and App Home. */
function languageBlock({ t }: Words, language: Locale | undefined): KnownBlock {
  const options = [option('auto', t('home.language.auto')), ...LOCALES.map((id) => option(id, t(`language.${id}`)))];
  return actions(choice(ACTIONS.chooseLanguage, t('home.language'), options, language ?? 'auto'));
}

/** Whether this person is away, with a button to change it. */
function awayBlock({ t }: Words, awayUntil: Date | undefined): KnownBlock {
  if (awayUntil === undefined) return section(t('home.here'), button(ACTIONS.openAway, t('button.away'), 'home'));
  const until = dayToken(awayUntil);
  return section(t('home.away', { until }), button(ACTIONS.comeBack, t('button.back'), 'home', 'primary'));
}

function requestBlocks(words: Words, userId: string, request: Request, what: 'reply' | 'review'): KnownBlock[] {
  const { t } = words;
  const lead = t(`home.${what}`, {
    asker: mention(request.askerId),
    role: what === 'reply' ? rolesAskedOf(words, request, userId) : rolesOf(words, request),
    kind: t(`kind.${request.kind}`),
  });
  const act = what === 'reply' ? ACTIONS.openReply : ACTIONS.openReview;
  return [
    section(lead),
    ...quote(shorten(request.text, 600)),
    actions(button(act, t(`button.${what}`), request.id, 'primary')),
  ];
}

function askedBlock(words: Words, request: Request): KnownBlock {
  const { t } = words;
  const first = escapeMrkdwn(shorten(request.text.split('\n')[0] ?? '', 120));
  const line = t('list.pair', { label: rolesOf(words, request), text: first });
  return section(`• ${t('list.note', { text: line, note: t(`home.state.${request.state}`) })}`);
}

function rolesBlocks(words: Words, userId: string, { cohort, holdings, process, progress }: CohortHome): KnownBlock[] {
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
