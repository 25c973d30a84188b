/**
 * Courses that have a message on Mondays and Fridays. `look_at` is when the app looks next; `looked_at` is how far it has looked, so that nothing
 * is told twice. A person may have no message on Mondays.
 */
export const sql = `
CREATE TABLE kakehashi.week (
  team_id text NOT NULL, cohort_id text NOT NULL, looked_at timestamptz NOT NULL, look_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, cohort_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX week_due ON kakehashi.week (look_at);
ALTER TABLE kakehashi.member ADD COLUMN mondays boolean;
`;
