import type { Json } from '../../json.ts';
import { useSession } from '../state/session.ts';
import { Markdown } from '../text/markdown.tsx';
import { plainText } from '../text/text-object.tsx';
import { ActionsBlock } from './actions-block.tsx';
import { useBlockHost } from './block-host.ts';
import { ContextBlock } from './context-block.tsx';
import { FileBlock } from './file-block.tsx';
import { ImageBlock } from './image-block.tsx';
import { InputBlock } from './input-block.tsx';
import { blockIdOf } from './read-values.ts';
import { RichTextBlock } from './rich-text-block.tsx';
import { SectionBlock } from './section-block.tsx';
import { TableBlock } from './table-block.tsx';

/** A list of blocks. It needs a BlockHostContext around it. */
export function BlockList({ blocks }: { blocks: Json[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => {
        const id = blockIdOf(block, index);
        return (
          <div key={id} class={`block block-${block.type}`} data-block-id={id}>
            <Block block={block} blockId={id} />
          </div>
        );
      })}
    </div>
  );
}

function Block({ block, blockId }: { block: Json; blockId: string }) {
  const { t } = useSession();
  const { Heading } = useBlockHost();
  switch (block.type) {
    case 'header':
      return <Heading>{plainText(block.text)}</Heading>;
    case 'divider':
      return <hr />;
    case 'section':
      return <SectionBlock block={block} blockId={blockId} />;
    case 'context':
      return <ContextBlock block={block} />;
    case 'actions':
      return <ActionsBlock block={block} blockId={blockId} />;
    case 'input':
      return <InputBlock block={block} blockId={blockId} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'markdown':
      return <Markdown text={String(block.text)} />;
    case 'rich_text':
      return <RichTextBlock block={block} />;
    case 'table':
    case 'data_table':
      return <TableBlock block={block} />;
    case 'file':
      return <FileBlock block={block} />;
    default:
      return <p class="unsupported">{t('unsupported', { type: String(block.type) })}</p>;
  }
}
