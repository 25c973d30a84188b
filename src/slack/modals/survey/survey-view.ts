import type { ModalView } from '@slack/types';
import { type Moment, SURE, type SurveyAnswer } from '../../../exercise/survey.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal, numberField, selectField } from '../kit.ts';

/** The form with the two questions, filled with what the person has answered before. */
export function surveyView(
  { t }: Words,
  { channelId, moment, answer }: { channelId: string; moment: Moment; answer: SurveyAnswer },
): ModalView {
  return modal({
    callbackId: VIEWS.survey,
    title: t('survey.form'),
    submit: t('survey.submit'),
    close: t('modal.cancel'),
    metadata: { channelId, moment },
    blocks: [
      section(t(`survey.body.${moment}`)),
      selectField({
        block: BLOCKS.sure,
        label: t('survey.sure'),
        optional: true,
        options: SURE.map((each) => option(String(each), t(`survey.sure.${each}`))),
        initial: answer.sure === undefined ? undefined : String(answer.sure),
      }),
      numberField({
        block: BLOCKS.asked,
        label: t('survey.asked'),
        hint: t('survey.asked-hint'),
        optional: true,
        initial: answer.asked,
        whole: true,
      }),
    ],
  });
}
