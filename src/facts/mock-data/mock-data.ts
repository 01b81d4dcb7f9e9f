import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import { type ClientFile, client } from '../client/client.ts';
import { tellChain } from '../client/model.ts';
import { javascriptMocks } from './javascript-mocks.ts';
import type { LiveMock, MockData, MockSign } from './model.ts';
import { pythonMocks } from './python-mocks.ts';
import { served } from './served.ts';
import { takenNames } from './taken-names.ts';

export type { LiveMock, MockData } from './model.ts';

const SOURCES = { client, served, takenNames, javascriptMocks, pythonMocks };
type Sources = ValuesOf<typeof SOURCES>;

/** Made-up data and made-up success that people reach: what a browser receives, and what the server runs for those who call. */
export const mockData = defineDerivedFact<typeof SOURCES, MockData>({
  id: 'mock-data',
  from: SOURCES,
  derive(facts) {
    const files = new Map(facts.client.files.map((file) => [file.path, file]));
    const server = new Set(facts.served);
    const taken = new Set(facts.takenNames.taken);
    const shown = new Set(facts.takenNames.shownOnly);
    const reached = new Set([...files.keys(), ...server]);
    const live = found(facts, files, server, taken).filter(({ at }) => !shown.has(at.path));
    return { found: live, examined: reached.size };
  },
});

function found(
  { javascriptMocks: js, pythonMocks: py }: Sources,
  files: ReadonlyMap<string, ClientFile>,
  server: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): LiveMock[] {
  return [...js.values, ...py.values].flatMap(({ path, value }) => {
    const side = files.has(path) ? 'client' : server.has(path) ? 'server' : null;
    if (side === null) return [];
    const way = side === 'client' ? tellChain(files, path) : 'the server runs it for those who call';
    return value.signs
      .filter((sign) => isTaken(sign, path, taken))
      .map(({ kind, name, topic, line }) => ({ kind, name, topic, at: { path, line }, side, way }));
  });
}

/** In its own file, or by a file that is reached. */
const isTaken = ({ used, exported, name }: MockSign, path: string, taken: ReadonlySet<string>): boolean =>
  used || (exported && [name, 'default', '*'].some((each) => taken.has(`${path}#${each}`)));
