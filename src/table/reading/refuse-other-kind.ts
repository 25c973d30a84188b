import { AppError } from '../../errors.ts';

/** Bytes at the beginning that tell. */
const LOOKED_AT = 1000;
/** How web pages, XML, JSON and PDF begin. No header of a table does. */
const OTHER = /^\s*(?:<!doctype\s|<html[\s>]|<\?xml\s|<table[\s>]|\{\s*"|\[\s*[{[]|%PDF-)/iu;

/**
 * Refuses a file that was only renamed to `.csv`: a web page, XML, JSON or PDF.
 * @param bytes in an encoding that has the letters of ASCII
 * @throws AppError csv_binary
 */
export function refuseOtherKind(bytes: Uint8Array): void {
  // The decoder takes a byte-order mark off.
  if (OTHER.test(new TextDecoder().decode(bytes.subarray(0, LOOKED_AT)))) throw new AppError('csv_binary');
}
