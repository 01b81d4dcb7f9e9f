import { defineFileFact } from '../../kit/fact.ts';
import { dialect } from './dialects.ts';
import { evidence } from './evidence.ts';
import type { StoreEvidence } from './model.ts';

const PROVIDER = /^\s*provider\s*=\s*"([\w+-]+)"/m;
const FILE_URL = /^\s*url\s*=\s*"file:([^"\n]{1,200})"/m;

/** The `datasource` of each Prisma schema. */
export const prismaStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'prisma-stores',
  files: ['**/*.prisma'],
  mentions: /^\s*datasource\s/m,
  extract(file) {
    const found = [...file.text.matchAll(/^\s*datasource\s+\w+\s*\{([^}]*)\}/gm)].flatMap(
      ({ index, 1: body = '' }) => {
        const provider = PROVIDER.exec(body);
        const kind = dialect(provider?.[1] ?? '');
        if (!provider || kind === null) return [];
        const line = file.lineAt(index + file.text.slice(index).indexOf(provider[0].trim()));
        const local = kind === 'sqlite' ? 'local' : null;
        return [
          evidence({
            by: 'configuration',
            kind,
            provider: local,
            name: FILE_URL.exec(body)?.[1] ?? null,
            path: file.path,
            line,
          }),
        ];
      },
    );
    return found.length > 0 ? found : null;
  },
});
