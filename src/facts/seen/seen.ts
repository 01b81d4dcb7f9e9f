import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import { deployment } from '../deployment/deployment.ts';
import { fileList } from '../file-list.ts';
import { gitHistory } from '../git-history.ts';
import { stores } from '../stores/stores.ts';
import { testBlocks } from '../test-blocks/test-blocks.ts';
import { workflows } from '../workflows/workflows.ts';
import { languagesOf } from './languages.ts';

const SOURCES = { fileList, gitHistory, testBlocks, workflows, stores, deployment };
type Sources = ValuesOf<typeof SOURCES>;

/** What the repository shows, in a few short sentences for somebody who did not write it. */
export const seen = defineDerivedFact<typeof SOURCES, readonly string[]>({
  id: 'seen',
  from: SOURCES,
  derive: (facts) =>
    [languages(facts), tests(facts), ci(facts), kept(facts), hosts(facts), people(facts)].filter(
      (line) => line !== null,
    ),
});

const SHOWN = 4;

function languages({ fileList }: Sources): string | null {
  const found = languagesOf(fileList).slice(0, SHOWN);
  if (found.length === 0) return null;
  const listed = found.map(
    ({ name, files, parsed }) =>
      `${count(files, 'file')} of ${name}${parsed ? '' : ' (by names and configuration only)'}`,
  );
  return `Code: ${listed.join(', ')}.`;
}

function tests({ testBlocks }: Sources): string {
  const blocks = testBlocks.files.reduce((sum, { blocks }) => sum + blocks.length, 0);
  return blocks === 0
    ? 'Tests: none.'
    : `Tests: ${count(blocks, 'test')} in ${count(testBlocks.files.length, 'file')}.`;
}

function ci({ workflows }: Sources): string {
  const paths = [...new Set(workflows.workflows.map(({ path }) => path))];
  return paths.length === 0
    ? 'Automatic checks on a change: none seen.'
    : `Automatic checks on a change: ${some(paths)}.`;
}

function kept({ stores }: Sources): string {
  const labels = [...new Set(stores.filter(({ scope }) => scope === 'production').map(({ label }) => label))];
  return labels.length === 0 ? 'Data: no place seen that keeps any.' : `Data: ${some(labels)}.`;
}

function hosts({ deployment }: Sources): string | null {
  const names = [
    ...new Set(
      deployment.filter(({ production, host }) => production && host !== 'package').map(({ host }) => host),
    ),
  ].sort();
  return names.length === 0 ? null : `Runs on: ${some(names)}.`;
}

function people({ gitHistory }: Sources): string | null {
  if (!gitHistory.known) return 'History: none, this is no git repository.';
  if (gitHistory.shallow) return 'History: cut short (a shallow clone), so authors are not counted.';
  const { humans, bots } = gitHistory;
  const agents = bots > 0 ? ` and ${count(bots, 'bot or coding agent', 'bots or coding agents')}` : '';
  return `History: commits by ${count(humans.length, 'person', 'people')}${agents}.`;
}

function some(names: readonly string[]): string {
  const rest = names.length - SHOWN;
  return rest > 0 ? `${names.slice(0, SHOWN).join(', ')} and ${rest} more` : names.join(', ');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
