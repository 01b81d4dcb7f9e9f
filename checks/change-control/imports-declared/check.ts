import { fileList } from '../../../src/facts/file-list.ts';
import { importsExamined } from '../../../src/facts/imports/undeclared.ts';
import { conclude, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { importFindings } from './findings.ts';

const READ = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py)$/;

export default defineCheck({
  id: 'change-control/imports-declared',
  title: 'Every import is declared',
  question: 'Is every package that the code imports asked for by name?',
  why: 'A package that nobody asked for is there by luck: on the next clean build it may be gone, and the tool does not start. And a coding agent sometimes imports a package that does not exist; strangers register such names and wait.',
  how: 'Holds what JavaScript, TypeScript and Python code imports at run time against the manifests above each file (package.json, import maps, requirements, pyproject.toml, Pipfile, setup.py, Conda, `pip install` in images and scripts), without what the runtime brings, paths that aliases stand for and the team’s own packages. Tests, scripts, examples and settings of tools are left aside; so are other languages, whose compilers refuse what is missing.',
  passes:
    'Each package that runtime code imports is asked for. What another package, the lockfile or a neighbour in the workspace happens to provide, and a devDependency used by a server, is advice.',
  fix: 'Look the package up first: does it exist, is it the one that you mean, who maintains it? Then add it with your package manager (`npm install NAME`, `uv add NAME`, a line in requirements.txt) and commit the lockfile; or take the import out.',
  example: ['```json', '{"dependencies": {"date-fns": "^4.1.0"}}', '```'].join('\n'),
  severity: 'medium',
  gates: [],
  evidence: 'verified',
  facts: { importsExamined, fileList },
  evaluate({ facts }) {
    const { packages, undeclared } = facts.importsExamined;
    if (packages === 0) {
      const code = facts.fileList.some(({ path }) => READ.test(path));
      return notApplicable({
        examined: facts.fileList.length,
        reason: code
          ? 'Code that runs for users imports no package of anybody else; tests, scripts, examples and settings of tools are left aside.'
          : 'There is no JavaScript, TypeScript or Python code; other languages are not looked at, since their compilers refuse what is missing.',
      });
    }
    return conclude({
      examined: packages,
      evidence: 'verified',
      findings: importFindings(undeclared),
      pass: `${packages === 1 ? 'The one package' : `Each of the ${packages} packages`} that JavaScript, TypeScript and Python code imports is asked for, or comes with one that is.`,
      nothing: 'No imports were found.',
    });
  },
});
