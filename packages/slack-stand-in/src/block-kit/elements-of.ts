import { isObject, type Json } from '../json.ts';

/** The elements of a block that can be used: its accessory, its input, its actions. */
export function elementsOf(block: Json): Json[] {
  const { accessory, element, elements } = block;
  const listed: unknown[] = block.type === 'actions' && Array.isArray(elements) ? elements : [];
  return [accessory, element, ...listed].filter(isObject).filter((one) => one.type !== 'image');
}
