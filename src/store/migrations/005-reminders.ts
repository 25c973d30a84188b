/** Working hours and pauses of a cohort, and the time of a member's last digest. */
export const sql = `
ALTER TABLE kakehashi.cohort ADD COLUMN paused boolean NOT NULL DEFAULT false,
  ADD COLUMN working_hours jsonb NOT NULL DEFAULT '{"weekdays": [1, 2, 3, 4, 5], "from": 540, "to": 1080, "holidays": "jp"}';
ALTER TABLE kakehashi.member ADD COLUMN digest_at timestamptz;
UPDATE kakehashi.assignment SET remind_at = asked_at WHERE state IN ('asked', 'accepted') AND assignee_id IS NOT NULL;
`;
