import type { ModalView } from '@slack/types';
import type { Decision } from '../../../exercise/decision.ts';
import { processOf } from '../../../steps/apply-decisions.ts';
import { decisionLine } from '../../messages/decision-line.ts';
import { context, escapeMrkdwn, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { withdrawButton } from '../decisions/withdraw-button.ts';
import { modal } from '../kit.ts';

/** What was kept, in words, and where it's applied. */
export function keptView(words: Words, decision: Decision): ModalView {
  const { t, course, locale } = words;
  const { what } = decision;
  const where =
    what.kind === 'statement'
      ? t('kept.statement')
      : t('kept.apply', { process: escapeMrkdwn(course.process(locale, processOf(what)).name) });
  return modal({
    title: t('keep-decision.title'),
    close: t('modal.close'),
    blocks: [
      section(t('kept.lead')),
      section(decisionLine(words, decision), withdrawButton(words, decision.id)),
      context(where),
    ],
  });
}
