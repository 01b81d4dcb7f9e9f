import type { Node, TSSignature } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import { javascript, walk } from '../../parsers/javascript.ts';

/** One name in the types that `supabase gen types` writes from a live database. */
export interface TypedObject {
  readonly kind: 'table' | 'view' | 'function';
  readonly schema: string;
  readonly name: string;
  readonly line: number;
}

const KINDS = { Tables: 'table', Views: 'view', Functions: 'function' } as const;

/** What the generated types say that the database has: `Database['public']['Tables']['orders']`. */
export const generatedTypes = defineFileFact<readonly TypedObject[]>({
  id: 'generated-types',
  files: ['**/*.{ts,mts}'],
  mentions: /\bRelationships\??:\s|\bTables:\s*\{\s*\w+:\s*\{\s*Row:/,
  parsers: [javascript],
  extract(file) {
    const found: TypedObject[] = [];
    walk(javascript.of(file).program, (node) => {
      const members = databaseMembers(node);
      if (members)
        for (const schema of members)
          for (const group of membersOf(schema)) found.push(...named(schema, group, (at) => file.lineAt(at)));
      return members ? false : undefined;
    });
    return found.length === 0 ? null : found;
  },
});

/** The schemas of `type Database = { … }`, `interface Database { … }`. */
function databaseMembers(node: Node): readonly TSSignature[] | null {
  if (node.type === 'TSTypeAliasDeclaration' && node.id.name === 'Database')
    return node.typeAnnotation.type === 'TSTypeLiteral' ? node.typeAnnotation.members : null;
  return node.type === 'TSInterfaceDeclaration' && node.id.name === 'Database' ? node.body.body : null;
}

function named(schema: TSSignature, group: TSSignature, lineAt: (offset: number) => number): TypedObject[] {
  const kind = Object.entries(KINDS).find(([key]) => key === keyOf(group))?.[1];
  const name = keyOf(schema);
  if (!kind || name === null) return [];
  return membersOf(group).flatMap((member) => {
    const key = keyOf(member);
    return key === null ? [] : [{ kind, schema: name, name: key, line: lineAt(member.start) }];
  });
}

function keyOf(member: TSSignature): string | null {
  if (member.type !== 'TSPropertySignature') return null;
  if (member.key.type === 'Identifier') return member.key.name;
  return member.key.type === 'Literal' && typeof member.key.value === 'string' ? member.key.value : null;
}

function membersOf(member: TSSignature): readonly TSSignature[] {
  const type = member.type === 'TSPropertySignature' ? member.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTypeLiteral' ? type.members : [];
}
