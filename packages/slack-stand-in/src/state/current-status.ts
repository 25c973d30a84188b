import type { SeedUser, Status } from './seed.ts';
import type { Stage } from './stage.ts';

const NO_STATUS: Status = { text: '', emoji: '', until: 0 };

/** A person's status now. Slack removes a status when it expires. */
export function currentStatus(stage: Pick<Stage, 'now'>, { status = NO_STATUS }: SeedUser): Status {
  const isOver = status.until !== 0 && status.until * 1000 <= stage.now();
  return isOver ? NO_STATUS : status;
}
