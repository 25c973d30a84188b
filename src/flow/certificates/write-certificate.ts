import type { CertificateWords } from '../../charts/certificate-sheet.ts';
import type { Course } from '../../course/course.ts';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { Locale } from '../../course/locale.ts';
import { markdownTable } from '../../course/markdown-table.ts';
import { sumOf } from '../../exercise/participation.ts';

/** Writes a certificate as Markdown, with the words of its image. */
export function writeCertificate(
  { name, rows, occasion }: CertificateWords,
  locale: Locale,
  course: Pick<Course, 't' | 'lessonInfo'>,
): Uint8Array {
  const t = (key: string, values?: Record<string, string | number>) => course.t(locale, key, values);
  const sum = sumOf(rows);
  const head = (['process', 'asked', 'answered', 'reviewed'] as const).map((column) =>
    t(`certificate.column.${column}`),
  );
  const done = rows.map(({ process, asked, answered, reviewed }) => [
    escapeMarkdown(course.lessonInfo(locale, process).name),
    asked,
    answered,
    reviewed,
  ]);
  const total = [`**${t('certificate.total')}**`, sum.asked, sum.answered, sum.reviewed];
  const parts = [
    `# ${t('certificate.title')}`,
    `**${t('certificate.name', { name: escapeMarkdown(name) })}**`,
    t('certificate.took-part'),
    `**${t('certificate.course')}**`,
    occasion,
    markdownTable(head, [...done, total], { numbers: true }),
    t('certificate.note'),
  ];
  return new TextEncoder().encode(`${parts.join('\n\n')}\n`);
}
