import type { Store } from '../ports/store.ts';
import type { PickedTask } from '../steps/tasks/pick-task.ts';
import { type Db, rows } from './query.ts';

export function taskStore(db: Db): Store['tasks'] {
  return {
    async keep(teamId, runId, picked) {
      await db.query(
        `INSERT INTO kakehashi.run_task (team_id, run_id, picked)
         SELECT team_id, id, $3 FROM kakehashi.run WHERE team_id = $1 AND id = $2 AND NOT without_files
         ON CONFLICT (team_id, run_id) DO NOTHING`,
        [teamId, runId, picked === undefined ? null : JSON.stringify(picked)],
      );
    },
    async ofRun(teamId, runId) {
      const [found] = await rows<{ picked: PickedTask | null }>(
        db,
        'SELECT picked FROM kakehashi.run_task WHERE team_id = $1 AND run_id = $2',
        [teamId, runId],
      );
      return found && (found.picked === null ? {} : { picked: found.picked });
    },
    async note(teamId, { cohortId, process, task, userId, solved }) {
      await db.query(
        `INSERT INTO kakehashi.task_try AS t (team_id, cohort_id, process, task, user_id, solved) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (team_id, cohort_id, process, task, user_id) DO UPDATE SET solved = t.solved OR $6`,
        [teamId, cohortId, process, task, userId, solved],
      );
    },
    async triedBy(teamId, { cohortId, process, userId }) {
      const found = await rows<{ task: string; solved: boolean }>(
        db,
        'SELECT task, solved FROM kakehashi.task_try WHERE team_id = $1 AND cohort_id = $2 AND process = $3 AND user_id = $4',
        [teamId, cohortId, process, userId],
      );
      return new Map(found.map(({ task, solved }) => [task, solved]));
    },
  };
}
