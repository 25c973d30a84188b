import { LESSON_IDS, PROCESS_IDS } from '../../../src/course/lesson-id.ts';
import { aloneMenuMessage } from '../../../src/slack/messages/alone-menu-message.ts';
import { helpMessage } from '../../../src/slack/messages/help-message.ts';
import type { Message } from '../../../src/slack/messages/kit.ts';
import { menuMessage } from '../../../src/slack/messages/menu-message.ts';
import { missingStepsMessage } from '../../../src/slack/messages/missing-steps-message.ts';
import { roleHoldersMessage } from '../../../src/slack/messages/role-holders-message.ts';
import { scheduleMessage } from '../../../src/slack/messages/schedule-messages.ts';
import { verdictsWantedMessage } from '../../../src/slack/messages/verdicts-wanted-message.ts';
import { waitingMessage } from '../../../src/slack/messages/waiting-message.ts';
import { whichRequestMessage } from '../../../src/slack/messages/which-request-message.ts';
import type { Words } from '../../../src/slack/messages/words.ts';
import { endWorkshopMessage } from '../../../src/slack/messages/workshop-messages.ts';
import { ANSWERER, CHANNEL, COHORT, HOLDINGS, LESSON_ID, NOW, requestOf, TEXTS } from './largest.ts';
import { PATHS } from './paths.ts';

const POST = { id: LESSON_ID, cohortId: LESSON_ID, process: 'analyze' as const, edition: 1, createdAt: NOW };
const DATES = LESSON_IDS.map((process) => ({ process, at: NOW }));

const NOWHERE = { lesson: undefined, lessonLink: undefined };

/** Messages that answer a deed at once and have no content in the store, by the function that draws them. */
export const ANSWERS: Record<string, (words: Words) => Message[]> = {
  helpMessage: (words) => [helpMessage(words)],
  menuMessage: (words) => {
    const state = {
      channelId: CHANNEL,
      cohort: COHORT,
      lessonLink: 'https://x.slack.com/archives/C0/p1',
      next: 'train' as const,
      facilitates: true,
    };
    return [
      menuMessage(words, { ...state, cohort: undefined, lesson: undefined }),
      menuMessage(words, { ...state, channelId: 'D0123456789', cohort: undefined, lesson: undefined }),
      menuMessage(words, { ...state, lesson: undefined, next: undefined }),
      ...LESSON_IDS.map((process) => menuMessage(words, { ...state, lesson: { ...POST, process } })),
      menuMessage(words, { ...state, lesson: POST, facilitates: false }),
    ];
  },
  aloneMenuMessage: (words) => {
    const lesson = { ...POST, process: 'environment' as const };
    const lessonLink = 'https://x.slack.com/archives/D0/p1';
    return PATHS.map((path, index) =>
      aloneMenuMessage(words, { channelId: 'D0123456789', path, ...(index === 0 ? NOWHERE : { lesson, lessonLink }) }),
    );
  },
  missingStepsMessage: (words) => [
    missingStepsMessage(words, { lessonId: LESSON_ID, process: 'test' }, PROCESS_IDS.slice(0, 5)),
  ],
  roleHoldersMessage: (words) =>
    [[], HOLDINGS].flatMap((holdings) =>
      [true, false].map((facilitates) => roleHoldersMessage(words, holdings, { facilitates })),
    ),
  scheduleMessage: (words) =>
    [true, false].flatMap((paused) =>
      (['wait', 'go-on'] as const).map((whenUnfinished) =>
        scheduleMessage(words, {
          cohort: COHORT,
          schedule: {
            teamId: COHORT.teamId,
            cohortId: COHORT.id,
            plan: { startDate: '2026-12-01', weekdays: [1], time: 600, zone: 'Asia/Tokyo', skipHolidays: 'jp' },
            lessons: LESSON_IDS.map((process) => ({ process, edition: 1 })),
            whenUnfinished,
            paused,
            nextAt: NOW,
          },
          dates: DATES,
          unfinished: POST,
          halted: true,
          mayChange: true,
        }),
      ),
    ),
  waitingMessage: (words) =>
    [undefined, { userId: ANSWERER }, { userId: ANSWERER, back: '2026-12-14' }].map((absence) =>
      waitingMessage(words, ANSWERER, absence),
    ),
  endWorkshopMessage: (words) => [endWorkshopMessage(words, { workshopId: LESSON_ID, step: 999 })],
  verdictsWantedMessage: (words) => [verdictsWantedMessage(words, LESSON_ID)],
  whichRequestMessage: (words) =>
    TEXTS.flatMap((text) =>
      [1, 30].map((count) =>
        whichRequestMessage(
          { words, userId: ANSWERER },
          Array.from({ length: count }, () => requestOf(text)),
          { ts: '1760000000.000001', text, files: [{ name: text.slice(0, 100) }] },
        ),
      ),
    ),
};
