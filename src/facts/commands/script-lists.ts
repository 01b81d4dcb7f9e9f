import { hasScript, runScript } from './package-scripts.ts';
import type { Following, Scope } from './scope.ts';

/** What a list names: a package script, or a command of its own. */
interface Listed {
  readonly script: boolean;
  readonly command: string;
}

/** `npm-run-all a b:*`, `concurrently "npm:a" "cmd"`, `start-server-and-test 'npm start' url 'cypress run'`. */
export function listCommand(
  resolver: Following,
  name: string,
  args: readonly string[],
  scope: Scope,
): boolean {
  const listed = read(resolver, name, args, scope);
  for (const { script, command } of listed ?? []) {
    if (script) runScript(resolver, command, scope, true, []);
    else resolver.shell(command, { ...scope, errexit: false });
  }
  return listed !== null;
}

const VALUED =
  /^(-n|--names|-c|--prefix-colors|-p|--prefix|-s|--success|--max-processes|-m|-l|--prefix-length|--restart-tries|--restart-after)$/;

function read(resolver: Following, name: string, args: readonly string[], scope: Scope): Listed[] | null {
  const plain = args.filter((arg) => !arg.startsWith('-'));
  if (/^(start-server-and-test|start-test)$/.test(name)) {
    return plain.slice(-1).map((command) => ({ script: hasScript(resolver, command, scope), command }));
  }
  const scripts = resolver.nearest('npm', scope.folder)?.tasks.map((task) => task.name) ?? [];
  if (/^(npm-run-all2?|run-s|run-p)$/.test(name))
    return plain.flatMap((pattern) => matching(scripts, pattern));
  if (!/^(concurrently|conc)$/.test(name)) return null;
  const commands = args.filter((arg, index) => !arg.startsWith('-') && !VALUED.test(args[index - 1] ?? ''));
  return commands.flatMap((command) => {
    const script = /^(?:npm|pnpm|yarn|bun|node):(.+)$/.exec(command)?.[1];
    return script === undefined ? [{ script: false, command }] : matching(scripts, script);
  });
}

/** Scripts by name, or by a pattern such as `test:*`. */
function matching(scripts: readonly string[], pattern: string): Listed[] {
  const [name = ''] = pattern.split(' ');
  if (!name.includes('*')) return [{ script: true, command: name }];
  const start = name.slice(0, name.indexOf('*'));
  return scripts.filter((script) => script.startsWith(start)).map((command) => ({ script: true, command }));
}
