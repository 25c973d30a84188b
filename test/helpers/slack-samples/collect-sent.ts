import type { Json } from 'slack-stand-in';
import { LOCALES } from '../../../src/course/locale.ts';
import { openModals } from '../open-modals.ts';
import { type Kakehashi, postAnalyze } from '../post-analyze.ts';
import { startKakehashi } from '../start-kakehashi.ts';
import { walkAnalyze } from '../walk-analyze.ts';
import type { Sample } from './render-samples.ts';

/** Members of a view that the app writes; Slack and the stand-in add others to what they return, not to what they are sent. */
const METHODS = /^(?:chat\.(?:postMessage|update|postEphemeral)|views\.\w+|response_url)$/u;

/** Collects what the app sends on a learner's walk through Analyze in each language, and while people open its modals. */
export async function collectSent(): Promise<Sample[]> {
  const walks: [string, (kakehashi: Kakehashi) => Promise<unknown>][] = [
    ...LOCALES.map((locale): (typeof walks)[number] => [
      `${locale}-walk`,
      (kakehashi) => walkAnalyze(kakehashi, locale),
    ]),
    ['en-modals', async (kakehashi) => openModals(kakehashi, (await postAnalyze(kakehashi)).ts)],
  ];
  const samples: Sample[] = [];
  for (const [name, walk] of walks) {
    const kakehashi = await startKakehashi('socket');
    try {
      await walk(kakehashi);
      samples.push(...sentOn(name, kakehashi));
    } finally {
      await kakehashi.stop();
    }
  }
  return samples;
}

/** The messages and views among the calls that the stand-in took, each once. */
function sentOn(name: string, { rehearsal }: Kakehashi): Sample[] {
  const seen = new Set<string>();
  return rehearsal.calls.flatMap(({ method, args, result }, nth): Sample[] => {
    if (!METHODS.test(method) || result.ok !== true) return [];
    const { view, blocks } = args as { view?: Json; blocks?: Json };
    const content = JSON.stringify(view ?? blocks ?? []);
    if (content === '[]' || seen.has(content)) return [];
    seen.add(content);
    const title = `${name}-${method.replaceAll(/[._]/gu, '-')}-${nth}`;
    return [view === undefined ? { name: title, message: { blocks } } : { name: title, view }] as Sample[];
  });
}
