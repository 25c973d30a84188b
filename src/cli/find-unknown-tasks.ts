import type { Lesson } from '../course/lesson.ts';
import { isProcess } from '../course/lesson-id.ts';
import type { Finding } from '../course/problem.ts';
import { TASK_RULES } from '../steps/tasks/task-rules.ts';

/** Finds tasks that the app can't compute, and those whose line or values aren't what it computes. */
export function findUnknownTasks({ process, tasks }: Lesson): Finding[] {
  if (!isProcess(process)) return [];
  const rules = TASK_RULES[process];
  return tasks.flatMap(({ id, change, values, line }): Finding[] => {
    const rule = rules[id];
    if (rule === undefined) {
      return [{ line, reason: `{#${id}}: the app computes only these tasks here: ${Object.keys(rules).join(', ')}` }];
    }
    if (change !== rule.change) {
      return [{ line, reason: `{#${id}} change: "${change}", but the app computes "${rule.change}"` }];
    }
    const takes = rule.picks === 'numbers';
    if (takes === values.length > 0) return [];
    return [{ line, reason: `{#${id}} values: ${takes ? 'needs numbers to try' : 'the app picks what stands there'}` }];
  });
}
