import { z } from 'zod';

/** Schema of a URL with one of these protocols, such as `https:`. Problems never quote the URL, because it may contain a password. */
export function addressSchema(protocols: readonly string[]) {
  const names = protocols.map((protocol) => `${protocol}//`).join(' or ');
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that begins with ${names}`,
    abort: true,
  });
}

/** Schema of a proxy's address. */
export function proxyAddressSchema() {
  return addressSchema(['http:', 'https:'])
    .refine((value) => new URL(value).username === '' || new URL(value).password !== '', {
      error: 'has a user without a password: write http://user:password@host:port',
    })
    .refine((value) => isEncoded(new URL(value).username) && isEncoded(new URL(value).password), {
      error: 'has a % in its user or password that begins no %XX: write %25 for it',
    });
}

function isEncoded(text: string): boolean {
  return !/%(?![\da-f]{2})/iu.test(text);
}
