import { AppError } from '../../errors.ts';
import { type GivenVerdicts, openPlaces, withVerdicts } from '../../exercise/presentation.ts';
import { isPresentation } from '../../exercise/request.ts';
import type { ReassignPort } from '../requests/port.ts';
import { recordAnswer } from '../requests/record-answer.ts';
import { tellVerdicts } from './tell-verdicts.ts';

/**
 * Records a stakeholder's verdicts on the statements that want one, posts them in the presentation's thread, and keeps as decisions what was
 * confirmed and what was said in place of it.
 * @param input.replyId makes a form that Slack delivers twice one answer
 * @throws AppError stale_button where nothing wants a verdict; and as recordAnswer and withVerdicts do
 */
export async function answerPresentation(
  needs: ReassignPort,
  input: { teamId: string; requestId: string; replyId: string; authorId: string; verdicts: GivenVerdicts },
): Promise<void> {
  const { authorId, verdicts } = input;
  await recordAnswer(needs, { ...input, source: 'modal', files: [] }, async (tx, { request, cohort, question }) => {
    if (!isPresentation(request)) throw new AppError('stale_button');
    const places = openPlaces(request.statements);
    if (places.length === 0) throw new AppError('stale_button');
    const statements = withVerdicts(request.statements, verdicts, { byId: authorId, at: needs.clock.now() });
    const said = { ...request, statements };
    const { text, shown } = await tellVerdicts(needs, tx, cohort, said, places);
    return {
      request: said,
      text,
      content: { type: 'verdicts', requestId: request.id, author: authorId, ...question, verdicts: shown },
    };
  });
}
