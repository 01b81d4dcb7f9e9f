import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, items, text, texts } from '../../parsers/structured.ts';
import { yaml } from '../../parsers/yaml.ts';
import type { Task, TaskFile, TaskStep } from './model.ts';
import { folderOf } from './paths.ts';

/** Taskfile.yml (go-task). */
export const taskfiles = defineFileFact<TaskFile>({
  id: 'taskfiles',
  files: ['**/{Taskfile,taskfile}{,.dist}.{yml,yaml}'],
  parsers: [yaml],
  extract(file) {
    const [document] = yaml.of(file);
    if (!document) return null;
    const tasks = entries(at(document.value, 'tasks')).map(([name, task]): Task => {
      const listed = items(
        at(task, 'cmds') ?? at(task, 'cmd') ?? (typeof task === 'object' && !Array.isArray(task) ? [] : task),
      );
      return {
        name,
        line: document.line('tasks', name),
        needs: [...items(at(task, 'deps')), ...listed].flatMap(
          (item) =>
            text(at(item, 'task')) ?? (typeof item === 'string' && !listed.includes(item) ? item : []),
        ),
        steps: listed.flatMap((item, index): TaskStep[] => {
          const command = text(item) ?? text(at(item, 'cmd'));
          if (command === null) return [];
          return [
            {
              command,
              line: document.line('tasks', name, 'cmds', index),
              ignoresFailure: at(item, 'ignore_error') === true,
            },
          ];
        }),
      };
    });
    return { path: file.path, folder: folderOf(file.path), tool: 'task', name: null, tasks };
  },
});

/** Scripts of composer.json, tasks of deno.json, targets of an Nx project.json. */
export const jsonTasks = defineFileFact<TaskFile>({
  id: 'json-tasks',
  files: ['**/{composer,deno,project}.json', '**/deno.jsonc'],
  mentions: /"(?:scripts|tasks|targets)"/,
  parsers: [json],
  extract(file) {
    const tree = json.of(file);
    const base = file.path.split('/').at(-1) ?? '';
    const tool = base === 'composer.json' ? 'composer' : base === 'project.json' ? 'nx' : 'deno';
    const section = tool === 'composer' ? 'scripts' : tool === 'nx' ? 'targets' : 'tasks';
    const tasks = entries(at(tree.value, section)).map(([name, value]): Task => {
      const line = tree.line(section, name);
      return {
        name,
        line,
        needs: texts(at(value, 'dependencies')),
        steps: commandsOf(tool, value).map((command) => ({ command, line, ignoresFailure: false })),
      };
    });
    return {
      path: file.path,
      folder: tool === 'nx' ? '' : folderOf(file.path),
      tool,
      name: text(at(tree.value, 'name')),
      tasks,
    };
  },
});

function commandsOf(tool: 'composer' | 'nx' | 'deno', value: unknown): string[] {
  if (tool === 'nx') {
    const executor = text(at(value, 'executor'));
    const command = text(at(value, 'command')) ?? text(at(value, 'options', 'command'));
    return command !== null
      ? [command]
      : executor !== null
        ? [`nx-executor ${executor}`]
        : texts(at(value, 'options', 'commands'));
  }
  if (tool === 'deno') return texts(typeof value === 'string' ? value : at(value, 'command'));
  // `@test` is another script, `@php x` is PHP, `Vendor\\Class::method` is code that is not followed.
  return texts(value).map((step) =>
    step
      .replace(/^@php /, 'php ')
      .replace(/^@composer /, 'composer ')
      .replace(/^@putenv .*/, 'true')
      .replace(/^@/, 'composer run '),
  );
}
