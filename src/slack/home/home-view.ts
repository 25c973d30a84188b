import type { HomeView, KnownBlock } from '@slack/types';
import { LOCALES, type Locale } from '../../course/locale.ts';
import type { Request } from '../../exercise/request.ts';
import type { OwnHours } from '../../team/working-hours.ts';
import { ACTIONS } from '../app/ids.ts';
import { dayToken } from '../messages/date-token.ts';
import { fitBlocks, listing } from '../messages/fit-blocks.ts';
import { hoursInWords } from '../messages/hours-in-words.ts';
import { actions, button, choice, context, header, option, section } from '../messages/kit.ts';
import { VIEW_LIMITS } from '../messages/message-limits.ts';
import { moreButton } from '../messages/more-button.ts';
import type { Words } from '../messages/words.ts';
import { askedItem, type CohortHome, cohortItem, pathItem, waitingItem } from './home-items.ts';
import { type TeamHome, teamBlocks } from './team-items.ts';

/** Most items of each list. The button below a list leads to the rest. */
const MOST = 10;
/** Most requests of each list that wait, so that as many links are looked up. */
export const MOST_WAITING = MOST;
/** Slack's limit of options in a menu. */
const MOST_CHOICES = 100;

/** A course that the person can switch to, and how much of it waits for them. */
export interface HomeChoice {
  id: string;
  name: string;
  waiting: number;
}

/** App Home, one course at a time: first what waits for this person, then their own requests, then their roles. Alone, the path comes first. */
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
    /** Their own working hours; absent: those of each cohort. */
    hours?: OwnHours;
    /** Links to requests that wait, by request id. */
    links?: ReadonlyMap<string, string>;
    /** The course that is shown; absent for a person without one. */
    course?: CohortHome;
    /** For the facilitator of the course that is shown. */
    team?: TeamHome;
    /** The courses to choose from; empty for a person with one or none. */
    choices: HomeChoice[];
  },
): HomeView {
  const { t } = words;
  const { userId, toAnswer, toReview, asked, course, choices, links } = state;
  const about = course?.cohort.id ?? '';
  const blocks = [
    header(t('home.title')),
    ...(course === undefined ? [section(t('home.greeting'))] : []),
    ...courseBlocks(words, choices, course),
    // Someone alone comes to go on from where they stopped.
    ...(course === undefined ? [] : pathItem(words, course)),
    awayBlock(words, state.awayUntil, words.alone === true ? course?.cohort.channelId : undefined),
    section(hoursInWords(words, state.hours), button(ACTIONS.openOwnHours, t('button.own-hours'), 'home')),
    languageBlock(words, state.language),
    section(`*${t('home.waiting')}*`),
    ...(toAnswer.length + toReview.length === 0 ? [section(t('home.nothing-waits'))] : []),
    listing(
      toAnswer,
      (request) => waitingItem(words, userId, request, { what: 'reply', link: links?.get(request.id) }),
      {
        most: MOST,
        least: 3,
        more: moreButton(words, { kind: 'answer', from: 0, about }),
      },
    ),
    listing(
      toReview,
      (request) => waitingItem(words, userId, request, { what: 'review', link: links?.get(request.id) }),
      {
        most: MOST,
        least: 3,
        more: moreButton(words, { kind: 'review', from: 0, about }),
      },
    ),
    ...(course === undefined || words.alone === true
      ? []
      : [section(t('home.any-review'), button(ACTIONS.openAnyReview, t('button.any-review'), 'home'))]),
    { type: 'divider' as const },
    section(`*${t('home.asked')}*`),
    ...(asked.length === 0 ? [section(t('home.nothing-asked'))] : []),
    listing(asked, (request) => [askedItem(words, request)], {
      most: MOST,
      least: 3,
      more: moreButton(words, { kind: 'asked', from: 0, about }),
    }),
    ...(course === undefined || state.team === undefined
      ? []
      : teamBlocks(words, course.cohort.channelId, state.team, links)),
    { type: 'divider' as const },
    section(`*${t('home.roles')}*`),
    ...(course === undefined ? [] : cohortItem(words, userId, course)),
    actions(button(ACTIONS.openRoleGuide, t('button.role-guide'), 'home')),
    context(t('home.hint')),
  ];
  return { type: 'home', blocks: fitBlocks(blocks, VIEW_LIMITS) };
}

/** The choice of the course, for a person who is in several. It says how much waits in each. */
function courseBlocks({ t }: Words, choices: readonly HomeChoice[], course: CohortHome | undefined): KnownBlock[] {
  if (choices.length < 2) return [];
  const options = choices.slice(0, MOST_CHOICES).map(({ id, name, waiting }) => {
    const label = waiting === 0 ? name : t('list.note', { text: name, note: t('home.course-waits', { n: waiting }) });
    return option(id, label);
  });
  return [actions(choice(ACTIONS.chooseCohort, t('home.course'), options, course?.cohort.id))];
}

/** The choice of the language for private messages and App Home. */
function languageBlock({ t }: Words, language: Locale | undefined): KnownBlock {
  const options = [option('auto', t('home.language.auto')), ...LOCALES.map((id) => option(id, t(`language.${id}`)))];
  return actions(choice(ACTIONS.chooseLanguage, t('home.language'), options, language ?? 'auto'));
}

/** Whether this person is away, with a button to change it. @param own the conversation of a course that they take alone */
function awayBlock({ t }: Words, awayUntil: Date | undefined, own: string | undefined): KnownBlock {
  if (awayUntil === undefined)
    return section(t('home.here'), button(ACTIONS.openAway, t('button.away'), own ?? 'home'));
  const until = dayToken(awayUntil);
  return section(t('home.away', { until }), button(ACTIONS.comeBack, t('button.back'), 'home', 'primary'));
}
