/**
 * Programs, or a program and its first word, that run the rest of their line as a command; and which of their own
 * options take a value.
 */
const WRAPPERS: Readonly<Record<string, string>> = {
  'cross-env': '',
  'cross-env-shell': '',
  env: '-u -C -S',
  'env-cmd': '-f -e',
  dotenv: '-e -v -c -p -f',
  'dotenvx run': '-f',
  time: '-f -o',
  timeout: '-s -k --signal --kill-after',
  nice: '-n',
  ionice: '-c -n',
  nohup: '',
  setsid: '',
  sudo: '-u -g',
  exec: '',
  command: '',
  unbuffer: '',
  stdbuf: '-o -e -i',
  caffeinate: '',
  chronic: '',
  catchsegv: '',
  winpty: '',
  valgrind: '',
  kcov: '',
  retry: '-t -d',
  'xvfb-run': '-s -n -e --server-args',
  'dbus-run-session': '',
  c8: '-r --reporter -o -x',
  nyc: '-r --reporter --exclude -x',
  'coverage run': '--source --omit --rcfile --include --context --data-file',
  'bundle exec': '--gemfile',
  'poetry run': '',
  'uv run':
    '--with --with-requirements -p --python --extra --group --only-group --no-group --package --project --directory --env-file --index',
  'pipx run': '--spec',
  'conda run': '-n --name -p',
  'micromamba run': '-n -p',
  'mamba run': '-n',
  'pixi run': '-e --environment --manifest-path',
  'rye run': '',
  'pipenv run': '',
  'pdm run': '-p',
  uvx: '--from --with -p --python',
  npx: '-p --package -w --workspace',
  bunx: '',
  'bun x': '',
  'npm exec': '-w --workspace -p --package --prefix',
  'pnpm exec': '',
  'pnpm dlx': '--package',
  'yarn exec': '',
  'yarn dlx': '-p --package',
  'mise exec': '',
  'mise x': '',
  'asdf exec': '',
  'rbenv exec': '',
  'nvm exec': '',
  'volta run': '--node',
  'opam exec': '',
  'stack exec': '',
  'cabal exec': '',
  'dotnet exec': '',
  'doppler run': '-p -c',
  'infisical run': '--env --path',
  'op run': '--env-file',
  'railway run': '',
  'netlify dev:exec': '',
  'firebase emulators:exec': '--only --project -P --import',
  tini: '-p -e',
  'dumb-init': '-r --rewrite',
  gosu: '',
  'su-exec': '',
  dockerize: '-wait -timeout -template -stdout -stderr -wait-retry-interval',
  'newrelic-admin run-program': '',
  'ddtrace-run': '',
  'opentelemetry-instrument': '',
};

/**
 * The command without what merely stands in front of it: wrappers, runners of virtual environments,
 * containers. A quoted command (`sh -c '…'`) comes back as `shell`.
 */
export function stripPrefix(
  words: readonly string[],
): { words: readonly string[] } | { shell: string } | null {
  const [first = '', second = ''] = words;
  const name = programName(first);
  const quoted = quotedCommand(name, words);
  if (quoted !== null) return { shell: quoted };
  if (name === 'docker' || name === 'docker-compose' || name === 'podman') return container(words);
  const dashes = WAITS.test(name) ? words.indexOf('--') : -1;
  if (dashes > 0) return { words: words.slice(dashes + 1) };
  const pair = `${name} ${second}`;
  const known = Object.hasOwn(WRAPPERS, pair) ? pair : name;
  const valued = Object.hasOwn(WRAPPERS, known) ? WRAPPERS[known] : undefined;
  if (valued === undefined) return null;
  const after = rest(words.slice(known === pair ? 2 : 1), valued.split(' '));
  return TAKES_WORD.test(name) && after ? { words: after.words.slice(1) } : after;
}

/** Behind their options stands a word of their own: a duration, a user. */
const TAKES_WORD = /^(timeout|gosu|su-exec)$/;
/** `wait-for-it.sh db:5432 -- cmd` */
const WAITS = /^wait-for(-it|-postgres|-db)?(\.sh)?$/;

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
  const plain = words.flatMap((word, index) => {
    const valued = CONTAINER_VALUED.test(words[index - 1] ?? '');
    return index === 0 || word.startsWith('-') || valued ? [] : [index];
  });
  const verb = words[plain[0] ?? 0] === 'compose' ? 1 : 0;
  const start = plain[verb + 2];
  if (start === undefined || !/^(run|exec)$/.test(words[plain[verb] ?? 0] ?? '')) return null;
  return { words: words.slice(start) };
}
