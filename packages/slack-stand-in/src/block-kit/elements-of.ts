import { isObject, type Json } from '../json.ts';

/** The interactive elements of a block: its accessory, its input or its actions. */
export function elementsOf(block: Json): Json[] {
  const { accessory, element, elements } = block;
  const listed: unknown[] = block.type === 'actions' && Array.isArray(elements) ? elements : [];
  return [accessory, element, ...listed].filter(isObject).filter((one) => one.type !== 'image');
}
