import type { Course } from '../../course/course.ts';
import type { Decision } from '../../exercise/decision.ts';
import type { Said, Statement } from '../../exercise/presentation.ts';
import type { Request } from '../../exercise/request.ts';
import type { ShownVerdict } from '../../messages/content.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';

/**
 * Stores the verdicts on some statements of a presentation, and keeps as decisions what was confirmed, and what was said in place of what was
 * wrong. Nothing is kept about a data set that is deleted. Runs inside the caller's transaction.
 * @param places of the statements that were just decided on
 * @returns the answer as one text, and as its message shows it
 */
export async function tellVerdicts(
  { course }: { course: Course },
  tx: Pick<Store, 'decisions' | 'requests'>,
  cohort: Cohort,
  request: Request & { statements: readonly Statement[] },
  places: readonly number[],
): Promise<{ text: string; shown: ShownVerdict[] }> {
  const { teamId, locale } = cohort;
  await tx.requests.say(teamId, request.id, request.statements);
  const shown: ShownVerdict[] = [];
  for (const place of places) {
    const statement = request.statements[place];
    if (statement?.said === undefined) continue;
    const { text, figure, said } = statement;
    const decision = decisionOf(cohort, request, place, { ...statement, said });
    if (decision !== undefined) await tx.decisions.add(teamId, decision);
    shown.push({
      statement: text,
      ...(figure === undefined ? {} : { figure }),
      verdict: said.verdict,
      sentence: said.sentence,
      ...(decision === undefined ? {} : { kept: true }),
    });
  }
  const lines = shown.map(({ verdict, sentence }, index) => {
    const word = course.t(locale, `verdict.${verdict}`);
    const line = sentence === '' ? word : course.t(locale, 'list.pair', { label: word, text: sentence });
    return shown.length === 1 ? line : `${(places[index] ?? 0) + 1}. ${line}`;
  });
  return { text: lines.join('\n'), shown };
}

/** What a verdict decides: the statement where it's confirmed, with its figure; the stakeholder's own sentence where it's corrected. */
function decisionOf(
  { id: cohortId }: Cohort,
  { id, process, askerId, assignments }: Request,
  place: number,
  { text, figure, dataset, said }: Statement & { said: Said },
): Decision | undefined {
  // The figure goes with its data set.
  if (figure === undefined || said.verdict === 'doubted') return undefined;
  const isConfirmed = said.verdict === 'confirmed';
  const role = assignments[0]?.role;
  return {
    // The same for a deed that is done again.
    id: `${id}:${place}`,
    cohortId,
    process,
    what: isConfirmed ? { kind: 'statement', text, figure } : { kind: 'statement', text: said.sentence },
    dataset,
    from: { source: 'presentation', presentationId: id },
    byId: said.byId,
    ...(role === undefined ? {} : { role }),
    // Whose words are kept: a confirmed statement leaves with its asker, too.
    keptById: isConfirmed || said.byId === STAND_IN ? askerId : said.byId,
    at: said.at,
  };
}
