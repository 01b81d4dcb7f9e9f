import { defineDerivedFact, defineFileFact, defineRepositoryFact } from '../kit/fact.ts';
import { type FoundSignoff, parseSignoff } from '../manifest/signoff.ts';

const FOLDER = '.readycheck/signoffs';

const recordFiles = defineFileFact<{
  readonly text: string;
  readonly parsed: ReturnType<typeof parseSignoff>;
}>({
  id: 'signoff-files',
  files: [`${FOLDER}/*.yaml`],
  extract: ({ path, text }) => ({ text, parsed: parseSignoff(path, text) }),
});

const signatureFiles = defineFileFact<string>({
  id: 'signoff-signatures',
  files: [`${FOLDER}/*.yaml.sig`],
  extract: ({ text }) => text,
});

interface Committer {
  readonly path: string;
  readonly email: string;
}

const committers = defineRepositoryFact<readonly Committer[]>({
  id: 'signoff-committers',
  async read({ git, files }) {
    if (!git) return [];
    const records = files.filter(({ path }) => path.startsWith(`${FOLDER}/`) && path.endsWith('.yaml'));
    const authors = await Promise.all(records.map(({ path }) => git.lastAuthor(path)));
    return records.flatMap(({ path }, index) => {
      const author = authors[index];
      return author ? [{ path, email: author.email }] : [];
    });
  },
});

const SOURCES = { recordFiles, signatureFiles, committers };

/** The sign-off records, one file a gate (`.readycheck/signoffs/<gate>.yaml`), with what stands behind each. */
export const signoffRecords = defineDerivedFact<
  typeof SOURCES,
  readonly { readonly path: string; readonly found: FoundSignoff }[]
>({
  id: 'signoff-records',
  from: SOURCES,
  derive: ({ recordFiles: records, signatureFiles: signatures, committers: all }) =>
    records.values.map(({ path, value: { text, parsed } }) => ({
      path,
      found: {
        text,
        parsed,
        signature: signatures.values.find((each) => each.path === `${path}.sig`)?.value ?? null,
        committedBy: all.find((each) => each.path === path)?.email ?? null,
      },
    })),
});
