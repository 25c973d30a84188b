import { mergePieces, type Piece } from './to-rich-text.ts';

const SENTENCE_END = /(?<=[。！？][」』）]{0,9})(?![」』）])|(?<=[.!?]["')]{0,9}\s)|(?<=\n)/u;
const WORD_END = /(?<=\s)(?=\S)/u;

/** Each piece counts as at least three characters, so that 3,000 characters never exceed Slack's limit of 1,000 pieces. */
const LEAST = 3;

/** Characters that the pieces count towards Slack's limits. */
export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + Math.max(LEAST, piece.text?.length ?? 0), 0);
}

/**
 * Cuts pieces into groups of at most `limit` characters, between sentences. A longer sentence is cut between words if possible.
 */
export function splitPieces(pieces: readonly Piece[], limit: number): Piece[][] {
  if (lengthOf(pieces) <= limit) return [mergePieces(pieces)];
  const groups: Piece[][] = [];
  let room = 0;
  for (const part of partsOf(pieces, SENTENCE_END).flatMap((sentence) => cutLong(sentence, limit))) {
    const length = lengthOf(part);
    if (length <= room) groups.at(-1)?.push(...part);
    else {
      groups.push([...part]);
      room = limit;
    }
    room -= length;
  }
  return groups.map(mergePieces);
}

/** Cuts the pieces wherever their text matches `edge`. Pieces between two edges stay together, whatever their styles. */
function partsOf(pieces: readonly Piece[], edge: RegExp): Piece[][] {
  const parts: Piece[][] = [];
  let open: Piece[] = [];
  for (const piece of pieces) {
    const texts = piece.type === 'text' ? piece.text.split(edge) : [undefined];
    texts.forEach((text, index) => {
      if (text !== '') open.push(text === undefined ? piece : { ...piece, text });
      if (index === texts.length - 1) return;
      if (open.length > 0) parts.push(open);
      open = [];
    });
  }
  return open.length > 0 ? [...parts, open] : parts;
}

function cutLong(sentence: Piece[], limit: number): Piece[][] {
  if (lengthOf(sentence) <= limit) return [sentence];
  return partsOf(sentence, WORD_END).flatMap((word) => (lengthOf(word) <= limit ? [word] : cutWord(word, limit)));
}

function cutWord(word: Piece[], limit: number): Piece[][] {
  return word.flatMap((piece): Piece[][] => {
    const texts: string[] = [];
    let rest = piece.text ?? '';
    while (rest.length > limit) {
      const at = cutAt(rest, limit);
      texts.push(rest.slice(0, at));
      rest = rest.slice(at);
    }
    return [...texts, rest].map((text) => [{ ...piece, text } as Piece]);
  });
}

/** Where to cut a text: after the last space in the second half, else at the limit, but never inside a surrogate pair. */
export function cutAt(text: string, limit: number): number {
  const space = text.lastIndexOf(' ', limit - 1) + 1;
  if (space > limit / 2) return space;
  return /[\uD800-\uDBFF]/u.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
