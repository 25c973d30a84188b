/** What someone who takes the course alone has asked a real person, and what that person has answered. */
export const sql = `
CREATE TABLE kakehashi.real_question (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, request_id text NOT NULL, asker_id text NOT NULL, to_id text NOT NULL,
  body text NOT NULL, asked_at timestamptz NOT NULL, answer text NOT NULL DEFAULT '', answered_at timestamptz,
  PRIMARY KEY (team_id, id),
  UNIQUE (team_id, request_id, to_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
`;
