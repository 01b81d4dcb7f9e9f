import { defineDerivedFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { imports, type PackageImport } from './imports.ts';
import { type JavaScriptWorld, javascriptWorld, judgeJavaScript } from './undeclared-javascript.ts';
import type { UndeclaredImport, Verdict } from './undeclared-model.ts';
import { judgePython, pythonWorld } from './undeclared-python.ts';

export interface ImportsExamined {
  /** Packages of other people that runtime code imports, each once an ecosystem. */
  readonly packages: number;
  readonly undeclared: readonly UndeclaredImport[];
}

/**
 * Runtime code's imports of other people's packages, held against what its projects ask for. A package that some file can do without is left out.
 */
export const importsExamined = defineDerivedFact({
  id: 'imports-examined',
  from: { imports, fileList, javascriptWorld, pythonWorld },
  derive({ imports: all, fileList: files, javascriptWorld: js, pythonWorld: py }): ImportsExamined {
    const judge = judges(js, py, files);
    const dispensable = new Set(all.filter(({ optional, tried }) => optional || tried).map(keyOf));
    const runtime = all.filter((each) => isRuntime(each) && !dispensable.has(keyOf(each)));
    const found = new Map<string, { first: UndeclaredImport; paths: Set<string> }>();
    for (const each of runtime) {
      const verdict = judge(each);
      if (!verdict) continue;
      const key = `${each.ecosystem} ${each.package} ${verdict.manifest} ${verdict.kind}`;
      const known = found.get(key);
      if (known) known.paths.add(each.path);
      else {
        const { ecosystem, path, line } = each;
        const first = { ecosystem, package: each.package, path, line, files: 1, ...verdict };
        found.set(key, { first, paths: new Set([path]) });
      }
    }
    return {
      packages: new Set(runtime.map(keyOf)).size,
      undeclared: [...found.values()].map(({ first, paths }) => ({ ...first, files: paths.size })),
    };
  },
});

function judges(
  js: JavaScriptWorld,
  py: Parameters<typeof judgePython>[0],
  files: Parameters<typeof judgeJavaScript>[1],
): (each: PackageImport) => Verdict | null {
  const javascript = judgeJavaScript(js, files);
  const python = judgePython(py, files);
  return (each) => (each.ecosystem === 'npm' ? javascript(each) : python(each));
}

/** Build output, hidden folders, and what is copied for somebody else to run. */
const ASIDE = /(^|\/)(?:templates|dist|out|\.[^/]+|starters?|scaffolds?|generators?|boilerplates?)\//i;

/** Settings of tools run on the machine of a developer or of CI. */
const TOOL_FILE =
  /(^|\/)(?:\.[^/]+|[^/]*\.(?:config|conf|setup|stories|bench)|gulpfile|gruntfile|karma[^/]*|jest[^/]*|webpack[^/]*|rollup[^/]*|vite[^/]*|babel[^/]*|metro[^/]*|setup|setupTests|setupProxy|conftest|noxfile|fabfile|dodo|tasks|wscript|build|Brocfile|playwright[^/]*|(?:setup|test)[-_][^/]*|[^/]*-(?:env|setup|mocks?))(?:\.[\w-]+)?\.(?:[cm]?[jt]sx?|py)$/i;
const TOOL_FOLDER =
  /(^|\/)(?:configs?|webpack|\.?storybook|stories|migrations?|mocks?|__generated__|generated|build|public\/(?:vendor|libs?)|[^/]*[-_]tests?|[^/]*-e2e|test-.{1,40}|prisma|bench(?:es|mark)?|snippets|playwright[^/]*)\//i;

const keyOf = ({ ecosystem, package: name }: PackageImport): string => `${ecosystem} ${name}`;

function isRuntime({ role, origin, path, specifier }: PackageImport): boolean {
  return (
    role === 'application' &&
    origin === 'package' &&
    // Addresses and `npm:` name their package on the spot.
    !/^(?:https?|npm|jsr):/.test(specifier) &&
    !/\.html?$/.test(path) &&
    !ASIDE.test(path) &&
    !TOOL_FILE.test(path) &&
    !TOOL_FOLDER.test(path)
  );
}
