/**
 * What the task of a run's notebook is, with its answer: computed once, because a form can't wait for it. And who has tried a lesson's task, and
 * who has solved it: no answers, and no time.
 */
export const sql = `
CREATE TABLE kakehashi.run_task (
  team_id text NOT NULL, run_id text NOT NULL, picked jsonb,
  PRIMARY KEY (team_id, run_id),
  FOREIGN KEY (team_id, run_id) REFERENCES kakehashi.run (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.task_try (
  team_id text NOT NULL, cohort_id text NOT NULL, process text NOT NULL, task text NOT NULL, user_id text NOT NULL, solved boolean NOT NULL,
  PRIMARY KEY (team_id, cohort_id, process, task, user_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX task_try_user ON kakehashi.task_try (team_id, user_id);
`;
