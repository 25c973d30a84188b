import type { Json } from '../../json.ts';
import { plainText } from '../text/text-object.tsx';
import { RichTextBlock } from './rich-text-block.tsx';

/** A table whose first row is the header, as in Slack. */
export function TableBlock({ block }: { block: Json }) {
  const [head = [], ...rows] = block.rows as Json[][];
  const settings = (block.column_settings ?? []) as (Json | null)[];
  const classOf = (column: number) => `align-${settings[column]?.align ?? 'left'}`;
  return (
    <div class="table-frame">
      <table>
        {block.caption !== undefined && <caption>{plainText(block.caption)}</caption>}
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col" class={classOf(index)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at} class={classOf(at)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: Json }) {
  if (cell.type === 'rich_text') return <RichTextBlock block={cell} />;
  return <>{String(cell.text ?? cell.value ?? '')}</>;
}
