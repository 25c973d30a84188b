import type { ModalView } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import { CONSENT_ROLES, type OwnData } from '../../../team/own-data.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { escapeMrkdwn, option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { lineField, modal, radioField } from '../kit.ts';

/** Most characters of who has allowed it, or of an answer. */
const SENTENCE_LENGTH = 300;

/** Asks who has allowed the use of a table whose rows are stored, or whom the app shall ask. */
export function allowView({ t, course, locale, alone }: Words, data: OwnData): ModalView {
  const { figure } = formatter(locale);
  const values = { file: escapeMrkdwn(data.filename), rows: figure(data.rows ?? 0), columns: data.columns ?? 0 };
  return modal({
    callbackId: VIEWS.allowData,
    title: t('own-data.allow.title'),
    submit: t('own-data.allow.submit'),
    close: t('modal.cancel'),
    metadata: { dataId: data.id },
    blocks: [
      section(t('own-data.allow.body', values)),
      radioField({
        block: BLOCKS.consent,
        label: t('own-data.allow.how'),
        options: [
          option('said', t('own-data.allow.said')),
          // Alone, there's no one to ask.
          ...(alone === true ? [] : CONSENT_ROLES).map((role) =>
            option(role, t('own-data.allow.ask', { role: course.role(locale, role).name })),
          ),
        ],
        initial: 'said',
      }),
      lineField({
        block: BLOCKS.text,
        label: t('own-data.allow.who'),
        placeholder: t('own-data.allow.who-example'),
        hint: t('own-data.allow.who-hint'),
        optional: true,
        maxLength: SENTENCE_LENGTH,
      }),
    ],
  });
}

/** The form in which someone who holds the role allows or refuses the use of a table. */
export function answerDataView({ t }: Words, { data, allowed }: { data: OwnData; allowed: boolean }): ModalView {
  return modal({
    callbackId: VIEWS.answerData,
    title: t('own-data.answer.title'),
    submit: t(allowed ? 'own-data.answer.allow' : 'own-data.answer.refuse'),
    close: t('modal.cancel'),
    metadata: { dataId: data.id, allowed: allowed ? 'yes' : 'no' },
    blocks: [
      section(
        t(allowed ? 'own-data.answer.allow-body' : 'own-data.answer.refuse-body', {
          file: escapeMrkdwn(data.filename),
        }),
      ),
      lineField({
        block: BLOCKS.text,
        label: t(allowed ? 'own-data.answer.conditions' : 'own-data.answer.reason'),
        hint: t('own-data.answer.hint'),
        maxLength: SENTENCE_LENGTH,
      }),
    ],
  });
}
