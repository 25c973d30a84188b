import type { Button } from '@slack/types';
import type { Moment } from '../../exercise/survey.ts';
import { ACTIONS } from '../app/ids.ts';
import { button } from './kit.ts';
import type { Words } from './words.ts';

/** The button that opens the two questions; none for one person alone, because the questions are about a team. */
export function surveyButton({ t, alone }: Pick<Words, 't' | 'alone'>, moment: Moment): Button[] {
  return alone === true ? [] : [button(ACTIONS.openSurvey, t(`button.survey.${moment}`), moment)];
}
