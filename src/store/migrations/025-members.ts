/**
 * When a cohort is compared next with the members of its channel; null = as soon as possible. And when a person last joined or left
 * it, by Slack's clock: what Slack tells comes twice and in no sure order, and what is older must not undo what is newer.
 */
export const sql = `
ALTER TABLE kakehashi.cohort ADD COLUMN compare_at timestamptz;
CREATE TABLE kakehashi.movement (
  team_id text NOT NULL, cohort_id text NOT NULL, user_id text NOT NULL, ts numeric NOT NULL,
  PRIMARY KEY (team_id, cohort_id, user_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
`;
