import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { type PackageJson, packageJson } from '../packages/package-json.ts';
import { recipeFiles } from './makefile.ts';
import type { CommandContext, ScriptFile, TaskFile } from './model.ts';
import { folderOf } from './paths.ts';
import { noxFiles, pythonTasks, toxFiles } from './python-tasks.ts';
import { jsonTasks, taskfiles } from './task-files.ts';

const MAX_SCRIPT = 64 * 1024;

/** Shell scripts, by their ending or, in the usual folders, by their first line. */
const shellScripts = defineFileFact<ScriptFile>({
  id: 'shell-scripts',
  files: [
    '**/*.{sh,bash}',
    '**/{script,scripts,bin,hack,ci,.ci,tools,dev,.github}/**',
    '{test,tests,run-tests,runtests,build,ci,check}',
    '**/{entrypoint,docker-entrypoint,start,run,start-server,run-server}',
  ],
  mentions: /^#!.*\b(?:ba|da|z|a|k)?sh\b|^(?!#!)/,
  extract(file) {
    const shell = /\.(sh|bash)$/.test(file.path) || /^#!.*\b(?:ba|da|z|a|k)?sh\b/.test(file.text);
    return shell && file.text.length <= MAX_SCRIPT ? { path: file.path, text: file.text } : null;
  },
});

/** What `resolveCommand` needs to know of a repository: its tasks, its scripts and its files. */
export const commandContext = defineDerivedFact({
  id: 'command-context',
  from: {
    packageJson,
    recipeFiles,
    taskfiles,
    jsonTasks,
    pythonTasks,
    toxFiles,
    noxFiles,
    shellScripts,
    fileList,
  },
  derive({ fileList, shellScripts, packageJson, ...tasks }): CommandContext {
    const named = Object.values(tasks).flatMap((fact) => fact.values.map((file) => file.value));
    return {
      taskFiles: [...packageJson.values.map(({ path, value }) => npmTasks(path, value)), ...named],
      scripts: shellScripts.values.map((script) => script.value),
      files: fileList.map((file) => file.path),
    };
  },
});

function npmTasks(path: string, { name, scripts }: PackageJson): TaskFile {
  const tasks = scripts.map((script) => ({
    name: script.name,
    line: script.line,
    needs: [],
    steps: [{ command: script.command, line: script.line, ignoresFailure: false }],
  }));
  return { path, folder: folderOf(path), tool: 'npm', name, tasks };
}
