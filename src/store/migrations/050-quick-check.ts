/**
 * What people choose in a lesson's quick check: first, and at last. A row belongs to one person, and no time is kept, because the order of
 * answers could tell who gave them.
 */
export const sql = `
CREATE TABLE kakehashi.quick_answer (
  team_id text NOT NULL, cohort_id text NOT NULL, process text NOT NULL, question text NOT NULL, user_id text NOT NULL,
  first_option text NOT NULL, latest_option text NOT NULL,
  PRIMARY KEY (team_id, cohort_id, process, question, user_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX quick_answer_user ON kakehashi.quick_answer (team_id, user_id);
`;
