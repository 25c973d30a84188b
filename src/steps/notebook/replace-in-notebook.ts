import type { Cell } from './cell.ts';
import type { NotebookInput } from './notebook-input.ts';
import { pythonLiteral } from './python-literal.ts';
import { writeNotebook } from './write-notebook.ts';

type Results = Pick<NotebookInput, 'findings' | 'locale' | 'parameters' | 'process' | 't'> & { summary: string };

/** Cells that depend neither on findings nor on parameters; those with charts keep their pictures. */
const KEPT = /^(?:title|what|why|how|chart-\d+)$/u;

/**
 * Replaces the Business Goal in a stored notebook. A notebook of Business Understanding is written anew from its findings, with its charts
 * and its lesson kept. Others have the goal only among their settings.
 * @param text the notebook's JSON
 */
export function replaceInNotebook(text: string, results: Results, goal: string): string {
  const notebook = JSON.parse(text) as { cells: Cell[] };
  const cells = results.process === 'business-understanding' ? rewritten(notebook.cells, results) : notebook.cells;
  return `${JSON.stringify({ ...notebook, cells: cells.map((cell) => withGoal(cell, goal)) }, null, 1)}\n`;
}

function rewritten(cells: readonly Cell[], results: Results): Cell[] {
  const source = { dataset: '', target: '' };
  const fresh = JSON.parse(writeNotebook({ ...results, history: {}, source, charts: [] })) as { cells: Cell[] };
  // A cell of an earlier release that this one does not write could quote the text, so it is left out.
  return cells.flatMap((cell) =>
    KEPT.test(cell.id) ? [cell] : (fresh.cells.find((other) => other.id === cell.id) ?? []),
  );
}

function withGoal(cell: Cell, goal: string): Cell {
  if (cell.cell_type !== 'code') return cell;
  const source = cell.source.map((line) =>
    line.startsWith('GOAL = ') ? `GOAL = ${pythonLiteral(goal)}${line.endsWith('\n') ? '\n' : ''}` : line,
  );
  return { ...cell, source };
}
