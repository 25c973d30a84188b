import { AppError } from '../../../errors.ts';
import { askWhetherAllowed, sayAllowed } from '../../../flow/data/allow-data.ts';
import { CONSENT_ROLES } from '../../../team/own-data.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOption } from '../field-values.ts';
import { noticeView } from '../notice/notice-view.ts';
import type { SubmitModal } from '../submission.ts';

export const submitAllowData: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId, words } = actor;
  const asked = { teamId, userId, dataId: carried('dataId') };
  const how = selectedOption(value(BLOCKS.consent));
  const role = CONSENT_ROLES.find((one) => one === how);
  if (role === undefined) {
    const text = value(BLOCKS.text)?.value ?? '';
    if (text.trim() === '') throw new AppError('own_data_who');
    await sayAllowed(edge.flow, { ...asked, text });
    return { view: noticeView(words, words.t('own-data.allow.used')) };
  }
  const holders = await askWhetherAllowed(edge.flow, { ...asked, role });
  const { name } = words.course.role(words.locale, role);
  const key = holders === 0 ? 'own-data.allow.asked-nobody' : 'own-data.allow.asked';
  return { view: noticeView(words, words.t(key, { role: name })) };
};
