import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Run } from '../../steps/run.ts';
import { stepOf } from '../../steps/step-of.ts';

/**
 * What a finished run says in one line, and its draft request, in a reader's language. The store has both in the language of the
 * channel, where the run was published.
 * @param stored language of the channel
 */
export function runInWords(
  { process, findings, headline, draft }: Pick<Run, 'process' | 'findings' | 'headline' | 'draft'>,
  { stored, reader }: { stored: Locale; reader: Locale },
  t: Translate,
): Pick<Run, 'headline' | 'draft'> {
  const kept = { ...(headline === undefined ? {} : { headline }), ...(draft === undefined ? {} : { draft }) };
  if (stored === reader || findings === undefined || headline === undefined) return kept;
  const step = stepOf(process);
  const again = draft === undefined ? undefined : step.draft?.(findings, reader, t);
  return { headline: step.headline(findings, reader, t), ...(again === undefined ? {} : { draft: again }) };
}
