/** SQL: the person `$2` of the workspace `$1` has left the channel of the cohort whose id is in this column. */
export function hasLeft(cohortId: string): string {
  return `EXISTS (SELECT 1 FROM kakehashi.departure gone WHERE gone.team_id = $1 AND gone.cohort_id = ${cohortId}
    AND gone.user_id = $2)`;
}
