import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import { findMentioned } from '../../exercise/find-mentioned.ts';
import { isAnswer, type Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Store } from '../../ports/store.ts';
import type { AnalyzeFindings } from '../../steps/analyze/analyze-findings.ts';
import { type DecidableColumn, decidableColumns } from '../../steps/decidable-columns.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember } from '../members/check-member.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';
import type { DecisionsPort } from './port.ts';

/** An answered request, and what can be kept of it. */
export interface Keeping {
  request: Request;
  cohort: Cohort;
  /** The newest answer. */
  reply: Reply;
  /** The role in which it was given. */
  role?: RoleId;
  /** The columns of the course's table; empty until Analyze has run. */
  columns: DecidableColumn[];
  /** The column that the answer, or else the question, mentions first. */
  mentioned?: string;
}

/**
 * Finds what can be kept of an answered request. Everyone who may see the course may keep it.
 * @throws AppError stale_button, not_in_cohort, decision_no_answer
 */
export async function openKeeping(
  { store }: { store: Pick<DecisionsPort['store'], 'cohorts' | 'members' | 'replies' | 'requests' | 'runs'> },
  { teamId, requestId, userId }: { teamId: string; requestId: string; userId: string },
): Promise<Keeping> {
  const request = await store.requests.byId(teamId, requestId);
  const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || cohort === undefined) throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  const replies = await store.replies.of(teamId, requestId);
  const reply = replies.findLast(isAnswer);
  if (reply === undefined) throw new AppError('decision_no_answer');
  const columns = await columnsOf(store, cohort);
  const names = columns.map(({ column }) => column);
  const [mentioned] = [reply.text, request.text].flatMap((text) => findMentioned(text, names));
  const role = roleOf(request, reply);
  return {
    request,
    cohort,
    reply,
    columns,
    ...(role === undefined ? {} : { role }),
    ...(mentioned === undefined ? {} : { mentioned }),
  };
}

/** The columns of a course's table, as its newest Analyze knows them. */
async function columnsOf(store: Pick<Store, 'runs'>, cohort: Cohort): Promise<DecidableColumn[]> {
  const run = await store.runs.latestDone(cohort, 'analyze');
  return run?.findings === undefined ? [] : decidableColumns(run.findings as AnalyzeFindings);
}

/** The role of the request in which somebody has answered it. */
function roleOf({ assignments }: Request, { authorId }: Reply): RoleId | undefined {
  const theirs = assignments.find(({ assigneeId, why }) =>
    authorId === STAND_IN ? why === 'stand-in' : assigneeId === authorId,
  );
  return theirs?.role ?? (assignments.length === 1 ? assignments[0]?.role : undefined);
}
