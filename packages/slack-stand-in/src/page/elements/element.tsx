import type { ElementProps } from '../blocks/block-host.ts';
import { useImageSource } from '../blocks/image-block.tsx';
import { useSession } from '../state/session.ts';
import { SafeImage } from '../text/safe-image.tsx';
import { Button } from './button.tsx';
import { ChoiceList } from './choice-list.tsx';
import { DateInput } from './date-input.tsx';
import { FileInput } from './file-input.tsx';
import { MultiSelect } from './multi-select.tsx';
import { Overflow } from './overflow.tsx';
import { Select } from './select.tsx';
import { TextInput } from './text-input.tsx';

/** Renders a Block Kit element by its type. */
export function Element(props: ElementProps) {
  const { t } = useSession();
  const type = String(props.element.type);
  switch (type) {
    case 'button':
    case 'workflow_button':
      return <Button {...props} />;
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <Select {...props} />;
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <MultiSelect {...props} />;
    case 'radio_buttons':
    case 'checkboxes':
      return <ChoiceList {...props} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <TextInput {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateInput {...props} />;
    case 'file_input':
      return <FileInput {...props} />;
    case 'overflow':
      return <Overflow {...props} />;
    case 'image':
      return <ImageElement {...props} />;
    default:
      return <p class="unsupported">{t('unsupported', { type })}</p>;
  }
}

function ImageElement({ element }: ElementProps) {
  const { src } = useImageSource(element);
  return <SafeImage src={src} alt={String(element.alt_text ?? '')} isChart />;
}
