import type { Ecosystem } from '../packages/model.ts';
import type { Project } from '../packages/packages.ts';
import type { TestFile } from '../test-blocks/model.ts';
import type { TaskFile } from './model.ts';
import { folderOf } from './paths.ts';

export interface NativeEvidence {
  readonly projects: readonly Project[];
  readonly tests: readonly TestFile[];
  readonly files: readonly string[];
  readonly taskFiles: readonly TaskFile[];
}

interface Native {
  readonly command: string;
  readonly folder: string;
  readonly at: { readonly path: string; readonly line?: number } | null;
}

/** Toolchains that run tests without any script, as soon as there are some. */
const TOOLCHAINS: Readonly<Partial<Record<Ecosystem, { command: string; languages: RegExp }>>> = {
  go: { command: 'go test ./...', languages: /^Go$/ },
  cargo: { command: 'cargo test', languages: /^Rust$/ },
  maven: { command: 'mvn test', languages: /^(Java|Kotlin|Scala)$/ },
  gradle: { command: './gradlew test', languages: /^(Java|Kotlin)$/ },
  dotnet: { command: 'dotnet test', languages: /^C#$/ },
  hex: { command: 'mix test', languages: /^Elixir$/ },
  dart: { command: 'flutter test', languages: /^Dart$/ },
  swift: { command: 'swift test', languages: /^Swift$/ },
  sbt: { command: 'sbt test', languages: /^(Scala|Java)$/ },
  haskell: { command: 'cabal test', languages: /^Haskell$/ },
};

/** Commands that need no script: those of toolchains with tests, and runners that are configured. */
export function nativeCommands(evidence: NativeEvidence): Native[] {
  // What a template brought along is no test: it makes no toolchain a way of testing this tool.
  const tests = evidence.tests.filter(({ blocks }) => blocks.some(({ sample }) => sample === null));
  const own = { ...evidence, tests };
  const found = [...toolchains(own), ...python(own), ...ruby(own), ...php(own), ...byTests(own)];
  return found.sort((a, b) => a.folder.length - b.folder.length);
}

function toolchains({ projects, tests }: NativeEvidence): Native[] {
  return projects.flatMap(({ ecosystem, folder, path }) => {
    const toolchain = TOOLCHAINS[ecosystem];
    const own =
      toolchain &&
      tests.some(
        (file) =>
          toolchain.languages.test(file.language) && (folder === '' || file.path.startsWith(`${folder}/`)),
      );
    return own ? [{ command: toolchain.command, folder, at: { path } }] : [];
  });
}

function python({ projects, tests, files }: NativeEvidence): Native[] {
  const own = tests.filter(({ language }) => language === 'Python');
  const configured = files.find(
    (path) => /(^|\/)(pytest\.ini|\.pytest\.ini|conftest\.py)$/.test(path) && !path.startsWith('../'),
  );
  const dependency = projects.find(
    (project) =>
      project.ecosystem === 'python' && project.dependencies.some(({ name }) => /^pytest(-|$)/.test(name)),
  );
  const manage = files.find((path) => /(^|\/)manage\.py$/.test(path));
  const found: Native[] = [];
  if (configured !== undefined)
    found.push({ command: 'pytest', folder: folderOf(configured), at: { path: configured } });
  else if (own.some(({ framework }) => framework === 'pytest') || (dependency && own.length > 0))
    found.push({
      command: 'pytest',
      folder: dependency?.folder ?? '',
      at: dependency ? { path: dependency.path } : null,
    });
  if (manage !== undefined && own.length > 0)
    found.push({ command: 'python manage.py test', folder: folderOf(manage), at: { path: manage } });
  else if (own.some(({ framework }) => framework === 'unittest'))
    found.push({ command: 'python -m unittest', folder: '', at: null });
  return found;
}

function ruby({ tests, files }: NativeEvidence): Native[] {
  const own = tests.filter(({ language }) => language === 'Ruby');
  if (own.length === 0) return [];
  const file = (pattern: RegExp) => files.find((path) => pattern.test(path));
  const rails = file(/(^|\/)bin\/rails$/);
  const rspec =
    own.some(({ framework }) => framework === 'rspec') && file(/(^|\/)(\.rspec|Gemfile|[^/]*\.gemspec)$/);
  const rake = file(/(^|\/)Rakefile$/);
  if (rspec) return [{ command: 'bundle exec rspec', folder: folderOf(rspec), at: { path: rspec } }];
  if (rails !== undefined)
    return [{ command: 'bin/rails test', folder: folderOf(folderOf(rails)), at: { path: rails } }];
  return rake === undefined
    ? []
    : [{ command: 'bundle exec rake', folder: folderOf(rake), at: { path: rake } }];
}

function php({ files, tests }: NativeEvidence): Native[] {
  const configured = files.find((path) => /(^|\/)phpunit(\.dist)?\.xml(\.dist)?$/.test(path));
  if (configured === undefined) return [];
  const artisan = tests.length > 0 && files.includes('artisan');
  return [
    {
      command: artisan ? 'php artisan test' : 'vendor/bin/phpunit',
      folder: folderOf(configured),
      at: { path: configured },
    },
  ];
}

/** Runners whose tests are enough: Deno, Bun, pgTAP, Bats, CTest. */
function byTests({ tests, files }: NativeEvidence): Native[] {
  const has = (framework: string) => tests.some((file) => file.framework === framework);
  const found: Native[] = [];
  if (has('deno')) found.push({ command: 'deno test', folder: '', at: null });
  if (has('bun')) found.push({ command: 'bun test', folder: '', at: null });
  if (has('pgtap') && files.some((path) => path.startsWith('supabase/')))
    found.push({ command: 'supabase test db', folder: '', at: null });
  if (has('bats')) found.push({ command: 'bats .', folder: '', at: null });
  if (has('ctest') && files.some((path) => /(^|\/)CMakeLists\.txt$/.test(path)))
    found.push({ command: 'ctest', folder: '', at: null });
  return found;
}
