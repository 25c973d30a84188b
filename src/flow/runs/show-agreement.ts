import { agreementChart } from '../../charts/agreement.ts';
import { AppError } from '../../errors.ts';
import { agreementOf } from '../../exercise/agreement.ts';
import { LABELS, type Label } from '../../exercise/labelling-items.ts';
import type { LabellingRound } from '../../exercise/labelling-round.ts';
import { labellingKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { PrepareFindings } from '../../steps/prepare/findings.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';
import { checkMember, findLesson } from '../members/find-cohort.ts';

/**
 * Starts a labelling round in the thread of a lesson, on the items of the newest run of Prepare. A run has one round:
 * pressing twice gives one.
 * @throws AppError stale_button, predecessor_missing, labelling_no_items
 */
export async function startLabelling(
  deps: FlowDeps,
  input: { teamId: string; lessonId: string; userId: string },
): Promise<{ round: LabellingRound; created: boolean }> {
  const { store, clock, random } = deps;
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId, input.userId);
  const run = await store.runs.latestDone(input.teamId, cohort.id, 'prepare');
  if (run === undefined) throw new AppError('predecessor_missing', { process: 'prepare' });
  const { labelling } = run.findings as PrepareFindings;
  if (labelling.items.length === 0) throw new AppError('labelling_no_items');
  const result = await store.transaction(async (tx) => {
    const made = await tx.labelling.start(input.teamId, {
      id: random.uuid(),
      cohortId: cohort.id,
      lessonId: lesson.id,
      runId: run.id,
      target: labelling.target,
      items: labelling.items,
      startedBy: input.userId,
      createdAt: clock.now(),
    });
    if (!made.created) return made;
    await tx.posts.add({
      ...threadOf(cohort, lesson.id),
      key: labellingKey(made.round.id),
      content: {
        type: 'labelling',
        roundId: made.round.id,
        target: labelling.target,
        startedBy: input.userId,
        labelledBy: [],
      },
    });
    return made;
  });
  if (result.created) await announce(deps, cohort);
  return result;
}

/** A round, for the form of one who has not labelled yet. @throws AppError stale_button, not_in_cohort, labelling_done */
export async function openLabelling(
  { store }: FlowDeps,
  teamId: string,
  roundId: string,
  userId: string,
): Promise<LabellingRound> {
  const round = await store.labelling.byId(teamId, roundId);
  const cohort = round && (await store.cohorts.byId(teamId, round.cohortId));
  if (round === undefined || cohort === undefined) throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  const done = await store.labelling.of(teamId, roundId);
  if (done.some((one) => one.userId === userId)) throw new AppError('labelling_done');
  return round;
}

/** Keeps one person's labels; the message shows who has labelled. @throws AppError stale_button, labelling_done */
export async function labelItems(
  deps: FlowDeps,
  input: { teamId: string; roundId: string; userId: string; labels: (string | undefined)[] },
): Promise<void> {
  const { store } = deps;
  const { teamId, roundId, userId } = input;
  const labels = input.labels.map((given) => LABELS.find((label) => label === given));
  const cohort = await store.transaction(async (tx) => {
    const round = await openLabelling({ ...deps, store: tx }, teamId, roundId, userId);
    if (labels.length !== round.items.length || labels.includes(undefined)) throw new AppError('stale_button');
    if (!(await tx.labelling.label(teamId, roundId, userId, labels as Label[]))) throw new AppError('labelling_done');
    const labelled = await tx.labelling.of(teamId, roundId);
    await tx.posts.revise(teamId, labellingKey(roundId), {
      type: 'labelling',
      roundId,
      target: round.target,
      startedBy: round.startedBy,
      labelledBy: labelled.map((one) => one.userId),
    });
    return tx.cohorts.byId(teamId, round.cohortId);
  });
  if (cohort !== undefined) await announce(deps, cohort);
}

/** Asks for the agreement so far. @throws AppError stale_button, labelling_too_few */
export async function requestAgreement({ store, jobs }: FlowDeps, teamId: string, roundId: string): Promise<void> {
  const round = await store.labelling.byId(teamId, roundId);
  if (round === undefined) throw new AppError('stale_button');
  const labelled = await store.labelling.of(teamId, roundId);
  if (labelled.length < 2) throw new AppError('labelling_too_few', { has: labelled.length });
  await jobs.enqueue('show-agreement', { teamId, roundId }, { id: `agreement-${roundId}-${labelled.length}` });
}

/** Job: posts how far the people who have labelled so far agree, as words and chart; once for each number of people. */
export async function showAgreement(
  deps: FlowDeps,
  { teamId, roundId }: { teamId: string; roundId: string },
): Promise<void> {
  const { store, course, compute, random } = deps;
  const round = await store.labelling.byId(teamId, roundId);
  const cohort = round && (await store.cohorts.byId(teamId, round.cohortId));
  if (round === undefined || cohort === undefined) return;
  const labelled = await store.labelling.of(teamId, roundId);
  const part = `agreement-${labelled.length}`;
  const key = labellingKey(roundId, part);
  if (labelled.length < 2 || (await store.posts.byKey(teamId, key)) !== undefined) return;
  const agreement = agreementOf(
    round.items,
    labelled.map((one) => one.labels),
  );
  const chart = agreementChart(agreement, cohort.locale, course.t);
  const png = await compute.draw(chart, cohort.locale);
  await store.transaction(async (tx) => {
    const thread = threadOf(cohort, round.lessonId);
    const artifactId = random.uuid();
    const added = await tx.posts.add({
      ...thread,
      key,
      content: { type: 'agreement', roundId, items: round.items, agreement },
    });
    if (!added) return;
    await tx.artifacts.add(teamId, {
      id: artifactId,
      runId: round.runId,
      kind: `chart-${part}`,
      filename: 'prepare-agreement.png',
      mediaType: 'image/png',
      content: png,
    });
    const { title, altText } = chart;
    await tx.posts.add({
      ...thread,
      key: labellingKey(roundId, `${part}:chart`),
      content: { type: 'file', runId: round.runId, artifactId, title, altText, isImage: true },
    });
  });
  await announce(deps, cohort);
}
