import { MOST_STATEMENTS } from '../../../exercise/presentation.ts';
import { openPresenting } from '../../../flow/presentations/open-presenting.ts';
import { presentFindings } from '../../../flow/presentations/present-findings.ts';
import { figuresOf } from '../../../steps/figures-of.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOption } from '../field-values.ts';
import { besideField, numbered } from '../numbered.ts';
import type { SubmitModal } from '../submission.ts';

/** Which field an error is about. */
const FIELDS = { presentation_text: BLOCKS.statement, presentation_figure: BLOCKS.figure };

/** Sends the presentation. */
export const submitPresent: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId, words } = actor;
  const [lessonId, requestId, runId] = [carried('lessonId'), carried('requestId'), carried('runId')];
  // An option holds a place in this list, because a figure's id may be longer than Slack takes.
  const { run } = await openPresenting(edge.flow, { teamId, lessonId, runId, userId });
  const figures = figuresOf(run.process, run.findings, words.locale, words.course.t);
  const written = Array.from({ length: MOST_STATEMENTS }, (_, index) => {
    const place = selectedOption(value(numbered(BLOCKS.figure, index + 1)));
    return {
      text: value(numbered(BLOCKS.statement, index + 1))?.value ?? '',
      figureId: place === undefined ? undefined : figures[Number(place)]?.id,
    };
  });
  const role = selectedOption(value(BLOCKS.role));
  try {
    await presentFindings(edge.flow, { teamId, lessonId, runId, requestId, askerId: userId, role, written });
  } catch (error) {
    return besideField(words, error, FIELDS);
  }
  return undefined;
};
