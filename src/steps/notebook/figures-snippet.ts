import { JSON_MODULE, type Snippet } from './snippet.ts';

/** Prefix of the output line with the figures, for programs that compare them. */
export const FIGURES_MARKER = 'kakehashi-figures: ';

/**
 * The last cell of a notebook. It prints the step's figures as one line of JSON, with the keys of
 * `kakehashi run <process> --json`.
 * @param source Python that makes the dict `figures`
 * @param figures figures of the run
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
