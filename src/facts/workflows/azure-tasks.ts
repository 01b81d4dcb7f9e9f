import type { Reader } from './reader.ts';

type Command = (inputs: Reader) => string[];

const text = (inputs: Reader, name: string): string => inputs.get(name).text() ?? '';

const joined = (...words: readonly string[]): string[] => [words.filter((word) => word !== '').join(' ')];

/** What the tasks that build and test run, as one would type it. */
const TASKS: Readonly<Record<string, Command>> = {
  dotnetcorecli: (inputs) => joined('dotnet', text(inputs, 'command') || 'build', text(inputs, 'arguments')),
  npm: (inputs) =>
    text(inputs, 'command') === 'custom'
      ? joined('npm', text(inputs, 'customCommand'))
      : joined('npm', text(inputs, 'command') || 'install'),
  yarn: (inputs) => joined('yarn', text(inputs, 'arguments')),
  maven: (inputs) => joined('mvn', text(inputs, 'goals') || 'package', text(inputs, 'options')),
  gradle: (inputs) => joined('./gradlew', text(inputs, 'tasks') || 'build', text(inputs, 'options')),
  vstest: () => ['vstest.console'],
  go: (inputs) => joined('go', text(inputs, 'command'), text(inputs, 'arguments')),
  make: (inputs) => joined('make', text(inputs, 'target')),
  xcode: (inputs) => joined('xcodebuild', text(inputs, 'actions') || 'build'),
};

/** @param task `Npm@1` */
export function azureTaskCommands(task: string, inputs: Reader): string[] {
  const name = (task.split('@')[0] ?? '').toLowerCase();
  return Object.hasOwn(TASKS, name) ? (TASKS[name]?.(inputs) ?? []) : [];
}
