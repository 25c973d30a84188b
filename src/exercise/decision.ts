import type { LessonId } from '../course/lesson-id.ts';
import type { RoleId } from '../course/role.ts';
import type { Figure } from './presentation.ts';

/** What a team has decided about its data, and on whose word. */
export interface Decision {
  id: string;
  cohortId: string;
  /** The lesson in which it came up. */
  process: LessonId;
  what: Decided;
  /** The data set that it's about, as courses name theirs (`Cohort.dataset`). Each version of a team's own table is another. */
  dataset: string;
  from: DecisionOrigin;
  /** Whose word it is. */
  byId: string;
  /** The role in which they said it; absent when they hold none that counts here. */
  role?: RoleId;
  /** Who kept it as a decision; may be the same person. */
  keptById: string;
  at: Date;
  /** Absent while it stands. */
  withdrawn?: { byId: string; at: Date };
}

/**
 * - `keep-column`, `drop-column`: whether a column goes into the Dataset;
 * - `blank-means`: a blank cell isn't unknown: `none`, a category of its own, or `zero`, the number 0;
 * - `order-categories`: how a column's categories are numbered: by the median of the target in the training rows, or in an order given from
 *   least to most;
 * - `statement`: a sentence, such as a figure that a stakeholder has confirmed. No step applies it.
 */
export type Decided = ColumnDecision | StatementDecision;

/** A sentence, with the figure that shows it where there is one. */
export interface StatementDecision {
  kind: 'statement';
  text: string;
  figure?: Figure;
}

/** What a step can apply to a column. */
export type ColumnDecision =
  | { kind: 'keep-column' | 'drop-column'; column: string }
  | { kind: 'blank-means'; column: string; meaning: BlankMeaning }
  | { kind: 'order-categories'; column: string; by: 'target-median' | readonly string[] };

type BlankMeaning = 'none' | 'zero';

/** Where a decision comes from: a request and the reply that says it, or a presentation, which is kept as a request too. */
type DecisionOrigin =
  | { source: 'request'; requestId: string; replyId?: string }
  | { source: 'presentation'; presentationId: string };

/**
 * The decisions about a data set that stand, oldest first. Of two that can't both be applied, such as keep and drop of one column, the
 * newer one stands.
 */
export function standing(decisions: readonly Decision[], dataset: string): Decision[] {
  const inOrder = decisions
    .filter((decision) => decision.withdrawn === undefined && decision.dataset === dataset)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const last = new Map(inOrder.map(({ id, what }) => [subjectOf(id, what), id]));
  return inOrder.filter(({ id, what }) => last.get(subjectOf(id, what)) === id);
}

/** What only one standing decision can be about. Statements stand beside each other. */
function subjectOf(id: string, what: Decided): string {
  switch (what.kind) {
    case 'keep-column':
    case 'drop-column':
      return JSON.stringify(['column', what.column]);
    case 'blank-means':
    case 'order-categories':
      return JSON.stringify([what.kind, what.column]);
    case 'statement':
      return JSON.stringify(['statement', id]);
  }
}
