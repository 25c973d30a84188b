/**
 * What people answer to the two questions before the first lesson and after the last one. A row belongs to one person, and no time is kept,
 * because the order of answers could tell who gave them. A question that isn't answered is empty.
 */
export const sql = `
CREATE TABLE kakehashi.survey_answer (
  team_id text NOT NULL, cohort_id text NOT NULL, user_id text NOT NULL, moment text NOT NULL CHECK (moment IN ('before', 'after')),
  sure int CHECK (sure BETWEEN 1 AND 5), asked int CHECK (asked BETWEEN 0 AND 999),
  PRIMARY KEY (team_id, cohort_id, user_id, moment),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX survey_answer_user ON kakehashi.survey_answer (team_id, user_id);
`;
