import type { Locale } from '../../course/locale.ts';
import type { SentKind } from '../../course/request-kind.ts';
import { type RubricCriterion, rubricOf } from '../../course/rubric.ts';
import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { type ExampleBeside, exampleBeside } from '../../exercise/example-beside.ts';
import { isAnswer, type Reply } from '../../exercise/reply.ts';
import { isPresentation, isRemark, isRequest, type Request } from '../../exercise/request.ts';
import type { Ratings } from '../../exercise/review.ts';
import type { ContentOf } from '../../messages/content.ts';
import { selfReviewKey } from '../../messages/post-keys.ts';
import { remarkField } from '../../messages/request-content.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { TableNames } from '../../team/own-data.ts';
import { noteFinished } from '../alone/note-finished.ts';
import { type Announcer, announce } from '../announce.ts';
import { namesField } from '../data/find-names.ts';
import { checkMember } from '../members/check-member.ts';
import { threadOfRequest } from '../requests/thread-of-request.ts';
import type { ReviewsPort } from './port.ts';

/** What a rewrite changes: whether the answer can be used doesn't depend on it. */
export function rewrittenOf(kind: SentKind): readonly RubricCriterion[] {
  return rubricOf(kind).filter((criterion) => criterion !== 'usable');
}

/** A request that its asker reviews, with what they compare it with, and what they said of it before. */
export interface SelfReviewCase {
  request: Request;
  replies: Reply[];
  beside?: ExampleBeside;
  /** What the role could say, where it's a remark. In the reader's language. */
  remarks?: readonly string[];
  /** The course's own table: the example is about another one. */
  table?: TableNames;
  said?: ContentOf<'self-review'>;
}

interface SelfReviewAction {
  teamId: string;
  requestId: string;
  userId: string;
}

type SelfReviewStore = Pick<Store, 'cohorts' | 'members' | 'posts' | 'replies' | 'requests'>;
type SelfReviewPort = Announcer & { store: StoreOf<keyof SelfReviewStore | 'buddies' | 'news'>; clock: Clock };

/**
 * Finds what an asker needs to review their own request.
 * @throws AppError request_gone, not_in_cohort, only_asker (values: assignee, the asker), review_too_early
 */
export async function findSelfReview(
  { store, course }: { store: SelfReviewStore & Pick<Store, 'ownData'> } & Pick<ReviewsPort, 'course'>,
  action: SelfReviewAction & { locale: Locale },
): Promise<SelfReviewCase> {
  const request = await store.requests.byId(action.teamId, action.requestId);
  const { cohort, replies } = await checkOwn(store, request, action);
  const said = await saidBefore(store, action);
  if (request === undefined) throw new AppError('request_gone');
  const beside = isRequest(request) ? exampleBeside(course, cohort.locale, request) : undefined;
  const card = isRemark(request) ? course.roleCard(action.locale, request.process, request.as) : undefined;
  const table = await namesField(store, cohort);
  return {
    request,
    replies,
    ...table,
    ...(beside === undefined ? {} : { beside }),
    ...(card === undefined ? {} : { remarks: card.remarks }),
    ...(said === undefined ? {} : { said }),
  };
}

/**
 * Keeps how an asker rates their own request, and shows it in its thread. Rating it again edits the message.
 * @throws AppError as findSelfReview does
 */
export async function reviewOwnRequest(
  needs: SelfReviewPort,
  action: SelfReviewAction & { ratings: Ratings },
): Promise<void> {
  await changeSelfReview(needs, action, (request, said) => ({
    type: 'self-review',
    requestId: request.id,
    asker: request.askerId,
    text: request.text,
    ratings: action.ratings,
    ...remarkField(request),
    ...(said?.rewrite === undefined ? {} : { rewrite: said.rewrite }),
  }));
}

/**
 * Keeps how an asker writes their request anew, and shows it below the first text. Writing it once more edits the message.
 * @throws AppError as findSelfReview and checkText do; stale_button where they haven't rated the request
 */
export async function rewriteRequest(
  needs: SelfReviewPort,
  action: SelfReviewAction & { text: string; ratings: Ratings },
): Promise<void> {
  await changeSelfReview(needs, action, (_request, said) => {
    const text = checkText(action.text);
    if (said === undefined) throw new AppError('stale_button');
    return { ...said, rewrite: { text, ratings: action.ratings } };
  });
}

async function changeSelfReview(
  needs: SelfReviewPort,
  action: SelfReviewAction,
  change: (request: Request, said: ContentOf<'self-review'> | undefined) => ContentOf<'self-review'>,
): Promise<void> {
  const { teamId, requestId } = action;
  const cohort = await needs.store.transaction(async (tx) => {
    const request = await tx.requests.lock(teamId, requestId);
    const { cohort: found } = await checkOwn(tx, request, action);
    if (request === undefined) throw new AppError('request_gone');
    const content = change(request, await saidBefore(tx, action));
    const key = selfReviewKey(requestId);
    if (!(await tx.posts.revise(teamId, key, content)))
      await tx.posts.add({ ...(await threadOfRequest(tx, found, request)), key, content });
    await noteFinished(tx, found, request, needs.clock.now());
    return found;
  });
  await announce(needs, cohort);
}

async function checkOwn(
  tx: SelfReviewStore,
  request: Request | undefined,
  { teamId, requestId, userId }: SelfReviewAction,
): Promise<{ cohort: Cohort; replies: Reply[] }> {
  const cohort = request && (await tx.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) throw new AppError('request_gone');
  await checkMember(tx, cohort, userId);
  if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
  // No button offers it.
  if (isPresentation(request)) throw new AppError('stale_button');
  const replies = await tx.replies.of(teamId, requestId);
  if (!replies.some(isAnswer)) throw new AppError('review_too_early');
  return { cohort, replies };
}

async function saidBefore(
  tx: Pick<Store, 'posts'>,
  { teamId, requestId }: SelfReviewAction,
): Promise<ContentOf<'self-review'> | undefined> {
  const content = (await tx.posts.byKey(teamId, selfReviewKey(requestId)))?.content;
  return content?.type === 'self-review' ? content : undefined;
}
