/** Something that a workshop leaves for later, so that it isn't lost. */
export interface ParkedNote {
  id: string;
  authorId: string;
  text: string;
  at: Date;
}
