import type { Course } from '../../course/course.ts';
import type { ProcessId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import type { Decision } from '../../exercise/decision.ts';
import { decisionInWords } from '../../messages/decision-in-words.ts';
import { figureInWords } from '../../messages/figure-in-words.ts';
import type { Store } from '../../ports/store.ts';
import { isFollowed, processOf } from '../../steps/apply-decisions.ts';
import type { KeptHistory } from '../../steps/kept-files.ts';
import type { NamedDecision } from '../../steps/named-decision.ts';
import type { Parameters } from '../../steps/parameters.ts';
import { withDefaults } from '../../steps/run-step.ts';
import { stepOf } from '../../steps/step-of.ts';
import type { Cohort } from '../../team/cohort.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';
import { type ConfirmedFigure, type DecisionOnColumn, findStanding } from './find-standing.ts';

/** The team's decisions that a run, or a run that it's built on, follows with its parameters, oldest first. */
export async function findFollowed(
  store: Pick<Store, 'decisions'>,
  cohort: Pick<Cohort, 'teamId' | 'id' | 'dataset'>,
  { process, parameters, history }: { process: ProcessId; parameters: Parameters; history: KeptHistory },
): Promise<DecisionOnColumn[]> {
  const standing = await findStanding(store, cohort);
  if (standing.length === 0) return [];
  const findings = Object.fromEntries(
    Object.entries(history).map(([id, run]) => [
      id,
      { findings: run.findings, parameters: run.parameters, artifacts: [] },
    ]),
  );
  const used = new Map<ProcessId, Parameters>([[process, withDefaults(stepOf(process), parameters, findings)]]);
  for (const [id, run] of Object.entries(history)) used.set(id as ProcessId, run.parameters);
  return standing.filter(({ what }) => {
    const own = used.get(processOf(what));
    return own !== undefined && isFollowed(processOf(what), what, own);
  });
}

/** Decisions for the files of a run: with the role whose word each is, and without a name, which an erasure would have to find there. */
export function nameDecisions(
  decisions: readonly DecisionOnColumn[],
  locale: Locale,
  course: Pick<Course, 'role' | 't'>,
): NamedDecision[] {
  return decisions.map((decision) => {
    const { what } = decision;
    const words = decisionInWords(what, locale, course.t);
    return { process: processOf(what), column: what.column, words: inFile(words, decision, locale, course) };
  });
}

/**
 * Figures that stakeholders have confirmed, for the files of a run: those of its process and of the ones before. They hold the figure and no
 * word that somebody typed, which an erasure would have to find there.
 */
export function nameConfirmed(
  confirmed: readonly ConfirmedFigure[],
  processes: readonly ProcessId[],
  locale: Locale,
  course: Pick<Course, 'role' | 't'>,
): NamedDecision[] {
  return confirmed.flatMap((decision) => {
    const process = processes.find((one) => one === decision.process);
    if (process === undefined) return [];
    const words = figureInWords(decision.what.figure, locale, course.t);
    return [{ process, words: inFile(words, decision, locale, course) }];
  });
}

function inFile(
  words: string,
  { role, byId, at, what }: Pick<Decision, 'role' | 'byId' | 'at' | 'what'>,
  locale: Locale,
  { role: roleOf, t }: Pick<Course, 'role' | 't'>,
): string {
  const name = role === undefined ? t(locale, 'decision.team') : roleOf(locale, role).name;
  const who = byId === STAND_IN ? t(locale, 'decision.stand-in-as', { role: name }) : name;
  const key = what.kind === 'statement' ? 'decision.confirmed-in-file' : 'decision.in-file';
  return t(locale, key, { what: words, who, day: at.toISOString().slice(0, 10) });
}
