import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { at, entries, isRecord, items, type Structured, text, texts } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import type { Task, TaskFile } from './model.ts';
import { folderOf } from './paths.ts';

/** Scripts in pyproject.toml (hatch, pdm, poe, taskipy, rye) and Pipfile. */
export const pythonTasks = defineFileFact<TaskFile>({
  id: 'python-tasks',
  files: ['**/pyproject.toml', '**/Pipfile'],
  mentions: /scripts|tasks/,
  parsers: [toml],
  extract(file) {
    const tree = toml.of(file);
    const tool = at(tree.value, 'tool');
    const hatch = entries(at(tool, 'hatch', 'envs')).flatMap(([, env]) => entries(at(env, 'scripts')));
    const tables = [
      at(tree.value, 'scripts'),
      at(tool, 'pdm', 'scripts'),
      at(tool, 'rye', 'scripts'),
      at(tool, 'poe', 'tasks'),
      at(tool, 'taskipy', 'tasks'),
    ];
    const tasks = [...hatch, ...tables.flatMap(entries)].map(([name, value]) =>
      scriptTask(tree, name, value),
    );
    return tasks.length === 0
      ? null
      : { path: file.path, folder: folderOf(file.path), tool: 'python', name: null, tasks };
  },
});

function scriptTask(tree: Structured, name: string, value: unknown): Task {
  const line = tree.line(name);
  const table = isRecord(value)
    ? (value.cmd ?? value.shell ?? value.script ?? value.sequence ?? value.composite ?? value.chain)
    : value;
  const commands =
    Array.isArray(table) && isRecord(value) && value.cmd !== undefined
      ? [texts(table).join(' ')]
      : texts(table);
  const steps = commands.map((command) => ({
    command: command.replace(/\{args[^}]*\}/g, '').replace(/^- /, ''),
    line,
    ignoresFailure: command.startsWith('- '),
  }));
  return { name, line, needs: [], steps };
}

/** tox environments, from tox.ini, setup.cfg, tox.toml or pyproject.toml. */
export const toxFiles = defineFileFact<TaskFile>({
  id: 'tox-files',
  files: ['**/tox.{ini,toml}', '**/setup.cfg', '**/pyproject.toml'],
  mentions: /\btox\b|testenv|env_run_base/,
  parsers: [toml],
  extract(file) {
    const tasks = file.path.endsWith('.toml') ? tomlEnvironments(file) : iniEnvironments(file.text);
    return tasks.length === 0
      ? null
      : { path: file.path, folder: folderOf(file.path), tool: 'tox', name: null, tasks };
  },
});

function tomlEnvironments(file: SourceFile): Task[] {
  const tree = toml.of(file);
  const tox = file.path.endsWith('pyproject.toml') ? at(tree.value, 'tool', 'tox') : tree.value;
  const legacy = text(at(tox, 'legacy_tox_ini'));
  if (legacy !== null)
    return iniEnvironments(legacy).map((task) => ({
      ...task,
      line: tree.line('tool', 'tox', 'legacy_tox_ini'),
    }));
  const named = entries(at(tox, 'env'));
  const base: [string, unknown][] = [['env_run_base', at(tox, 'env_run_base')]];
  return [...base, ...named].flatMap(([name, env]) => {
    const commands = items(at(env, 'commands'));
    if (commands.length === 0) return [];
    const line = tree.line(name, 'commands');
    return [
      {
        name,
        line,
        needs: [],
        steps: commands.map((words) => ({
          command: commandText(texts(words)),
          line,
          ignoresFailure: texts(words)[0] === '-',
        })),
      },
    ];
  });
}

const commandText = (words: readonly string[]): string =>
  words
    .filter((word) => word !== '-')
    .map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", '')}'`))
    .join(' ');

function iniEnvironments(source: string): Task[] {
  const tasks: { name: string; line: number; needs: string[]; steps: Task['steps'][number][] }[] = [];
  let inCommands = false;
  source.split(/\r?\n/).forEach((raw, index) => {
    const section = /^\[(?:testenv:)?([^\]]+)\]/.exec(raw)?.[1];
    const key = /^(\w+)\s*=\s*(.*)$/.exec(raw);
    const current = tasks.at(-1);
    if (section !== undefined) {
      inCommands = false;
      if (/^\[testenv/.test(raw)) tasks.push({ name: section, line: index + 1, needs: [], steps: [] });
      else tasks.push({ name: '', line: index + 1, needs: [], steps: [] });
    } else if (key) {
      inCommands = key[1] === 'commands' && current !== undefined && current.name !== '';
      if (inCommands && current && key[2]) current.steps.push(iniStep(key[2], index + 1));
    } else if (inCommands && current && /^\s+[^\s#]/.test(raw)) {
      const last = current.steps.at(-1);
      if (last?.command.endsWith('\\'))
        current.steps[current.steps.length - 1] = {
          ...last,
          command: `${last.command.slice(0, -1)} ${raw.trim()}`,
        };
      else current.steps.push(iniStep(raw, index + 1));
    }
  });
  return tasks.filter((task) => task.steps.length > 0);
}

/** `{posargs:tests}` stands for its default; `py312,py313: pytest` is the command for some factors. */
function iniStep(raw: string, line: number): Task['steps'][number] {
  const command = raw
    .trim()
    .replace(/^[\w{},.!-]+:\s+/, '')
    .replace(/\{posargs:?([^}]*)\}/g, '$1');
  return { command: command.replace(/^-\s*/, ''), line, ignoresFailure: command.startsWith('-') };
}

/** nox sessions: what their functions give to `session.run`. */
export const noxFiles = defineFileFact<TaskFile>({
  id: 'nox-files',
  files: ['**/noxfile.py'],
  mentions: /session\.run|session/,
  extract(file) {
    const tasks: Task[] = [];
    const functions = [...file.text.matchAll(/^(?:async )?def (\w+)\(/gm)];
    functions.forEach((match, index) => {
      const body = file.text.slice(match.index, functions[index + 1]?.index ?? file.text.length);
      const steps = [...body.matchAll(/\bsession\.run(?:_always|_install)?\(([^)]{0,2000})\)/g)].map(
        (call) => ({
          command: [...(call[1] ?? '').matchAll(/(?<![=\w])(["'])([^"'\n]*)\1/g)]
            .map((word) => word[2] ?? '')
            .filter((word) => /^[^\s]+$/.test(word))
            .join(' '),
          line: file.lineAt(match.index + call.index),
          ignoresFailure: false,
        }),
      );
      if (steps.length > 0)
        tasks.push({
          name: (match[1] ?? '').replaceAll('_', '-'),
          line: file.lineAt(match.index),
          needs: [],
          steps,
        });
      if (steps.length > 0 && match[1]?.includes('_'))
        tasks.push({ name: match[1], line: file.lineAt(match.index), needs: [], steps });
    });
    return { path: file.path, folder: folderOf(file.path), tool: 'nox', name: null, tasks };
  },
});
