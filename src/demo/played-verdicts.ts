import type { InLanguages } from 'slack-stand-in';
import type { Locale } from '../course/locale.ts';
import { judgeStatement, openPlaces, type Statement, type Verdict } from '../exercise/presentation.ts';
import type { Reply } from '../exercise/reply.ts';
import { BLOCKS } from '../slack/app/ids.ts';
import { numbered } from '../slack/modals/numbered.ts';
import { MARK } from './played-mark.ts';

/** What a teammate can honestly say with a verdict, knowing only the statement and its figure. */
const SENTENCES: Record<Verdict, InLanguages> = {
  confirmed: {
    en: 'Yes, that fits what I see every day.',
    ja: 'はい、普段の仕事で見ているとおりです。',
  },
  doubted: {
    en: 'I can’t say yes to that yet. Which number, and which rows, do you mean?',
    ja: 'まだ「はい」とは言えません。どの数字の、どの行のことですか。',
  },
  corrected: {
    en: 'The notebook shows {value}, so I’d say that number instead.',
    ja: 'ノートブックでは{value}になっています。その数字なら、そのとおりです。',
  },
};

/**
 * The form of a played teammate's verdicts: the values of its fields, by the same rules as a stand-in's.
 * @param replies the asker's latest follow-up question is read along with each statement
 */
export function playedVerdicts(
  locale: Locale,
  statements: readonly Statement[],
  replies: readonly Reply[],
): Record<string, string> {
  const values = openPlaces(statements).flatMap((place): [string, string][] => {
    const statement = statements[place];
    if (statement === undefined) return [];
    const verdict = judgeStatement(statement, replies);
    const sentence = SENTENCES[verdict][locale].replace('{value}', () => statement.figure?.value ?? '');
    return [
      [numbered(BLOCKS.verdict, place + 1), verdict],
      [numbered(BLOCKS.sentence, place + 1), `${MARK[locale]}${sentence}`],
    ];
  });
  return Object.fromEntries(values);
}
