#!/usr/bin/env node
/** `npm run new-check area/name`: a new check's folder from the pattern, and its line in the area's index. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const checksFolder = fileURLToPath(new URL('../checks/', import.meta.url));
const [id = ''] = process.argv.slice(2);
const [, area, name] = /^([a-z]+(?:-[a-z]+)*)\/([a-z]+(?:-[a-z]+)*)$/.exec(id) ?? [];

if (!area || !name) stop(`usage: npm run new-check area/name (lower case words joined by '-'), not '${id}'`);
const index = `${checksFolder}${area}/index.ts`;
if (!existsSync(index)) stop(`there is no area '${area}': see the folders under checks/`);
const folder = `${checksFolder}${area}/${name}`;
if (existsSync(folder)) stop(`checks/${id} exists already`);

mkdirSync(folder);
writeFileSync(`${folder}/check.ts`, checkSource());
writeFileSync(`${folder}/cases.ts`, casesSource());
writeFileSync(
  `${folder}/README.md`,
  '<!-- generated up to here -->\n\n## False positives met\n\nNone yet.\n',
);
register();
console.log(`checks/${id} is there and registered in checks/${area}/index.ts.
Next: write its cases and evaluate, then 'npm run docs' for the README's header, and 'npm test'.`);

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(2);
}

/** The one line. It goes last: move it to where the catalogue has it. */
function register() {
  const text = readFileSync(index, 'utf8').replace(/\n?\]\);\n$/, `\n  import('./${name}/check.ts'),\n]);\n`);
  writeFileSync(index, text);
}

function checkSource() {
  return `import { conclude, defineCheck } from '../../../src/kit/index.ts';

export default defineCheck({
  id: '${id}',
  title: '',
  question: '',
  why: '',
  how: '',
  passes: '',
  fix: '',
  example: '',
  severity: 'medium',
  gates: [],
  evidence: 'verified',
  facts: {},
  evaluate() {
    return conclude({ examined: 0, evidence: 'verified', findings: [], pass: '', nothing: '' });
  },
});
`;
}

function casesSource() {
  return `import { defineCases } from '../../../src/kit/index.ts';

// What must pass, what must fail and where, what is not applicable, and each false positive that was met.
export default defineCases([]);
`;
}
