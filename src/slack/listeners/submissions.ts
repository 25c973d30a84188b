import type { ViewStateValue } from '@slack/bolt';
import {
  LOCALES,
  type Locale,
  PROCESS_IDS,
  type ProcessId,
  REQUEST_KINDS,
  type RequestKind,
} from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { FIVE_WS } from '../../exercise/compose-request.ts';
import { changeSettings } from '../../flow/members/change-settings.ts';
import { chooseRoles } from '../../flow/members/choose-roles.ts';
import { goAway } from '../../flow/members/go-away.ts';
import { setRoles } from '../../flow/members/set-roles.ts';
import { startCohort } from '../../flow/members/start-cohort.ts';
import { answerRequest } from '../../flow/requests/answer-request.ts';
import { askBack } from '../../flow/requests/ask-back.ts';
import { askRole } from '../../flow/requests/ask-role.ts';
import { declineRequest } from '../../flow/requests/decline-request.ts';
import { editReply } from '../../flow/requests/edit-reply.ts';
import { handOnRequest } from '../../flow/requests/hand-on-request.ts';
import { labelItems } from '../../flow/runs/label-items.ts';
import { predict } from '../../flow/runs/predict.ts';
import { checkParameters, parameterSentence } from '../../steps/check-parameters.ts';
import { stepOf } from '../../steps/index.ts';
import type { ParameterProblem } from '../../steps/step.ts';
import { BLOCKS, type VIEWS } from '../ids.ts';
import { textBlock } from '../modals/ask/read-ask.ts';
import { submitFiveWs } from '../modals/five-ws/submit-five-ws.ts';
import { itemBlock } from '../modals/labelling/labelling-view.ts';
import { predictionView, questionBlock } from '../modals/prediction/prediction-view.ts';
import { REVIEW_MODALS } from '../modals/review/submit-review.ts';
import { chosen, chosenWeekdays } from '../modals/schedule/read-schedule.ts';
import { submitSchedule } from '../modals/schedule/submit-schedule.ts';
import { minutesOf } from '../modals/time-fields.ts';
import { runStep } from '../run-step.ts';
import type { Handler } from './submission.ts';

/** A modal holds no more than this many blocks. */
const MOST_ITEMS = 100;

/** Every modal of the app, what its submission does, and the input beside which an error is said. */
export const SUBMISSIONS: Record<keyof typeof VIEWS, { errorBlock: string; handle: Handler }> = {
  start: {
    errorBlock: BLOCKS.locale,
    handle: async (edge, { actor, value, carried }) => {
      await startCohort(edge.flow, {
        place: { teamId: actor.teamId, channelId: carried('channelId') },
        locale: oneOf<Locale>(LOCALES, selected(value(BLOCKS.locale))),
        dataset: oneOf(edge.datasets, selected(value(BLOCKS.dataset))),
        userId: actor.userId,
        standIns: selected(value(BLOCKS.standIns)) === 'yes',
      });
      return undefined;
    },
  },
  parameters: {
    errorBlock: '',
    handle: async (edge, { actor, metadata, value, carried }) => {
      const process = oneOf<ProcessId>(PROCESS_IDS, metadata.process);
      const step = stepOf(process);
      const typed = Object.fromEntries(step.parameters.map(({ id }) => [id, typedIn(value(id))]));
      const checked = checkParameters(step, typed);
      if ('problems' in checked) {
        const { course, locale } = actor.words;
        const inWords = (problem: ParameterProblem) => parameterSentence(problem, process, locale, course.t);
        return Object.fromEntries(checked.problems.map((problem) => [problem.id, inWords(problem)]));
      }
      await runStep(edge, actor, { lessonId: carried('lessonId'), process }, { parameters: checked.values });
      return undefined;
    },
  },
  labelling: {
    errorBlock: '',
    handle: async (edge, { actor, metadata, value, carried }) => {
      const labels = Array.from({ length: Math.min(Number(metadata.items) || 0, MOST_ITEMS) }, (_, item) =>
        selected(value(itemBlock(item))),
      );
      await labelItems(edge.flow, {
        teamId: actor.teamId,
        roundId: carried('roundId'),
        userId: actor.userId,
        labels,
      });
      return undefined;
    },
  },
  prediction: {
    errorBlock: '',
    handle: async (edge, { actor, value, carried }) => {
      const { teamId, words } = actor;
      const runId = carried('runId');
      const answers: string[] = [];
      for (let nth = 0; nth < MOST_ITEMS; nth += 1) {
        const state = value(questionBlock(nth));
        if (state === undefined) break;
        answers.push(selected(state) ?? state.value ?? '');
      }
      const prediction = await predict(edge.flow, { teamId, runId, answers });
      return { view: predictionView(words, { runId, prediction, answers }) };
    },
  },
  ask: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, metadata, value, carried }) => {
      await askRole(edge.flow, {
        teamId: actor.teamId,
        lessonId: carried('lessonId'),
        requestId: carried('requestId'),
        askerId: actor.userId,
        roles: chosen(value(BLOCKS.role)),
        kind: oneOf<RequestKind>(REQUEST_KINDS, selected(value(BLOCKS.kind))),
        text: value(textBlock(Number(metadata.edition ?? 0)))?.value ?? '',
      });
      return undefined;
    },
  },
  fiveWs: { errorBlock: FIVE_WS[0], handle: submitFiveWs },
  reply: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, viewId, value, carried }) => {
      await answerRequest(edge.flow, {
        teamId: actor.teamId,
        requestId: carried('requestId'),
        replyId: viewId,
        authorId: actor.userId,
        text: value(BLOCKS.text)?.value ?? '',
        source: 'modal',
      });
      return undefined;
    },
  },
  editReply: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, value, carried }) => {
      await editReply(edge.flow, {
        teamId: actor.teamId,
        replyId: carried('replyId'),
        userId: actor.userId,
        text: value(BLOCKS.text)?.value ?? '',
      });
      return undefined;
    },
  },
  askBack: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, viewId, value, carried }) => {
      await askBack(edge.flow, {
        teamId: actor.teamId,
        requestId: carried('requestId'),
        userId: actor.userId,
        askBackId: viewId,
        text: value(BLOCKS.text)?.value ?? '',
      });
      return undefined;
    },
  },
  handOn: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, value, carried }) => {
      const to = value(BLOCKS.person)?.selected_user;
      await handOnRequest(edge.flow, {
        teamId: actor.teamId,
        requestId: carried('requestId'),
        userId: actor.userId,
        reason: value(BLOCKS.text)?.value ?? '',
        ...(to === undefined || to === null ? {} : { to }),
      });
      return undefined;
    },
  },
  decline: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, value, carried }) => {
      const instead = selected(value(BLOCKS.role));
      await declineRequest(edge.flow, {
        teamId: actor.teamId,
        requestId: carried('requestId'),
        userId: actor.userId,
        reason: value(BLOCKS.text)?.value ?? '',
        ...(instead === undefined ? {} : { instead }),
      });
      return undefined;
    },
  },
  ...REVIEW_MODALS,
  away: {
    errorBlock: BLOCKS.until,
    handle: async (edge, { actor, value }) => {
      const until = value(BLOCKS.until)?.selected_date ?? '';
      await goAway(edge.flow, { teamId: actor.teamId, userId: actor.userId, until });
      return undefined;
    },
  },
  settings: {
    errorBlock: BLOCKS.to,
    handle: async (edge, { actor, value, carried }) => {
      const place = { teamId: actor.teamId, channelId: carried('channelId') };
      await changeSettings(edge.flow, {
        place,
        userId: actor.userId,
        settings: {
          paused: selected(value(BLOCKS.rest)) === 'paused',
          standIns: selected(value(BLOCKS.standIns)) === 'yes',
          anonymousReviews: selected(value(BLOCKS.reviewers)) === 'anonymous',
          workingHours: {
            from: minutesOf(value(BLOCKS.from)?.selected_time) ?? -1,
            to: minutesOf(value(BLOCKS.to)?.selected_time) ?? -1,
            weekdays: chosenWeekdays(value(BLOCKS.weekdays)),
            holidays: selected(value(BLOCKS.holidays)) === 'jp' ? 'jp' : 'none',
          },
        },
      });
      return undefined;
    },
  },
  schedule: { errorBlock: BLOCKS.startDate, handle: submitSchedule },
  setRoles: {
    errorBlock: BLOCKS.roles,
    handle: async (edge, { actor, value, carried }) => {
      const person = value(BLOCKS.person)?.selected_user;
      if (!person) throw new AppError('stale_button');
      await setRoles(edge.flow, {
        place: { teamId: actor.teamId, channelId: carried('channelId') },
        byId: actor.userId,
        userId: person,
        roles: chosen(value(BLOCKS.roles)),
      });
      return undefined;
    },
  },
  roles: {
    errorBlock: BLOCKS.roles,
    handle: async (edge, { actor, value, carried }) => {
      await chooseRoles(edge.flow, {
        place: { teamId: actor.teamId, channelId: carried('channelId') },
        userId: actor.userId,
        roles: chosen(value(BLOCKS.roles)),
      });
      return undefined;
    },
  },
};

/** What an input of the parameters holds. */
function typedIn(state: ViewStateValue | undefined): string | string[] {
  if (state?.type === 'multi_static_select') return chosen(state);
  return state?.value ?? '';
}

function selected(state: ViewStateValue | undefined): string | undefined {
  return state?.selected_option?.value;
}

function oneOf<T extends string>(allowed: readonly T[], value: string | undefined): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new AppError('stale_button');
  return found;
}
