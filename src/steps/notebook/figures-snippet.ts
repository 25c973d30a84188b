import { JSON_MODULE, type Snippet } from './snippet.ts';

/** What the line with the figures begins with, for programs that compare them. */
export const FIGURES_MARKER = 'kakehashi-figures: ';

/**
 * The last cell of a notebook: the step's figures under the keys of `kakehashi run <process> --json`, as one line of JSON.
 * @param source Python that makes the dict `figures`
 * @param figures as the run found them
 */
export function figuresSnippet(source: string, figures: unknown, imports: readonly string[] = []): Snippet {
  return {
    id: 'figures',
    imports: [JSON_MODULE, ...imports],
    source: `${source}\nprint("${FIGURES_MARKER}" + json.dumps(figures, ensure_ascii=False))`,
    output: [FIGURES_MARKER + JSON.stringify(figures)],
    folded: true,
  };
}
