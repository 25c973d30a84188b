/** The questions that someone who took the course alone brings to their real team, and the role that each is for. */
export const sql = `
CREATE TABLE kakehashi.own_question (
  team_id text NOT NULL, cohort_id text NOT NULL, position int NOT NULL, user_id text NOT NULL, body text NOT NULL, role text,
  PRIMARY KEY (team_id, cohort_id, position),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX own_question_user ON kakehashi.own_question (team_id, user_id);
`;
