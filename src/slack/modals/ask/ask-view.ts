import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import type { LessonId } from '../../../course/lesson-id.ts';
import { REQUEST_KINDS } from '../../../course/request-kind.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { RequestHint } from '../../../exercise/hint-request.ts';
import { MAX_ASKED } from '../../../flow/requests/ask-role.ts';
import type { Written } from '../../../flow/requests/open-draft.ts';
import type { TableNames } from '../../../team/own-data.ts';
import type { Pace } from '../../../team/pace.ts';
import { ACTIONS, BLOCKS, MARKS, VALUE, VIEWS } from '../../app/ids.ts';
import { actions, button, context, escapeMrkdwn, option, plain, section, shorten } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { field, modal, radioField, textField } from '../kit.ts';
import { type Asked, roleOptions } from '../role-options.ts';
import { textBlock } from './read-ask.ts';

/** Most characters of a column's name: a placeholder has 150. */
const MOST_OF_NAME = 60;

/** What the form shows besides its fields. */
export interface AskNotes {
  /** The headline of the team's last run. */
  headline?: string;
  /** The form starts with a draft. */
  isKept?: boolean;
  /** Hints on the request, after a person has asked for them; empty when the check found nothing. */
  hints?: RequestHint[];
  /** Why the app could not insert a text. */
  problem?: string;
}

/** The form that asks a role: the roles that this lesson offers, the kind of request and its text, with help for the text. */
export function askView(
  words: Words,
  input: AskNotes &
    Asked & {
      lessonId: string;
      channelId: string;
      requestId: string;
      edition: number;
      process: LessonId;
      written: Written;
      pace: Pace;
      /** The course's own table, whose columns the form speaks of. */
      table?: TableNames;
    },
): ModalView {
  const { t, course, locale } = words;
  const { written, edition } = input;
  const roles = roleOptions(words, input.process, input);
  const chosen = roles.filter(({ value }) => written.roles.includes(value ?? ''));
  const { lessonId, channelId, requestId } = input;
  // Every change is sent to the app, because Slack may leave out the fields when the modal is closed.
  const told = { dispatch_action: true };
  const text = textField({
    block: textBlock(edition),
    label: t('ask.text'),
    hint: t('ask.text-hint', { max: formatter(locale).figure(TEXT_LIMIT) }),
    placeholder:
      input.table === undefined
        ? t('ask.text-placeholder')
        : t('ask.text-placeholder.own', { column: shorten(input.table.target, MOST_OF_NAME) }),
    maxLength: TEXT_LIMIT,
    initial: written.text,
    tellsTyping: true,
  });
  return modal({
    callbackId: VIEWS.ask,
    title: t('ask.title'),
    submit: t('ask.submit'),
    close: t('modal.cancel'),
    tellsClosing: true,
    metadata: { lessonId, channelId, requestId, edition: String(edition) },
    blocks: [
      ...(input.headline === undefined ? [] : [context(t('ask.found', { headline: escapeMrkdwn(input.headline) }))]),
      ...(input.isKept === true ? [context(t('ask.kept'))] : []),
      {
        type: 'input',
        block_id: BLOCKS.role,
        label: plain(t('ask.role')),
        hint: plain(t('ask.role-hint', { max: MAX_ASKED })),
        ...told,
        element: {
          type: 'multi_static_select',
          action_id: VALUE,
          options: roles,
          max_selected_items: MAX_ASKED,
          placeholder: plain(t('ask.role-placeholder'), 150),
          ...(chosen.length === 0 ? {} : { initial_options: chosen }),
        },
      },
      {
        ...radioField({
          block: BLOCKS.kind,
          label: t('ask.kind'),
          options: REQUEST_KINDS.map((kind) => option(kind, t(`kind.${kind}`), t(`kind.${kind}.hint`))),
          ...(written.kind === undefined ? {} : { initial: written.kind }),
        }),
        ...told,
      },
      // The hints stand right above the text, so that both are seen at once.
      ...notes(words, input),
      text,
      actions(
        button(ACTIONS.checkRequest, t('button.check-request'), lessonId),
        ...(input.headline === undefined
          ? []
          : [button(ACTIONS.fillFromFindings, t('button.from-findings'), lessonId)]),
        button(ACTIONS.openFiveWs, t('button.five-ws'), lessonId),
        ...(course.lesson(locale, input.process).beforeAndAfter === undefined
          ? []
          : [button(ACTIONS.openBeforeAndAfter, t('button.before-and-after'), lessonId)]),
      ),
      // A workshop counts in minutes, so a day says nothing.
      ...(input.pace === 'workshop' ? [] : [{ ...dueField(words, written.due, input.pace), ...told }]),
    ],
  });
}

function dueField({ t }: Words, due: string | undefined, pace: Pace): InputBlock {
  return field(
    { block: BLOCKS.due, label: t('ask.due'), hint: t(`ask.due-hint.${pace}`), optional: true },
    { type: 'datepicker', action_id: VALUE, ...(due === undefined ? {} : { initial_date: due }) },
  );
}

function notes(words: Words, { hints, problem, process }: AskNotes & { process: LessonId }): KnownBlock[] {
  if (problem !== undefined) return [section(problem)];
  if (hints === undefined) return [];
  const { t } = words;
  const lines = hints.map((hint) => `• ${hintSentence(words, process, hint)}`);
  const text = lines.length === 0 ? t('hint.none') : `${t('hint.lead')}\n${lines.join('\n')}`;
  return [{ ...section(text), block_id: MARKS.requestHints }];
}

function hintSentence({ t, course, locale }: Words, process: LessonId, hint: RequestHint): string {
  if (hint.hint === 'kind') return t('hint.kind', { wording: t(`kind.${hint.wording}`) });
  if (hint.hint !== 'role') return t(`hint.${hint.hint}`);
  const role = escapeMrkdwn(course.role(locale, hint.role).name);
  return t('hint.role', { role, process: course.lessonInfo(locale, process).name });
}
