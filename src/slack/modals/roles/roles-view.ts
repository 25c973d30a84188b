import type { ModalView } from '@slack/types';
import type { RoleId } from '../../../course/role.ts';
import { VIEWS } from '../../app/ids.ts';
import { section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';
import { rolesField } from './roles-field.ts';

/** The form in which a person chooses up to five roles. `toldIn`: the channel in which the choice is confirmed. */
export function rolesView(
  words: Words,
  input: { channelId: string; toldIn?: string | undefined; held: RoleId[] },
): ModalView {
  const { t } = words;
  const { channelId, toldIn } = input;
  return modal({
    callbackId: VIEWS.roles,
    title: t('roles.choose-title'),
    submit: t('roles.submit'),
    close: t('modal.cancel'),
    metadata: { channelId, ...(toldIn === undefined ? {} : { toldIn }) },
    blocks: [section(t('roles.choose-body')), rolesField(words, { label: t('roles.label'), held: input.held })],
  });
}
