/** Programs that run the rest of their line as a command, and which of their own options take a value. */
const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  'cross-env': [],
  'cross-env-shell': [],
  env: ['-u', '-C', '-S'],
  time: ['-f', '-o'],
  nice: ['-n'],
  'xvfb-run': ['-s', '-n', '-e', '--server-args'],
  dotenv: ['-e', '-v', '-c', '-p', '-f'],
  dotenvx: ['-f'],
  'env-cmd': ['-f', '-e'],
  sudo: ['-u', '-g'],
  exec: [],
  command: [],
  nohup: [],
  timeout: ['-s', '-k', '--signal', '--kill-after'],
  unbuffer: [],
  c8: ['-r', '--reporter', '-o', '-x'],
  nyc: ['-r', '--reporter', '--exclude', '-x'],
  caffeinate: [],
  stdbuf: ['-o', '-e', '-i'],
  winpty: [],
  direnv: [],
  doppler: ['-p', '-c'],
  infisical: ['--env', '--path'],
  op: ['--env-file'],
  chronic: [],
  'start-dfx': [],
  kcov: [],
  mise: [],
  catchsegv: [],
  'with-server': [],
  with: [],
  'dbus-run-session': [],
  ionice: ['-c', '-n'],
  setsid: [],
  retry: ['-t', '-d'],
  nvm: [],
  volta: ['--node'],
  valgrind: [],
}; // prettier-ignore

/** `program word…` in front of a command. */
const PAIRS: Readonly<Record<string, readonly string[]>> = {
  'bundle exec': ['--gemfile'],
  'poetry run': [],
  'uv run': [
    '--with',
    '-p',
    '--python',
    '--extra',
    '--group',
    '--package',
    '--project',
    '--directory',
    '--with-requirements',
    '--only-group',
    '--env-file',
    '--no-group',
    '--index',
  ],
  'conda run': ['-n', '--name', '-p'],
  'micromamba run': ['-n', '-p'],
  'mamba run': ['-n'],
  'pixi run': ['-e', '--environment', '--manifest-path'],
  'rye run': [],
  'pipenv run': [],
  'pdm run': ['-p'],
  'coverage run': ['--source', '--omit', '--rcfile', '--include', '--context', '--data-file'],
  'npm exec': ['-w', '--workspace', '-p', '--package', '--prefix'],
  'pnpm exec': [],
  'pnpm dlx': ['--package'],
  'yarn exec': [],
  'yarn dlx': ['-p', '--package'],
  'bun x': [],
  bunx: [],
  npx: ['-p', '--package', '-w', '--workspace'],
  uvx: ['--from', '--with', '-p', '--python'],
  'nvm exec': [],
  'mise exec': [],
  'mise x': [],
  'asdf exec': [],
  'rbenv exec': [],
  'direnv exec': [],
  'doppler run': ['-p', '-c'],
  'infisical run': ['--env', '--path'],
  'op run': ['--env-file'],
  'railway run': [],
  'dotenvx run': ['-f'],
  'dotnet exec': [],
  'hatch env': ['-e'],
  'uv tool': [],
  'pipx run': ['--spec'],
  'deno run': [],
  'volta run': ['--node'],
  'opam exec': [],
  'stack exec': [],
  'cabal exec': [],
  'heroku local:run': [],
  'netlify dev:exec': [],
  'vercel env': [],
  'firebase emulators:exec': ['--only', '--project', '-P', '--import'],
}; // prettier-ignore

/**
 * The command without what merely stands in front of it: assignments, wrappers, runners of virtual environments,
 * containers. A quoted command (`sh -c '…'`) comes back as `shell`.
 */
export function stripPrefix(
  words: readonly string[],
): { words: readonly string[] } | { shell: string } | null {
  const [first = '', second = ''] = words;
  if (/^[A-Za-z_]\w*\+?=/.test(first)) return words.length > 1 ? { words: words.slice(1) } : null;
  const name = programName(first);
  const quoted = quotedCommand(name, words);
  if (quoted !== null) return { shell: quoted };
  if (name === 'docker' || name === 'docker-compose' || name === 'podman') return container(words);
  const pair = `${name} ${second}`;
  if (Object.hasOwn(PAIRS, pair)) return rest(words.slice(2), PAIRS[pair] ?? []);
  if (Object.hasOwn(PAIRS, name)) return rest(words.slice(1), PAIRS[name] ?? []);
  if (!Object.hasOwn(WRAPPERS, name)) return null;
  const after = rest(words.slice(1), WRAPPERS[name] ?? []);
  return name === 'timeout' && after ? { words: after.words.slice(1) } : after;
}

/** The bare name of a program: without folder, version and ending. */
export function programName(word: string): string {
  const base = word.replace(/\\/g, '/').split('/').at(-1) ?? word;
  return base.replace(/\.(exe|cmd|bat|phar)$/i, '').replace(/(?<=.)@[\w.^~*-]+$/, '');
}

function rest(words: readonly string[], valued: readonly string[]): { words: readonly string[] } | null {
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? '';
    if (word === '--') {
      index += 1;
      break;
    }
    if (!word.startsWith('-')) break;
    index += valued.includes(word) ? 2 : 1;
  }
  // A second `--` separates a wrapper's files from its command: `dotenv -e .env -- vitest`.
  return index < words.length ? { words: words.slice(index) } : null;
}

function quotedCommand(name: string, words: readonly string[]): string | null {
  if (/^(sh|bash|zsh|dash|ash|ksh|su)$/.test(name)) {
    const index = words.findIndex((word) => /^-[a-z]*c$/.test(word));
    return index < 0 ? null : (words[index + 1] ?? '');
  }
  if (name === 'nix-shell' || name === 'nix') {
    const index = words.findIndex((word) => word === '--run' || word === '--command' || word === '-c');
    return index < 0 ? null : words.slice(index + 1).join(' ');
  }
  if (name === 'npx' || name === 'cross-env-shell' || name === 'env') {
    const index = words.findIndex((word) => word === '-c' || word === '--call' || word === '-S');
    if (index > 0 && index === words.length - 2) return words[index + 1] ?? '';
  }
  if (name === 'firebase' && words[1] === 'emulators:exec')
    return words.slice(2).find((word) => word.includes(' ')) ?? null;
  return null;
}

const CONTAINER_VALUED =
  /^(-e|--env|-v|--volume|-w|--workdir|-u|--user|-p|--publish|--name|--network|--entrypoint|--env-file|-f|--file|--project-name|--profile|--platform|--mount|-l|--label|--index|--add-host|--memory|-m|--cpus|--shm-size)$/;

/** `docker run image cmd`, `docker exec container cmd`, `docker compose run|exec service cmd`. */
function container(words: readonly string[]): { words: readonly string[] } | null {
  const plain: string[] = [];
  for (let index = 1; index < words.length; index++) {
    const word = words[index] ?? '';
    const verbs = plain.filter((item) => item !== 'compose');
    if (verbs.length === 2) return { words: words.slice(index) };
    if (CONTAINER_VALUED.test(word)) index += 1;
    else if (!word.startsWith('-')) plain.push(word);
    if (
      plain.length === 1 &&
      !/^(compose|run|exec)$/.test(word) &&
      !word.startsWith('-') &&
      !CONTAINER_VALUED.test(word)
    )
      return null;
    if (plain.length === 2 && plain[0] === 'compose' && !/^(run|exec)$/.test(plain[1] ?? '')) return null;
  }
  return null;
}
