import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { packageJson } from './package-json.ts';
import { packages } from './packages.ts';
import { staticSite } from './static-site.ts';

async function read(path: string, text: string) {
  const collection = await collect([packages], memoryRepository({ [path]: text }));
  const [project] = collection.value(packages) ?? [];
  return project;
}

/** Dependencies as `name version line`, with `(dev)` behind those for developing. */
async function dependencies(path: string, text: string) {
  const project = await read(path, text);
  return project?.dependencies.map(
    ({ name, version, dev, line }) => `${name} ${version} ${line}${dev ? ' (dev)' : ''}`,
  );
}

it.each([
  [
    'package.json',
    '{\n"dependencies": {"pg": "^8"},\n"devDependencies": {"vitest": "4"}\n}',
    ['pg ^8 2', 'vitest 4 3 (dev)'],
  ],
  [
    'pyproject.toml',
    '[project]\nname = "rota"\ndependencies = [\n  "Flask_Login[x]>=1 ; python_version > \'3\'",\n]\n[dependency-groups]\ndev = ["pytest"]\n',
    ['flask-login >=1 4', 'pytest null 7 (dev)'],
  ],
  [
    'pyproject.toml',
    '[tool.poetry.dependencies]\npython = "^3"\ndjango = "5.0"\n[tool.poetry.group.test.dependencies]\npytest = {version = "8"}\n',
    ['django 5.0 3', 'pytest 8 5 (dev)'],
  ],
  [
    'requirements.txt',
    '# comment\n-r base.txt\nflask==3.0  # web\n\nsqlalchemy\n',
    ['flask ==3.0 3', 'sqlalchemy null 5'],
  ],
  ['requirements-dev.txt', 'pytest\n', ['pytest null 1 (dev)']],
  ['Pipfile', '[packages]\nflask = "*"\n[dev-packages]\npytest = "*"\n', ['flask * 2', 'pytest * 4 (dev)']],
  [
    'go.mod',
    'module example.test/rota\n\nrequire (\n\tgithub.com/lib/pq v1.10.9\n)\n',
    ['github.com/lib/pq v1.10.9 4'],
  ],
  [
    'Cargo.toml',
    '[package]\nname = "rota"\n[dependencies]\nsqlx = { version = "0.8" }\n[dev-dependencies]\ninsta = "1"\n',
    ['sqlx 0.8 4', 'insta 1 6 (dev)'],
  ],
  [
    'pom.xml',
    '<project><parent><artifactId>up</artifactId></parent><artifactId>rota</artifactId>\n<dependency>\n<groupId>org</groupId>\n<artifactId>junit</artifactId>\n</dependency></project>',
    ['junit null 2'],
  ],
  [
    'build.gradle.kts',
    'dependencies {\n  implementation("org.postgresql:postgresql:42.7")\n  testImplementation("junit:junit:4")\n}',
    ['postgresql 42.7 2', 'junit 4 3 (dev)'],
  ],
  [
    'Rota.csproj',
    '<Project>\n<PackageReference Include="Npgsql" Version="8.0" />\n</Project>',
    ['Npgsql 8.0 2'],
  ],
  [
    'composer.json',
    '{\n"require": {"laravel/framework": "^11"},\n"require-dev": {"phpunit/phpunit": "^11"}\n}',
    ['laravel/framework ^11 2', 'phpunit/phpunit ^11 3 (dev)'],
  ],
  [
    'Gemfile',
    'gem "rails", "~> 7"\ngroup :test do\n  gem "rspec"\nend\n',
    ['rails ~> 7 1', 'rspec null 3 (dev)'],
  ],
  ['mix.exs', 'app: :rota\n{:phoenix, "~> 1.7"}', ['phoenix ~> 1.7 2']],
  [
    'pubspec.yaml',
    'name: rota\ndependencies:\n  http: ^1.0\ndev_dependencies:\n  mocktail: ^1.0\n',
    ['http ^1.0 3', 'mocktail ^1.0 5 (dev)'],
  ],
  ['deno.json', '{"imports": {"x": "npm:@supabase/supabase-js@2"}}', ['@supabase/supabase-js 2 1']],
])('%s', async (path, text, expected) => {
  expect(await dependencies(path, text)).toEqual(expected);
});

it.each([
  [
    'pom.xml',
    '<project><parent><artifactId>up</artifactId></parent><artifactId>rota</artifactId></project>',
    'rota',
    'application',
  ],
  ['package.json', '{"name": "rota", "main": "index.js"}', 'rota', 'application'],
  ['package.json', '{"name": "rota", "exports": "./index.js"}', 'rota', 'library'],
  ['package.json', '{"name": "rota", "exports": "./index.js", "private": true}', 'rota', 'application'],
  ['Cargo.toml', '[package]\nname = "rota"\n[lib]\npath = "x"\n', 'rota', 'library'],
])('%s %s', async (path, text, name, kind) => {
  expect(await read(path, text)).toMatchObject({ name, kind });
});

it('reads a package.json with its scripts, workspaces and commands', async () => {
  const text =
    '{\n "workspaces": {"packages": ["apps/*"]},\n "bin": {"rota": "cli.js"},\n "scripts": {\n  "test": "wireit"\n },\n "wireit": {"test": {"command": "vitest"}}\n}';
  const collection = await collect([packageJson], memoryRepository({ 'package.json': text }));
  expect(collection.value(packageJson)?.values[0]?.value).toMatchObject({
    workspaces: ['apps/*'],
    bins: ['cli.js'],
    scripts: [{ name: 'test', command: 'vitest', line: 5 }],
  });
});

it('reads any text without throwing', async () => {
  const names = [
    'package.json',
    'pyproject.toml',
    'requirements.txt',
    'go.mod',
    'Cargo.toml',
    'pom.xml',
    'Gemfile',
    'composer.json',
    'a.csproj',
    'setup.py',
  ];
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.constantFrom(...names), async (text, name) => {
      const collection = await collect([packages, staticSite], memoryRepository({ [name]: text }));
      expect(collection.value(packages)).not.toBeNull();
      expect(collection.value(staticSite)).not.toBeNull();
    }),
  );
});

it.each([
  ['pages only', { 'index.html': '<p>hi</p>' }, true],
  ['a little script', { 'index.html': '<script>\nopen();\n</script>' }, true],
  ['no page at all', { 'README.md': '# hi' }, false],
  ['a server', { 'index.html': '', 'server.js': 'app.listen(3000)' }, false],
  ['a store of the browser', { 'index.html': '<script>localStorage.x = 1</script>' }, false],
  [
    'a library from elsewhere',
    { 'index.html': '<script src="https://cdn.test/supabase.js"></script>' },
    false,
  ],
  ['a server’s package', { 'index.html': '', 'package.json': '{"dependencies": {"express": "4"}}' }, false],
  ['code of a server', { 'index.html': '', 'main.py': '' }, false],
  ['functions of a host', { 'index.html': '', 'netlify/functions/a.js': 'x' }, false],
  ['much code', { 'index.html': '', 'a.js': 'x();\n'.repeat(200) }, false],
  [
    'much code of tests and configuration',
    { 'index.html': '', 'a.test.js': 'x();\n'.repeat(200), 'vite.config.js': 'x();\n'.repeat(200) },
    true,
  ],
] satisfies [string, Record<string, string>, boolean][])('a static site: %s', async (_name, files, small) => {
  const collection = await collect([staticSite], memoryRepository(files));
  expect(collection.value(staticSite)?.small).toBe(small);
});
