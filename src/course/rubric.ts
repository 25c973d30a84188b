import type { SentKind } from './request-kind.ts';

/** Criteria of the peer review of a request. */
export const RUBRIC = ['right-person', 'right-kind', 'specific', 'usable'] as const;
export type RequestCriterion = (typeof RUBRIC)[number];

/** Criteria of the peer review of a remark to the data scientist. */
export const REMARK_RUBRIC = ['relevant-now', 'named', 'actionable'] as const;
export type RemarkCriterion = (typeof REMARK_RUBRIC)[number];

export type RubricCriterion = RequestCriterion | RemarkCriterion;

/** Every criterion, those of requests first. */
export const CRITERIA: readonly RubricCriterion[] = [...RUBRIC, ...REMARK_RUBRIC];

/** The criteria by which something that was sent is reviewed. */
export function rubricOf(kind: SentKind): readonly RubricCriterion[] {
  return kind === 'remark' ? REMARK_RUBRIC : RUBRIC;
}

/** Levels of each criterion, best first. */
export const RATINGS = ['fully', 'mostly', 'partly', 'not'] as const;
export type Rating = (typeof RATINGS)[number];
