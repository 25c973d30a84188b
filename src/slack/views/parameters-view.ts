import type { ModalView } from '@slack/types';
import type { ProcessId } from '../../course/types.ts';
import type { StepParameter } from '../../steps/step.ts';
import { section } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import { VIEWS } from '../ids.ts';
import { modal, numberField } from './kit.ts';

/** The thresholds of a step, to try other values. */
export function parametersView(
  { t, course, locale }: Words,
  input: {
    lessonId: string;
    channelId: string;
    process: ProcessId;
    parameters: StepParameter[];
    values: Record<string, number>;
  },
): ModalView {
  const key = (parameter: StepParameter, part: string) => `step.${input.process}.parameter.${parameter.id}.${part}`;
  return modal({
    callbackId: VIEWS.parameters,
    title: t('parameters.title'),
    submit: t('parameters.submit'),
    close: t('modal.cancel'),
    metadata: { lessonId: input.lessonId, channelId: input.channelId, process: input.process },
    blocks: [
      section(t('parameters.body', { process: course.process(locale, input.process).name })),
      ...input.parameters.map((parameter) =>
        numberField({
          block: parameter.id,
          label: t(key(parameter, 'label')),
          hint: `${t(key(parameter, 'hint'))} ${t('parameters.range', { min: parameter.min, max: parameter.max })}`,
          initial: input.values[parameter.id] ?? parameter.default,
        }),
      ),
    ],
  });
}
