/** One import of a file. */
export interface Import {
  /** As written: `./x.ts`, `node:fs`, `@slack/bolt`. */
  specifier: string;
  /** True when the compiler erases the import, so that it does nothing at run time. */
  typeOnly: boolean;
}

const FROM = /^[ \t]*(import|export)\s+(type\s+(?!from\b|,))?(?:[\w*${},\s]+?\s+)?from\s*['"]([^'"]+)['"]/gmu;
const SIDE_EFFECT = /^[ \t]*import\s*['"]([^'"]+)['"]/gmu;
/** `import('x')` runs. `import('x').Name` in a type does not; the capitalized name tells them apart. */
const DYNAMIC = /\bimport\(\s*['"`]([^'"`]+)['"`]\s*\)(\s*\.\s*[A-Z])?/gu;
const URL_OF_FILE = /\bnew\s+URL\(\s*['"`]([^'"`]+)['"`]\s*,\s*import\.meta\.url/gu;
const REQUIRE = /\b(?:require|require\.resolve|import\.meta\.resolve)\(\s*['"`]([^'"`]+)['"`]\s*\)/gu;

/** Reads all imports of a TypeScript file, of every form. */
export function readImports(code: string): Import[] {
  const found: Import[] = [];
  for (const [, , type, specifier = ''] of code.matchAll(FROM)) found.push({ specifier, typeOnly: type !== undefined });
  for (const [, specifier = ''] of code.matchAll(SIDE_EFFECT)) found.push({ specifier, typeOnly: false });
  for (const [, specifier = '', name] of withoutComments(code).matchAll(DYNAMIC)) {
    found.push({ specifier, typeOnly: name !== undefined });
  }
  for (const [, specifier = ''] of withoutComments(code).matchAll(URL_OF_FILE))
    found.push({ specifier, typeOnly: false });
  for (const [, specifier = ''] of withoutComments(code).matchAll(REQUIRE)) found.push({ specifier, typeOnly: false });
  return found;
}

/** Removes comments. A `//` after a colon or a backslash belongs to a string or a regular expression and stays. */
export function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[^:\\'"`/])\/\/.*$/gmu, '$1');
}
