/**
 * Formats a number like Python's `f"{value:,.4f}"`, so that a stored output equals the output of running the cell.
 * @example pythonNumber(180796.06, 2) // '180,796.06'
 */
export function pythonNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  // `toFixed` writes at most 21 digits; a larger number gets an exponent.
  const grouped = whole.replace(/\B(?=(?:\d{3}){1,7}$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * Formats a number like Python's `f"{value:,.6g}"`: so many significant digits, without trailing zeros, and the power of
 * ten where there would be more zeros than Python writes. A value that isn't 0 is never shown as 0.
 * Source: https://docs.python.org/3/library/string.html#format-specification-mini-language
 * @example pythonGeneral(0.0000123456789, 4) // '1.235e-05'
 */
export function pythonGeneral(value: number, digits: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0`;
  const { kept, exponent } = roundHalfEven(Math.abs(value), digits);
  if (exponent < -4 || exponent >= digits) {
    const fraction = withoutEndZeros(kept.slice(1));
    const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
    return `${sign}${kept[0]}${fraction === '' ? '' : `.${fraction}`}e${power}`;
  }
  const padded = exponent < 0 ? `${'0'.repeat(-exponent)}${kept}` : kept;
  const point = Math.max(1, exponent + 1);
  const whole = padded.slice(0, point).replace(/\B(?=(?:\d{3}){1,7}$)/gu, ',');
  const fraction = withoutEndZeros(padded.slice(point));
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function withoutEndZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** The first significant digits, rounded half to even as Python does; `toPrecision` rounds half up. */
function roundHalfEven(size: number, digits: number): { kept: string; exponent: number } {
  // A hundred digits are enough to see whether a double lies exactly in the middle.
  const [mantissa = '', power = '0'] = size.toExponential(99).split('e');
  const all = mantissa.replace('.', '');
  const head = all.slice(0, digits);
  const rest = all.slice(digits);
  const half = `5${'0'.repeat(rest.length - 1)}`;
  const up = rest > half || (rest === half && Number(head.at(-1)) % 2 === 1);
  const kept = up ? String(BigInt(head) + 1n) : head;
  return { kept: kept.slice(0, digits), exponent: Number(power) + (kept.length - head.length) };
}
