/** Criteria of the peer review. */
export const RUBRIC = ['right-person', 'right-kind', 'specific', 'usable'] as const;
export type RubricCriterion = (typeof RUBRIC)[number];

/** Levels of each criterion, best first. */
export const RATINGS = ['fully', 'mostly', 'partly', 'not'] as const;
export type Rating = (typeof RATINGS)[number];
