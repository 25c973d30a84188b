import { sendCertificate } from '../../flow/certificates/send-certificate.ts';
import { stableId } from '../app/stable-id.ts';
import { tellPrivately } from '../app/tell-privately.ts';
import { readCertificateRef } from '../messages/certificate-messages.ts';
import type { PressHandler } from './press.ts';

/** Sends the person who presses their certificate. */
export const getCertificate: PressHandler = async (edge, { actor, client, corner, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  await sendCertificate(edge.flow, { teamId, userId, id: stableId(triggerId), about: readCertificateRef(value) });
  await tellPrivately(client, actor, corner, { text: words.t('certificate.coming') });
};
