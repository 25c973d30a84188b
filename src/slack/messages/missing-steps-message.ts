import type { ProcessId } from '../../course/lesson-id.ts';
import { listOf } from '../../course/list-of.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, escapeMrkdwn, type Message, section } from './kit.ts';
import { type StepRef, writeStepRef } from './step-ref.ts';
import type { Words } from './words.ts';

/** Lists the steps that must run before a step, and offers to run them first. */
export function missingStepsMessage(
  { t, course, locale }: Words,
  ref: Required<StepRef>,
  missing: ProcessId[],
): Message {
  const name = (id: ProcessId) => course.process(locale, id).name;
  const names = missing.map((id) => t('list.note', { text: name(id), note: course.process(locale, id).produces }));
  const text = t('run.missing', { process: name(ref.process), names: listOf(locale, names) });
  return {
    text,
    blocks: [
      section(escapeMrkdwn(text)),
      actions(
        button(
          ACTIONS.runMissing,
          t('button.run-missing', { count: missing.length + 1 }),
          writeStepRef(ref),
          'primary',
        ),
      ),
    ],
  };
}
