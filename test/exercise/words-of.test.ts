import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/exercise/words-of.ts';

describe('the words of a text', () => {
  it('are lower case, without grammar, politeness and the endings of English words', () => {
    expect(wordsOf('Could you please fill in the columns by Thursday?')).toEqual(['fill', 'column']);
    expect(wordsOf('Filled: one column. Planning, planned, plans!')).toEqual([
      'fill',
      'column',
      'plan',
      'plan',
      'plan',
    ]);
  });

  it('are those of Japanese without hiragana alone', () => {
    expect(wordsOf('地下室の空欄を教えてください。')).toEqual(['地下室', '空欄']);
  });

  it('have the parts of a column beside its name', () => {
    expect(wordsOf('Pool_QCの空欄')).toEqual(['pool_qc', 'pool', 'qc', '空欄']);
  });

  it('are the same in full width', () => {
    expect(wordsOf('Ｐｏｏｌ＿ＱＣ')).toEqual(wordsOf('Pool_QC'));
  });

  it('are none in a text that says nothing', () => {
    expect(wordsOf('Could you? …')).toEqual([]);
    expect(wordsOf('')).toEqual([]);
  });
});
