/** Who chose a member's role, who has left a cohort's channel, and since when a member is away. */
export const sql = `
ALTER TABLE kakehashi.role_holding ADD COLUMN chosen_by text;
UPDATE kakehashi.role_holding SET chosen_by = user_id;
ALTER TABLE kakehashi.role_holding ALTER COLUMN chosen_by SET NOT NULL;
CREATE TABLE kakehashi.departure (
  team_id text NOT NULL, cohort_id text NOT NULL, user_id text NOT NULL, left_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, cohort_id, user_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
ALTER TABLE kakehashi.member ADD COLUMN away_since timestamptz, ADD COLUMN status_since timestamptz;
UPDATE kakehashi.member SET away_since = now() WHERE away_until IS NOT NULL;
CREATE INDEX assignment_unowned ON kakehashi.assignment (team_id) WHERE state IN ('asked', 'accepted') AND assignee_id IS NULL;
`;
