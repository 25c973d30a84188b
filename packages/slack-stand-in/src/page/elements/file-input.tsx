import { useEffect, useRef } from 'preact/hooks';
import type { Json } from '../../json.ts';
import type { PageFile } from '../../page-api.ts';
import { type ElementProps, useBlockHost, useElement } from '../blocks/block-host.ts';
import { ChosenFiles } from '../files/chosen-files.tsx';
import type { FileLimits } from '../files/refuse-file.ts';
import { useDrop } from '../files/use-drop.ts';
import { useUploads } from '../files/use-uploads.ts';
import { useSession } from '../state/session.ts';

/** "There is a 10MB file size limit": https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const MOST_MB = 10;
/** The default of `max_files`. */
const MOST_FILES = 10;

/** The place for files in a modal: the browser's own file field, drawn as a button, and a place to drop files at. */
export function FileInput(props: ElementProps) {
  const { element, blockId, labelledBy, describedBy, invalid } = props;
  const { t } = useSession();
  const { hold, scope } = useBlockHost();
  const { actionId, current, change } = useElement(props);
  const limits = limitsOf(element);
  const uploads = useUploads(limits, (current.files ?? []) as PageFile[], (files) => change({ files }));
  const drop = useDrop((dropped) => void uploads.take(dropped));
  const input = useRef<HTMLInputElement>(null);
  const id = `${scope}-${blockId}-file`;
  const isOne = limits.mostFiles === 1;
  const isWaiting = uploads.waiting.length > 0;
  useEffect(() => {
    hold?.(id, isWaiting);
    return () => hold?.(id, false);
  }, [id, isWaiting]);
  return (
    <div
      class={drop.over ? 'file-input dropping' : 'file-input'}
      data-action-id={actionId}
      data-block-id={blockId}
      data-testid="file-input"
      {...drop.target}
    >
      <div class="file-pick">
        <input
          ref={input}
          id={id}
          class="unseen"
          type="file"
          multiple={!isOne}
          accept={limits.types?.map((type) => `.${type}`).join(',')}
          aria-labelledby={`${labelledBy ?? ''} ${id}-button`}
          aria-describedby={`${describedBy ?? ''} ${id}-limits`}
          aria-invalid={invalid}
          onChange={(event) => {
            const { currentTarget } = event;
            void uploads.take([...(currentTarget.files ?? [])]);
            // The same file can be picked again.
            currentTarget.value = '';
          }}
        />
        <label class="button" id={`${id}-button`} for={id}>
          {t(isOne ? 'chooseFile' : 'chooseFiles')}
        </label>
        <span class="file-drop" aria-hidden="true">
          {t(isOne ? 'dropHere' : 'dropManyHere')}
        </span>
      </div>
      <p class="hint" id={`${id}-limits`}>
        {limits.types === undefined
          ? t('fileLimits', { n: MOST_MB })
          : t('fileTypes', { n: MOST_MB, types: limits.types.join(', ') })}
      </p>
      <ChosenFiles uploads={uploads} onRemoved={() => input.current?.focus()} />
    </div>
  );
}

function limitsOf({ filetypes, max_files: most }: Json): FileLimits {
  const types = Array.isArray(filetypes) ? filetypes.map((type) => String(type).toLowerCase()) : undefined;
  return { mostMb: MOST_MB, mostFiles: Number(most ?? MOST_FILES), ...(types === undefined ? {} : { types }) };
}
