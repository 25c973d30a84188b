import type { ModalView } from '@slack/types';
import type { ExampleRequest } from '../../../course/lesson.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { exampleBlock } from '../../messages/example-block.ts';
import { section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';
import { exampleHeading } from './example-heading.ts';

/** Shows an example request in its long form. */
export function fullRequestView(words: Words, request: ExampleRequest, table?: TableNames): ModalView {
  const { t } = words;
  return modal({
    title: t('full-request.title'),
    close: t('modal.close'),
    blocks: [
      ...exampleBlock(words, table),
      section(exampleHeading(words, request)),
      section(t('full-request.body')),
      ...quote(request.full),
    ],
  });
}
