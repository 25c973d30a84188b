import { SaxesParser } from 'saxes';
import { AppError } from '../../../errors.ts';

/** What is done with the elements of an XML file. Names come without their prefixes: `x:row` is `row`. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Takes the slices of an XML file as they are unpacked. */
export interface XmlReader {
  write(slice: Uint8Array): void;
  /** @throws AppError workbook_unreadable where the file ends too early */
  end(): void;
}

/**
 * Reads XML in slices, so that no more of it than a slice is in memory. Entities of a document type aren't expanded.
 * @throws AppError workbook_unreadable from `write` and `end` where it isn't well-formed; what a handler throws
 */
export function readXml({ open, text, close }: XmlHandlers): XmlReader {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  parser.on('opentag', ({ name, attributes }) => open?.(localName(name), attributes));
  parser.on('text', (found) => text?.(found));
  parser.on('cdata', (found) => text?.(found));
  parser.on('closetag', ({ name }) => close?.(localName(name)));
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('workbook_unreadable', {}, { cause });
    }
  };
  return {
    write: (slice) => guarded(() => parser.write(decoder.decode(slice, { stream: true }))),
    end: () => guarded(() => parser.write(decoder.decode()).close()),
  };
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
