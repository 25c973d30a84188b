import type { Button } from '@slack/types';
import { z } from 'zod';
import type { CertificateRef } from '../../flow/certificates/send-certificate.ts';
import { ACTIONS } from '../app/ids.ts';
import { readValue } from '../app/read-value.ts';
import { button, type Message, section } from './kit.ts';
import type { Words } from './words.ts';

/** Introduces a certificate, whose files follow. */
export function certificateMessage({ t }: Words): Message {
  const text = t('certificate.lead');
  return { text, blocks: [section(text)] };
}

/** The button with which a person asks for their certificate. */
export function certificateButton({ t }: Pick<Words, 't'>, about: CertificateRef): Button {
  const id = about.of === 'workshop' ? about.workshopId : about.lessonId;
  return button(ACTIONS.getCertificate, t('button.certificate'), JSON.stringify([about.of, id]));
}

const VALUE = z.tuple([z.enum(['workshop', 'course']), z.string()]);

/** Reads the value of that button. @throws AppError stale_button */
export function readCertificateRef(value: string): CertificateRef {
  const [of, id] = readValue(VALUE, value);
  return of === 'workshop' ? { of, workshopId: id } : { of, lessonId: id };
}
