import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText, TEXT_LIMIT } from '../../src/exercise/check-text.ts';

describe('the text of a request or reply', () => {
  it('is kept, without the space around it', () => {
    expect(checkText('  What does a blank in Pool_QC mean?\n\nThank you.  \n')).toBe(
      'What does a blank in Pool_QC mean?\n\nThank you.',
    );
  });

  it.each([undefined, null, '', '   ', '\n\u3000\t'])('is refused when blank: %j', (text) => {
    expect(() => checkText(text)).toThrow(expect.objectContaining({ code: 'text_empty' }));
  });

  it("is limited to the length of Slack's input", () => {
    expect(checkText('x'.repeat(TEXT_LIMIT))).toHaveLength(3000);
    expect(() => checkText('x'.repeat(TEXT_LIMIT + 1))).toThrow(
      expect.objectContaining({ code: 'text_too_long', values: { limit: 3000, length: 3001 } }),
    );
  });

  it('is measured without the space around it', () => {
    expect(checkText(` ${'x'.repeat(TEXT_LIMIT)} `)).toHaveLength(TEXT_LIMIT);
  });

  it('stays the same when checked again', () => {
    const some = fc.string({ unit: 'binary' }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(some, (text) => {
        expect(checkText(checkText(text))).toBe(checkText(text));
      }),
    );
  });
});
