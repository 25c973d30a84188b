/**
 * Schedules of lessons. A cohort has at most one; `next_at` is the slot that it waits for. The outcome of each slot is kept, so that a
 * slot never posts two lessons.
 */
export const sql = `
CREATE TABLE kakehashi.schedule (
  team_id text NOT NULL, cohort_id text NOT NULL, plan jsonb NOT NULL, lessons jsonb NOT NULL,
  when_unfinished text NOT NULL CHECK (when_unfinished IN ('wait', 'go-on')),
  paused boolean NOT NULL DEFAULT false, next_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, cohort_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX schedule_due ON kakehashi.schedule (next_at) WHERE NOT paused;
CREATE TABLE kakehashi.schedule_slot (
  team_id text NOT NULL, cohort_id text NOT NULL, slot_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('posted', 'missed', 'skipped', 'waited')), lesson_id text,
  PRIMARY KEY (team_id, cohort_id, slot_at), CHECK ((outcome = 'posted') = (lesson_id IS NOT NULL)),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
`;
