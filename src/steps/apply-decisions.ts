import type { ProcessId } from '../course/lesson-id.ts';
import type { ColumnDecision } from '../exercise/decision.ts';
import type { ColumnChoice, Parameters, ParameterValue } from './parameters.ts';
import { readOrder, writeOrder } from './preprocess/category-order.ts';

/** The process whose parameters take a decision. */
export function processOf({ kind }: ColumnDecision): ProcessId {
  return kind === 'keep-column' || kind === 'drop-column' ? 'prepare' : 'preprocess';
}

/**
 * Turns decisions into parameters of a step. What they don't decide stays as it is.
 * @param decisions decisions that stand, of any process
 * @param choices columns that the step offers; a decision about another one isn't applied
 */
export function applyDecisions(
  process: ProcessId,
  decisions: readonly ColumnDecision[],
  parameters: Parameters,
  choices: readonly ColumnChoice[],
): Parameters {
  const changed = { ...parameters };
  for (const decision of decisions) {
    if (isOffered(process, decision, choices)) Object.assign(changed, changesOf(decision, changed));
  }
  return changed;
}

/** The decisions that a step can apply to its columns. */
export function isOffered(process: ProcessId, decision: ColumnDecision, choices: readonly ColumnChoice[]): boolean {
  const offer = choices.find(({ column }) => column === decision.column);
  if (offer === undefined || processOf(decision) !== process) return false;
  return offer.only === undefined || offer.only.includes(offeredBy(decision));
}

/** Whether a step's parameters do what a decision says. */
export function isFollowed(process: ProcessId, decision: ColumnDecision, parameters: Parameters): boolean {
  if (processOf(decision) !== process) return false;
  const { column } = decision;
  const has = (id: string) => listOf(parameters[id]).includes(column);
  switch (decision.kind) {
    case 'keep-column':
      return !has('drop');
    case 'drop-column':
      return has('drop');
    case 'blank-means':
      return has(offeredBy(decision));
    case 'order-categories':
      return decision.by === 'target-median'
        ? has('byTarget')
        : listOf(parameters.orders).includes(writeOrder({ column, categories: decision.by }));
  }
}

/** The parameter that says in which columns a decision is possible. */
function offeredBy(decision: ColumnDecision): string {
  switch (decision.kind) {
    case 'keep-column':
    case 'drop-column':
      return 'drop';
    case 'blank-means':
      return decision.meaning === 'none' ? 'blankNone' : 'blankZero';
    case 'order-categories':
      return 'byTarget';
  }
}

function changesOf(decision: ColumnDecision, parameters: Parameters): Parameters {
  const { column } = decision;
  const [without, withIt] = [
    (id: string) => listOf(parameters[id]).filter((name) => name !== column),
    (id: string) => [...new Set([...listOf(parameters[id]), column])],
  ];
  switch (decision.kind) {
    case 'keep-column':
      return { drop: without('drop'), ask: without('ask') };
    case 'drop-column':
      return { drop: withIt('drop'), ask: without('ask') };
    case 'blank-means': {
      const id = offeredBy(decision);
      return { [id]: withIt(id) };
    }
    case 'order-categories': {
      const others = listOf(parameters.orders).filter((line) => readOrder(line)?.column !== column);
      return decision.by === 'target-median'
        ? { byTarget: withIt('byTarget'), orders: others }
        : {
            byTarget: without('byTarget'),
            orders: [...others, writeOrder({ column, categories: decision.by })],
          };
    }
  }
}

function listOf(value: ParameterValue | undefined): string[] {
  return Array.isArray(value) ? value : [];
}
