/** A cell of a notebook as nbformat 4.5 has it. https://nbformat.readthedocs.io/en/latest/format_description.html */
export type Cell = MarkdownCell | CodeCell;

export interface MarkdownCell {
  cell_type: 'markdown';
  id: string;
  metadata: Record<string, unknown>;
  source: string[];
  /** By file name, then by media type: base64. `![words](attachment:name)` shows it. */
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
 * @param output what the cell printed, line by line; none for a cell that prints nothing
 * @param folded whether its output is hidden until somebody asks for it
 */
export function codeCell(
  id: string,
  count: number,
  source: string,
  output: readonly string[],
  folded = false,
): CodeCell {
  const text = output.map((line) => `${line}\n`);
  return {
    cell_type: 'code',
    id,
    metadata: folded ? { collapsed: true, jupyter: { outputs_hidden: true } } : {},
    execution_count: count,
    source: linesOf(source),
    outputs: text.length === 0 ? [] : [{ output_type: 'stream', name: 'stdout', text }],
  };
}

/** A chart under its title. It is attached to its cell, so that running the notebook again does not take it away. */
export function chartCell(id: string, title: string, altText: string, base64: string): MarkdownCell {
  const name = `${id}.png`;
  return {
    ...markdownCell(id, `### ${title}`, `![${altText}](attachment:${name})`),
    attachments: { [name]: { 'image/png': base64 } },
  };
}

/** Lines that keep their line feed, as Jupyter saves them: a change then shows where it is. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line)).filter((line) => line !== '');
}
