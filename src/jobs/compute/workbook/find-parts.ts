import { posix } from 'node:path';
import { AppError } from '../../../errors.ts';
import { readEntry } from './read-entry.ts';

/** Where the parts of a workbook are in its archive. */
export interface WorkbookParts {
  /** All sheets in the order of the workbook. A sheet of a chart has no path. */
  sheets: { name: string; path: string | undefined }[];
  /** The texts that cells share, and the formats of cells. */
  sharedTexts: string | undefined;
  styles: string | undefined;
  /** Whether days are counted from 1904. */
  isFrom1904: boolean;
}

/**
 * Finds the parts of a workbook by its relationships, as office programs do: their names aren't fixed.
 * Source: ECMA-376, part 2 (relationships) and part 1, 18.2.19 (sheets)
 * @throws AppError workbook_unreadable
 */
export function findParts(bytes: Uint8Array): WorkbookParts {
  const main = relationsOf(bytes, '').find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const relations = relationsOf(bytes, main);
  const found: { name: string; id: string }[] = [];
  let isFrom1904 = false;
  const hasMain = readEntry(bytes, main, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      found.push({ name: attributes.name ?? '', id });
    },
  });
  if (!hasMain) throw new AppError('workbook_unreadable');
  const pathOf = (type: string) => relations.find((one) => one.type === type)?.path;
  const sheets = found.map(({ name, id }) => ({
    name,
    path: relations.find((one) => one.id === id && one.type === 'worksheet')?.path,
  }));
  return { sheets, sharedTexts: pathOf('sharedStrings'), styles: pathOf('styles'), isFrom1904 };
}

interface Relation {
  id: string;
  /** The last part of its address: worksheet, sharedStrings. */
  type: string;
  path: string;
}

/** The relationships of an entry, with paths from the archive's root. @param of empty for the archive itself */
function relationsOf(bytes: Uint8Array, of: string): Relation[] {
  const relations: Relation[] = [];
  const folder = of === '' ? '' : posix.dirname(of);
  readEntry(bytes, posix.join(folder, '_rels', `${posix.basename(of)}.rels`), {
    open(name, { Id: id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.push({ id, type: Type.slice(Type.lastIndexOf('/') + 1), path });
    },
  });
  return relations;
}
