/** A cell in nbformat 4.5. Source: https://nbformat.readthedocs.io/en/latest/format_description.html */
export type Cell = MarkdownCell | CodeCell;

export interface MarkdownCell {
  cell_type: 'markdown';
  id: string;
  metadata: Record<string, unknown>;
  source: string[];
  /** Base64 content by file name and media type. `![words](attachment:name)` shows an attachment. */
  attachments?: Record<string, Record<string, string>>;
}

export interface CodeCell {
  cell_type: 'code';
  id: string;
  metadata: Record<string, unknown>;
  execution_count: number;
  source: string[];
  outputs: { output_type: 'stream'; name: 'stdout'; text: string[] }[];
}

export function markdownCell(id: string, ...paragraphs: string[]): MarkdownCell {
  return { cell_type: 'markdown', id, metadata: {}, source: linesOf(paragraphs.join('\n\n')) };
}

/**
 * A code cell.
 * @param count execution count, shown in brackets beside the cell
 * @param output lines that the cell prints
 * @param folds what to hide until a reader opens it
 */
export function codeCell(
  id: string,
  count: number,
  source: string,
  output: readonly string[],
  { folded = false, sourceFolded = false }: { folded?: boolean; sourceFolded?: boolean } = {},
): CodeCell {
  const text = output.map((line) => `${line}\n`);
  return {
    cell_type: 'code',
    id,
    metadata: {
      ...(folded ? { collapsed: true, jupyter: { outputs_hidden: true } } : {}),
      // The first is JupyterLab's and VS Code's, the second Colab's, which shows the cell's `@title` in its place.
      ...(sourceFolded ? { jupyter: { source_hidden: true }, cellView: 'form' } : {}),
    },
    execution_count: count,
    source: linesOf(source),
    outputs: text.length === 0 ? [] : [{ output_type: 'stream', name: 'stdout', text }],
  };
}

/**
 * A Markdown cell with a chart below its title. The chart is an attachment, so running the notebook does not remove it.
 */
export function chartCell(id: string, title: string, altText: string, base64: string): MarkdownCell {
  const name = `${id}.png`;
  return {
    ...markdownCell(id, `### ${title}`, `![${altText}](attachment:${name})`),
    attachments: { [name]: { 'image/png': base64 } },
  };
}

/** Splits text into lines that keep their line feed, as Jupyter saves them, so that diffs show changed lines only. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line)).filter((line) => line !== '');
}
