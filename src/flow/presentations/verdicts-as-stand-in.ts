import type { RoleId } from '../../course/role.ts';
import { judgeStatement, openPlaces, withVerdicts } from '../../exercise/presentation.ts';
import type { Reply } from '../../exercise/reply.ts';
import { isPresentation, type Request } from '../../exercise/request.ts';
import type { ContentOf } from '../../messages/content.ts';
import { figureInWords } from '../../messages/figure-in-words.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';
import type { ChangePort } from '../requests/port.ts';
import type { Question } from '../requests/quote-question.ts';
import { tellVerdicts } from './tell-verdicts.ts';

/**
 * Gives a stand-in's verdicts on the statements of a presentation that want one. It reads the asker's latest question back along with each
 * statement. Runs inside the caller's transaction.
 * @returns the request with these verdicts, and the answer as one text and as its message shows it; undefined where nothing wants a verdict
 */
export async function verdictsAsStandIn(
  { course, clock }: Pick<ChangePort, 'clock' | 'course'>,
  tx: Pick<Store, 'decisions' | 'requests'>,
  cohort: Cohort,
  asked: Request,
  { role, replies, question }: { role: RoleId; replies: readonly Reply[]; question: Question },
): Promise<{ request: Request; text: string; content: ContentOf<'verdicts'> } | undefined> {
  if (!isPresentation(asked)) return undefined;
  const places = openPlaces(asked.statements);
  if (places.length === 0) return undefined;
  const { locale } = cohort;
  const given = places.flatMap((place) => {
    const statement = asked.statements[place];
    if (statement === undefined) return [];
    const { figure } = statement;
    const verdict = judgeStatement(statement, replies);
    const shown = figure === undefined ? '' : figureInWords(figure, locale, course.t);
    return [
      [place, { verdict, sentence: course.t(locale, `stand-in.verdict.${verdict}`, { figure: shown }) }] as const,
    ];
  });
  const statements = withVerdicts(asked.statements, new Map(given), { byId: STAND_IN, at: clock.now() });
  const request = { ...asked, statements };
  const { text, shown } = await tellVerdicts({ course }, tx, cohort, request, places);
  const isOpen = shown.some(({ verdict }) => verdict === 'doubted');
  return {
    request,
    text,
    content: {
      type: 'verdicts',
      requestId: asked.id,
      author: STAND_IN,
      standIn: role,
      ...(isOpen ? { offersPerson: true } : {}),
      ...question,
      verdicts: shown,
    },
  };
}
