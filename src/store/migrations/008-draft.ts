/** Drafts of requests: one for each person, cohort and lesson. */
export const sql = `
CREATE TABLE kakehashi.draft (
  team_id text NOT NULL, cohort_id text NOT NULL, process text NOT NULL, user_id text NOT NULL,
  roles text[] NOT NULL, kind text CHECK (kind IN ('information', 'work', 'review')), body text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, cohort_id, process, user_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
`;
