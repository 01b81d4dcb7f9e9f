import { defineFileFact } from '../../kit/fact.ts';
import { isConversation, isRoleName, isRoleType, type RoleWord } from './model.ts';

const ENUM = /^[ \t]*enum\s+(\w{1,60})\s*\{([^}]{0,4000})\}/gm;

/** `enum Role { ADMIN USER }` in a Prisma schema. */
export const prismaRoles = defineFileFact<readonly RoleWord[]>({
  id: 'prisma-roles',
  files: ['**/*.prisma'],
  mentions: /\benum\s+\w*Role/,
  extract(file) {
    const found = [...file.text.matchAll(ENUM)].flatMap((match): RoleWord[] => {
      const words = (match[2] ?? '')
        .replace(/\/\/[^\n]*/g, '')
        .split(/\s+/)
        .filter((word) => /^[A-Za-z]\w*$/.test(word));
      const line = file.lineAt(match.index + match[0].indexOf('enum'));
      return isConversation(words) || !isRoleType(match[1] ?? '')
        ? []
        : words.filter(isRoleName).map((role) => ({ role, use: 'named', line }));
    });
    return found.length === 0 ? null : found;
  },
});
