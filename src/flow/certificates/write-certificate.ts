import type { CertificateWords } from '../../charts/certificate-sheet.ts';
import type { Course } from '../../course/course.ts';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { Locale } from '../../course/locale.ts';
import { sumOf } from '../../exercise/participation.ts';

/** Writes a certificate as Markdown, with the words of its image. */
export function writeCertificate(
  { name, rows, occasion }: CertificateWords,
  locale: Locale,
  course: Pick<Course, 't' | 'lessonInfo'>,
): Uint8Array {
  const t = (key: string, values?: Record<string, string | number>) => course.t(locale, key, values);
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const sum = sumOf(rows);
  const head = (['process', 'asked', 'answered', 'reviewed'] as const).map((column) =>
    t(`certificate.column.${column}`),
  );
  const table = [
    line(head),
    line(['---', '---:', '---:', '---:']),
    ...rows.map(({ process, asked, answered, reviewed }) =>
      line([escapeMarkdown(course.lessonInfo(locale, process).name), asked, answered, reviewed]),
    ),
    line([`**${t('certificate.total')}**`, sum.asked, sum.answered, sum.reviewed]),
  ];
  const parts = [
    `# ${t('certificate.title')}`,
    `**${t('certificate.name', { name: escapeMarkdown(name) })}**`,
    t('certificate.took-part'),
    `**${t('certificate.course')}**`,
    occasion,
    table.join('\n'),
    t('certificate.note'),
  ];
  return new TextEncoder().encode(`${parts.join('\n\n')}\n`);
}
