import { ownWords } from '../../charts/own-words.ts';
import { AppError } from '../../errors.ts';
import type { OwnTable } from '../../ports/compute.ts';
import type { NamedDecision } from '../../steps/named-decision.ts';
import { type Dataset, sourceOf } from './read-datasets.ts';
import type { Source } from './thread-messages.ts';

/**
 * How to read what a step runs on: a data set of the app, by its id, or a table that a team has brought.
 * @param decisions the team's decisions that the run follows
 * @throws AppError dataset_unknown (values: dataset) for a data set that this release doesn't have
 */
export function sourceFor(
  datasets: Readonly<Record<string, Dataset>>,
  data: string | OwnTable,
  decisions: readonly NamedDecision[] = [],
): Source {
  if (typeof data !== 'string') {
    const { filename, target, identifier: id, row, unit, types, parts, origin } = data;
    const own = { target, types, parts, origin, row: ownWords(row) };
    return {
      ...own,
      decisions,
      dataset: filename,
      ...(id === undefined ? {} : { id }),
      ...(unit === undefined ? {} : { unit: ownWords(unit) }),
    };
  }
  const found = datasets[data];
  if (found === undefined) throw new AppError('dataset_unknown', { dataset: data });
  return { ...sourceOf(found), decisions };
}
