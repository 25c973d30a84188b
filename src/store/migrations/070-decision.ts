/**
 * What teams have decided about their data, and on whose word. `what` holds the kind and, for a column, the rest; the text of a statement is
 * `body`, because people wrote it. A decision that was withdrawn stays, so that a run on it can still say whose it was.
 */
export const sql = `
CREATE TABLE kakehashi.decision (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, process text NOT NULL, what jsonb NOT NULL, body text NOT NULL DEFAULT '',
  dataset text NOT NULL, origin jsonb NOT NULL, decided_by text NOT NULL, role text, kept_by text NOT NULL, decided_at timestamptz NOT NULL,
  withdrawn_by text, withdrawn_at timestamptz,
  PRIMARY KEY (team_id, id),
  CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX decision_cohort ON kakehashi.decision (team_id, cohort_id);
`;
