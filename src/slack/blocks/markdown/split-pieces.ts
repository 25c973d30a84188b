import { mergePieces, type Piece } from './to-rich-text.ts';

const SENTENCE_END = /(?<=[。！？][」』）]*)(?![」』）])|(?<=[.!?]["')]*\s)|(?<=\n)/u;

/** Characters of a piece that count towards Slack's limits. */
export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.text?.length ?? 0), 0);
}

/** Cuts pieces into groups of at most `limit` characters, between sentences; a longer sentence between words at best. */
export function splitPieces(pieces: readonly Piece[], limit: number): Piece[][] {
  if (lengthOf(pieces) <= limit) return [mergePieces(pieces)];
  const groups: Piece[][] = [];
  let group: Piece[] = [];
  for (const sentence of sentencesOf(pieces).flatMap((each) => cutLong(each, limit))) {
    if (group.length > 0 && lengthOf(group) + lengthOf(sentence) > limit) {
      groups.push(group);
      group = [];
    }
    group.push(...sentence);
  }
  if (group.length > 0) groups.push(group);
  return groups.map(mergePieces);
}

function sentencesOf(pieces: readonly Piece[]): Piece[][] {
  const sentences: Piece[][] = [];
  let open: Piece[] = [];
  for (const piece of pieces) {
    const parts = piece.type === 'text' ? piece.text.split(SENTENCE_END) : [undefined];
    parts.forEach((part, index) => {
      if (part !== '') open.push(part === undefined ? piece : ({ ...piece, text: part } as Piece));
      if (index === parts.length - 1) return;
      if (open.length > 0) sentences.push(open);
      open = [];
    });
  }
  return open.length > 0 ? [...sentences, open] : sentences;
}

function cutLong(sentence: Piece[], limit: number): Piece[][] {
  if (lengthOf(sentence) <= limit) return [sentence];
  return sentence.flatMap((piece): Piece[][] => {
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

/** Where to cut: after the last space, if there is one in the second half; never inside a surrogate pair. */
export function cutAt(text: string, limit: number): number {
  const space = text.lastIndexOf(' ', limit - 1) + 1;
  if (space > limit / 2) return space;
  return /[\uD800-\uDBFF]/u.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
