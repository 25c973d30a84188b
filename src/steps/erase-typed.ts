import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import { inOneLine } from './in-one-line.ts';
import { replaceInNotebook } from './notebook/replace-in-notebook.ts';
import type { Parameters } from './parameters.ts';
import type { Run } from './run.ts';
import { stepOf } from './step-of.ts';
import type { StepOutcome } from './step-outcome.ts';

/** Results of a run after a text is erased; without findings when the run has none. */
export interface ErasedRun {
  parameters: Parameters;
  outcome?: Pick<StepOutcome, 'findings' | 'headline' | 'summary'>;
}

/** How a typed text is erased: which texts (in one line each), and what replaces them. */
export interface Erasing {
  typed: ReadonlySet<string>;
  instead: string;
  locale: Locale;
  t: Translate;
}

/** Texts that a person typed among a run's parameters, in one line each. */
export function typedTexts({ process, parameters }: Pick<Run, 'process' | 'parameters'>): string[] {
  return textParameters(process).flatMap((id) => {
    const text = inOneLine(String(parameters[id] ?? ''));
    return text === '' ? [] : [text];
  });
}

/**
 * Erases typed texts from a run's parameters and findings, and words the findings anew.
 * @returns undefined when the run holds none of these texts
 */
export function eraseTyped(
  { process, parameters, findings }: Pick<Run, 'process' | 'parameters' | 'findings'>,
  { typed, instead, locale, t }: Erasing,
): ErasedRun | undefined {
  const step = stepOf(process);
  const isTyped = (text: unknown) => typeof text === 'string' && typed.has(inOneLine(text));
  const found = textParameters(process).filter((id) => isTyped(parameters[id]));
  const kept = { ...parameters, ...Object.fromEntries(found.map((id) => [id, instead])) };
  const { quoting } = step;
  if (findings === undefined || quoting === undefined || !isTyped(quoting.typedIn(findings))) {
    return found.length === 0 ? undefined : { parameters: kept };
  }
  const erased = quoting.replace(findings, instead);
  return {
    parameters: kept,
    outcome: {
      findings: erased,
      headline: step.headline(erased, locale, t),
      summary: step.summarize(erased, locale, t),
    },
  };
}

/**
 * Erases a typed text from one of the run's files.
 * @returns undefined for a file that quotes no text
 */
export function eraseFromFile(
  process: ProcessId,
  file: { kind: string; mediaType: string; content: string },
  { parameters, outcome }: ErasedRun & Required<Pick<ErasedRun, 'outcome'>>,
  { instead, locale, t }: Omit<Erasing, 'typed'>,
): string | undefined {
  if (file.kind.startsWith('notebook')) {
    return replaceInNotebook(file.content, { process, parameters, ...outcome, locale, t }, instead);
  }
  // In these reports, the typed text is the only quotation.
  if (file.mediaType === 'text/markdown') return file.content.replace(/^> .*$/gmu, () => `> ${instead}`);
  return undefined;
}

function textParameters(process: ProcessId): string[] {
  return stepOf(process).parameters.flatMap(({ kind, id }) => (kind === 'text' ? [id] : []));
}
