import { AppError } from '../../errors.ts';
import type { Decided, Decision } from '../../exercise/decision.ts';
import type { DecidableColumn } from '../../steps/decidable-columns.ts';
import { readOrder } from '../../steps/preprocess/category-order.ts';
import { announce } from '../announce.ts';
import { renewPageIn } from '../project-page/renew-page.ts';
import { openKeeping } from './open-keeping.ts';
import type { DecisionsPort } from './port.ts';

/** What a person chooses to keep. */
export const KEPT_KINDS = ['keep', 'drop', 'none', 'zero', 'by-target', 'order', 'statement'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Longest text of a statement or an order, in characters. */
export const DECISION_LIMIT = 500;

/**
 * Keeps what an answer says as a decision of the team: on the word of the person who answered, about the data that the course uses now.
 * @param input.id the same for a deed that is done again, which keeps one decision
 * @throws AppError as openKeeping does; decision_column, column_not_found, column_not_categorical, column_not_for_zero, decision_text,
 *   decision_order, text_too_long
 */
export async function keepDecision(
  needs: DecisionsPort,
  input: {
    id: string;
    teamId: string;
    requestId: string;
    userId: string;
    kind: KeptKind;
    column: string | undefined;
    text: string;
  },
): Promise<Decision> {
  const { teamId, userId } = input;
  const { request, cohort, reply, role, columns } = await openKeeping(needs, input);
  const decision: Decision = {
    id: input.id,
    cohortId: cohort.id,
    process: request.process,
    what: decidedBy(input, columns),
    dataset: cohort.dataset,
    from: { source: 'request', requestId: request.id, replyId: reply.id },
    byId: reply.authorId,
    ...(role === undefined ? {} : { role }),
    keptById: userId,
    at: needs.clock.now(),
  };
  const hasPage = await needs.store.transaction(async (tx) => {
    await tx.decisions.add(teamId, decision);
    return renewPageIn(tx, cohort);
  });
  if (hasPage) await announce(needs, cohort);
  return decision;
}

function decidedBy(
  { kind, column, text }: { kind: KeptKind; column: string | undefined; text: string },
  columns: readonly DecidableColumn[],
): Decided {
  const typed = text.trim();
  if (typed.length > DECISION_LIMIT) {
    throw new AppError('text_too_long', { length: typed.length, limit: DECISION_LIMIT });
  }
  if (kind === 'statement') {
    if (typed === '') throw new AppError('decision_text');
    return { kind: 'statement', text: typed };
  }
  if (column === undefined) throw new AppError('decision_column');
  const found = columns.find((each) => each.column === column);
  if (found === undefined) throw new AppError('column_not_found', { column });
  if (kind === 'keep' || kind === 'drop') return { kind: `${kind}-column`, column };
  if (kind === 'zero') {
    if (found.type !== 'numeric') throw new AppError('column_not_for_zero', { column });
    return { kind: 'blank-means', column, meaning: 'zero' };
  }
  if (found.type !== 'categorical') throw new AppError('column_not_categorical', { column });
  if (kind === 'none') return { kind: 'blank-means', column, meaning: 'none' };
  if (kind === 'by-target') return { kind: 'order-categories', column, by: 'target-median' };
  // The column is chosen, so people type only its categories.
  const order = readOrder(`_: ${typed}`);
  if (order === undefined) throw new AppError('decision_order');
  return { kind: 'order-categories', column, by: order.categories };
}
