import type { SlackViewAction, ViewStateValue } from '@slack/bolt';
import {
  LOCALES,
  type Locale,
  PROCESS_IDS,
  type ProcessId,
  RATINGS,
  type Rating,
  REQUEST_KINDS,
  type RequestKind,
  RUBRIC,
  type RubricCriterion,
} from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { answerRequest } from '../../flow/answer-request.ts';
import { askRole } from '../../flow/ask-role.ts';
import { chooseRoles } from '../../flow/choose-roles.ts';
import { reviewRequest } from '../../flow/review-request.ts';
import { startCohort } from '../../flow/start-cohort.ts';
import { checkParameters, type ParameterProblem, parameterSentence } from '../../steps/check-parameters.ts';
import { stepOf } from '../../steps/index.ts';
import { type Actor, actorOf, type Edge, sentenceFor } from '../edge.ts';
import { BLOCKS, VALUE, VIEWS } from '../ids.ts';
import { runStep } from '../run-step.ts';

interface Submission {
  actor: Actor;
  metadata: Record<string, string>;
  /** Identifies this modal: a submission that is delivered twice is recognised by it. */
  viewId: string;
  /** State of the element in a block. */
  value: (block: string) => ViewStateValue | undefined;
}

/** Errors by block id, shown in the modal; nothing that was typed is lost. */
type Errors = Record<string, string>;
type Handler = (edge: Edge, submission: Submission) => Promise<Errors | undefined>;

const HANDLERS: Record<keyof typeof VIEWS, { errorBlock: string; handle: Handler }> = {
  start: {
    errorBlock: BLOCKS.locale,
    handle: async (edge, { actor, metadata, value }) => {
      await startCohort(edge.flow, {
        place: { teamId: actor.teamId, channelId: metadata.channelId ?? '' },
        locale: oneOf<Locale>(LOCALES, selected(value(BLOCKS.locale))),
        dataset: oneOf(edge.datasets, selected(value(BLOCKS.dataset))),
        userId: actor.userId,
      });
      return undefined;
    },
  },
  parameters: {
    errorBlock: '',
    handle: async (edge, { actor, metadata, value }) => {
      const process = oneOf<ProcessId>(PROCESS_IDS, metadata.process);
      const { parameters } = stepOf(process);
      const typed = Object.fromEntries(parameters.map(({ id }) => [id, typedIn(value(id))]));
      const checked = checkParameters(parameters, typed);
      if ('problems' in checked) {
        const { course, locale } = actor.words;
        const inWords = (problem: ParameterProblem) => parameterSentence(problem, process, locale, course.t);
        return Object.fromEntries(checked.problems.map((problem) => [problem.id, inWords(problem)]));
      }
      await runStep(edge, actor, { lessonId: metadata.lessonId ?? '', process }, { parameters: checked.values });
      return undefined;
    },
  },
  ask: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, metadata, value }) => {
      await askRole(edge.flow, {
        teamId: actor.teamId,
        lessonId: metadata.lessonId ?? '',
        requestId: metadata.requestId ?? '',
        askerId: actor.userId,
        role: selected(value(BLOCKS.role)) ?? '',
        kind: oneOf<RequestKind>(REQUEST_KINDS, selected(value(BLOCKS.kind))),
        text: value(BLOCKS.text)?.value ?? '',
      });
      return undefined;
    },
  },
  reply: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, metadata, viewId, value }) => {
      await answerRequest(edge.flow, {
        teamId: actor.teamId,
        requestId: metadata.requestId ?? '',
        replyId: viewId,
        authorId: actor.userId,
        text: value(BLOCKS.text)?.value ?? '',
        source: 'modal',
      });
      return undefined;
    },
  },
  review: {
    errorBlock: BLOCKS.comment,
    handle: async (edge, { actor, metadata, value }) => {
      const ratings = Object.fromEntries(
        RUBRIC.map((criterion) => [criterion, oneOf<Rating>(RATINGS, selected(value(criterion)))]),
      ) as Record<RubricCriterion, Rating>;
      await reviewRequest(edge.flow, {
        teamId: actor.teamId,
        requestId: metadata.requestId ?? '',
        reviewerId: actor.userId,
        ratings,
        comment: value(BLOCKS.comment)?.value ?? '',
      });
      return undefined;
    },
  },
  roles: {
    errorBlock: BLOCKS.roles,
    handle: async (edge, { actor, metadata, value }) => {
      await chooseRoles(edge.flow, {
        place: { teamId: actor.teamId, channelId: metadata.channelId ?? '' },
        userId: actor.userId,
        roles: (value(BLOCKS.roles)?.selected_options ?? []).map((o) => o.value ?? ''),
      });
      return undefined;
    },
  },
};

/**
 * Listens to every modal. The change is made before the acknowledgement (a few milliseconds of SQL), so that what is
 * wrong is said in the modal, beside what was typed.
 */
export function registerSubmissions(edge: Edge): void {
  for (const [name, id] of Object.entries(VIEWS) as [keyof typeof VIEWS, string][]) {
    const { errorBlock, handle } = HANDLERS[name];
    edge.app.view<SlackViewAction>({ callback_id: id, type: 'view_submission' }, async ({ ack, body, view }) => {
      const actor = await actorOf(edge, body.team?.id ?? view.team_id, body.user.id);
      const value = (block: string) => view.state.values[block]?.[VALUE];
      const metadata = JSON.parse(view.private_metadata || '{}') as Record<string, string>;
      try {
        const errors = await handle(edge, { actor, metadata, viewId: view.id, value });
        await (errors === undefined ? ack() : ack({ response_action: 'errors', errors }));
      } catch (error) {
        const block = errorBlock || Object.keys(view.state.values)[0] || '';
        const errors = { [block]: sentenceFor(edge, actor.words, error, id) };
        await ack({ response_action: 'errors', errors });
      }
    });
  }
}

/** What an input of the parameters holds. */
function typedIn(state: ViewStateValue | undefined): string | string[] {
  if (state?.type === 'multi_static_select') return (state.selected_options ?? []).map((o) => o.value ?? '');
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
