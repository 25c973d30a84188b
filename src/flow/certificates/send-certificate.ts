import { type CertificateWords, certificateSheet } from '../../charts/certificate-sheet.ts';
import type { Course } from '../../course/course.ts';
import { DATE_LOCALES } from '../../course/locale.ts';
import { AppError } from '../../errors.ts';
import type { ContentOf } from '../../messages/content.ts';
import { certificateKey, fileOfKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Compute } from '../../ports/compute.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { MINUTE } from '../../team/local-time.ts';
import type { Person } from '../../team/person.ts';
import { isOn, type Workshop } from '../../team/workshop.ts';
import { type Announcer, announce } from '../announce.ts';
import { checkMember } from '../members/check-member.ts';
import { writeWhatWasRead } from '../write-what-was-read.ts';
import { writeCertificate } from './write-certificate.ts';

/** What it takes to send a certificate. */
export interface CertificatesPort extends Announcer {
  store: StoreOf<
    'artifacts' | 'cohorts' | 'erasures' | 'lessons' | 'members' | 'participation' | 'people' | 'posts' | 'workshops'
  >;
  chat: Pick<Chat, 'personOf'>;
  compute: Pick<Compute, 'drawSheet'>;
  clock: Clock;
  course: Course;
  random: Random;
}

/** What a certificate is about: a workshop that is over, or the course whose closing lesson has the button. */
export type CertificateRef = { of: 'workshop'; workshopId: string } | { of: 'course'; lessonId: string };

/** Within this time, a second press is the same wish. */
const SAME_WISH = MINUTE;

/**
 * Sends a person a certificate in their direct messages with the app, as an image and as Markdown, in their language: their name, what they
 * took part in, and how much they asked, answered and reviewed. Who asks again gets the same files, unless what they say has changed.
 * @param input.id id of the press, so that one that Slack delivers twice sends it once
 * @throws AppError stale_button; not_in_cohort; certificate_none and certificate_none_workshop for a person who did nothing there;
 *   certificate_nameless when Slack doesn't tell the person's name
 */
export async function sendCertificate(
  needs: CertificatesPort,
  { teamId, userId, id, about }: { teamId: string; userId: string; id: string; about: CertificateRef },
): Promise<void> {
  const { store, chat, compute, clock, course, random } = needs;
  const { cohort, workshop } = await findSubject(store, teamId, about);
  await checkMember(store, cohort, userId);
  const subject = workshop?.id ?? cohort.id;
  const person = await chat.personOf(teamId, userId);
  const to = { teamId, channelId: userId, locale: person.locale };
  const read = async () => {
    const earlier = await newestOf(store, { teamId, userId, subject });
    const kept = earlier && (await keptFiles(store, teamId, earlier.key));
    const wordsOn = await wordsOf(needs, { cohort, workshop, userId, person });
    const textOn = (on: string) => writeCertificate(wordsOn(on), person.locale, course);
    if (earlier !== undefined && kept?.text.equals(textOn(earlier.content.on))) return { on: earlier.content.on, kept };
    const on = (workshop?.endedAt ?? clock.now()).toISOString();
    const sheet = certificateSheet(wordsOn(on), person.locale, course);
    return { on, made: { png: await compute.drawSheet(sheet), sheet, text: textOn(on) } };
  };
  await writeWhatWasRead(store, teamId, read, async (tx, { on, kept, made }) => {
    await tx.cohorts.lock(teamId, cohort.id);
    const sentAt = clock.now();
    const last = await newestOf(tx, { teamId, userId, subject });
    if (last !== undefined && sentAt.getTime() - Date.parse(last.content.sentAt) < SAME_WISH) return;
    const lead = {
      type: 'certificate' as const,
      to: userId,
      channel: cohort.channelId,
      of: about.of,
      subject,
      on,
      sentAt: sentAt.toISOString(),
    };
    if (!(await tx.posts.add({ ...to, key: certificateKey(id), content: lead }))) return;
    const shown = kept?.shown ?? (await keepFiles(random, tx, teamId, made));
    for (const part of PARTS) await tx.posts.add({ ...to, key: certificateKey(id, part), content: shown[part] });
  });
  await announce(needs, to);
}

/** The files of a certificate, in the order in which they are sent. */
const PARTS = ['image', 'text'] as const;

type Shown = Record<(typeof PARTS)[number], ContentOf<'file'>>;

async function findSubject(
  store: CertificatesPort['store'],
  teamId: string,
  about: CertificateRef,
): Promise<{ cohort: Cohort; workshop?: Workshop }> {
  const workshop = about.of === 'workshop' ? await store.workshops.byId(teamId, about.workshopId) : undefined;
  const lesson = about.of === 'course' ? await store.lessons.byId(teamId, about.lessonId) : undefined;
  const cohortId = workshop?.cohortId ?? lesson?.cohortId;
  const cohort = cohortId === undefined ? undefined : await store.cohorts.byId(teamId, cohortId);
  if (cohort === undefined || (workshop !== undefined && isOn(workshop))) throw new AppError('stale_button');
  return { cohort, ...(workshop === undefined ? {} : { workshop }) };
}

/** What a person's certificate says, by the day on it (ISO 8601). */
async function wordsOf(
  { store, course }: CertificatesPort,
  {
    cohort,
    workshop,
    userId,
    person: { name, locale, zone },
  }: { cohort: Cohort; workshop: Workshop | undefined; userId: string; person: Person },
): Promise<(on: string) => CertificateWords> {
  const during = workshop?.endedAt === undefined ? undefined : { from: workshop.startedAt, to: workshop.endedAt };
  const rows = await store.participation.of(cohort.teamId, cohort.id, userId, during);
  if (rows.length === 0) throw new AppError(workshop === undefined ? 'certificate_none' : 'certificate_none_workshop');
  if (name === undefined) throw new AppError('certificate_nameless');
  const day = new Intl.DateTimeFormat(DATE_LOCALES[locale], { dateStyle: 'long', timeZone: zone });
  const occasion = workshop === undefined ? 'certificate.of.course' : 'certificate.of.workshop';
  return (on) => ({ name, rows, occasion: course.t(locale, occasion, { at: day.format(new Date(on)) }) });
}

/** The newest certificate of a person about a subject. */
async function newestOf(
  { people }: Pick<CertificatesPort['store'], 'people'>,
  { teamId, userId, subject }: { teamId: string; userId: string; subject: string },
): Promise<{ key: string; content: ContentOf<'certificate'> } | undefined> {
  const posts = await people.postsOfType({ teamId, channelId: userId }, ['certificate']);
  return posts
    .flatMap(({ key, content }) =>
      content.type === 'certificate' && content.subject === subject ? [{ key, content }] : [],
    )
    .at(-1);
}

/** The files of an earlier certificate; undefined when the app no longer has all of them. */
async function keptFiles(
  store: Pick<CertificatesPort['store'], 'artifacts' | 'posts'>,
  teamId: string,
  key: string,
): Promise<{ shown: Shown; text: Buffer } | undefined> {
  const image = (await store.posts.byKey(teamId, fileOfKey(key, 'image')))?.content;
  const text = (await store.posts.byKey(teamId, fileOfKey(key, 'text')))?.content;
  if (image?.type !== 'file' || text?.type !== 'file') return undefined;
  const written = await store.artifacts.byId(teamId, text.artifactId);
  if (written === undefined || !(await store.artifacts.has(teamId, image.artifactId))) return undefined;
  return { shown: { image, text }, text: Buffer.concat(written.slices) };
}

async function keepFiles(
  random: Random,
  tx: Pick<CertificatesPort['store'], 'artifacts'>,
  teamId: string,
  made: { png: Uint8Array; sheet: { title: string; altText: string }; text: Uint8Array } | undefined,
): Promise<Shown> {
  if (made === undefined) throw new Error('a certificate has no files');
  const { png, sheet, text } = made;
  const common = { type: 'file' as const, title: sheet.title };
  const image = { ...common, artifactId: random.uuid(), altText: sheet.altText, isImage: true };
  const page = { ...common, artifactId: random.uuid(), altText: '', isImage: false };
  await tx.artifacts.add(teamId, {
    id: image.artifactId,
    kind: 'certificate',
    filename: 'certificate.png',
    mediaType: 'image/png',
    content: png,
  });
  await tx.artifacts.add(teamId, {
    id: page.artifactId,
    kind: 'certificate-text',
    filename: 'certificate.md',
    mediaType: 'text/markdown',
    content: text,
  });
  return { image, text: page };
}
