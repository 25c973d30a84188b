/** One file that another refers to. */
export interface Import {
  /** As written: `./x.ts`, `node:fs`, `@slack/bolt`. */
  specifier: string;
  /** Erased by the compiler: it binds nothing when the program runs. */
  typeOnly: boolean;
}

const FROM = /^[ \t]*(import|export)\s+(type\s+(?!from\b|,))?(?:[\w*${},\s]+?\s+)?from\s*['"]([^'"]+)['"]/gmu;
const SIDE_EFFECT = /^[ \t]*import\s*['"]([^'"]+)['"]/gmu;
/** `import('x')` runs; `import('x').Name` in a type does not, and is told by the name that follows. */
const DYNAMIC = /\bimport\(\s*['"`]([^'"`]+)['"`]\s*\)(\s*\.\s*[A-Z])?/gu;
const URL_OF_FILE = /\bnew\s+URL\(\s*['"`]([^'"`]+)['"`]\s*,\s*import\.meta\.url/gu;
const REQUIRE = /\b(?:require|require\.resolve|import\.meta\.resolve)\(\s*['"`]([^'"`]+)['"`]\s*\)/gu;

/** Everything that a TypeScript file imports, in whichever way. */
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

/** Code without comments; `//` after a colon or a backslash stands in a text or a regular expression. */
export function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[^:\\'"`/])\/\/.*$/gmu, '$1');
}
