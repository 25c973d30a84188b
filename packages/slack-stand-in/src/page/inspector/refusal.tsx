import type { Json } from '../../json.ts';
import type { CheckedBlocks } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { explainProblem } from './explain-problem.ts';
import { JsonText, toJson } from './json-view.tsx';

type Problem = CheckedBlocks['problems'][number];

/** The problems with their paths, each beside its block. `source` is the refused message or view. */
export function Refusal({ problems, source }: { problems: Problem[]; source: Json | undefined }) {
  const { t } = useSession();
  const blocks: unknown[] = Array.isArray(source?.blocks) ? source.blocks : [];
  return (
    <section class="refusal" data-testid="refusal">
      <h4>{t('whyRefused')}</h4>
      {[...groupByBlock(problems)].map(([index, reasons]) => (
        <Group key={index} index={index} block={blocks[index]} reasons={reasons} />
      ))}
    </section>
  );
}

function Group({ index, block, reasons }: { index: number; block: unknown; reasons: Problem[] }) {
  const { t, locale } = useSession();
  const type = typeof block === 'object' && block !== null && 'type' in block ? String(block.type) : '?';
  const title = index < 0 ? t('refusedWhole') : t('refusedBlock', { n: index + 1, type });
  return (
    <div class="refusal-group" data-testid="refusal-group">
      <h5>{title}</h5>
      <ul>
        {reasons.map(({ path, message }) => {
          const explained = explainProblem(message, locale);
          return (
            <li key={`${path} ${message}`}>
              {explained !== undefined && <span>{explained}</span>}
              <span lang="en" class={explained === undefined ? undefined : 'refusal-original'}>
                {message}
              </span>
              {path !== '' && <code>{path}</code>}
            </li>
          );
        })}
      </ul>
      {block !== undefined && <JsonText json={toJson(block)} scrolls={title} />}
    </div>
  );
}

/** Groups problems by the index of their block; -1 for problems of the whole payload. */
function groupByBlock(problems: Problem[]): Map<number, Problem[]> {
  const groups = new Map<number, Problem[]>();
  for (const problem of problems) {
    const index = Number(/^(?:\/view)?\/blocks\/(\d+)/.exec(problem.path)?.[1] ?? -1);
    groups.set(index, [...(groups.get(index) ?? []), problem]);
  }
  return new Map([...groups].sort(([a], [b]) => a - b));
}
