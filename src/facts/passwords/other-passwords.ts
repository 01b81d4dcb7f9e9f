import { defineFileFact } from '../../kit/fact.ts';

/** What a file in a language without a parser here says of passwords: that they are kept, and with a function made for them. */
export interface OtherPasswords {
  readonly hashed: number | null;
  readonly kept: number | null;
}

const MADE =
  /\b(bcrypt|argon2\w*|scrypt|pbkdf2\w*|BCryptPasswordEncoder|PasswordEncoder|PasswordHasher|Rfc2898DeriveBytes|password_hash|password_verify|Hash::make|has_secure_password|devise|Argon2\w*|Bcrypt|UserManager)\b/i;
const KEPT =
  /\b(user|account|admin|member|customer)\w{0,3}(\.|->|::|\[:?["']?)(set_?)?(password|passwd|encrypted_password|password_digest)\b|\bpassword_digest\b|\bcheck_?password\w*\(/i;

/** Go, Ruby, PHP, Java, Kotlin, C#, Rust and Elixir, by words alone. */
export const otherPasswords = defineFileFact<OtherPasswords>({
  id: 'passwords-other',
  files: ['**/*.{go,rb,php,java,kt,cs,rs,ex}', '**/Gemfile'],
  mentions: /passw|crypt|argon2|devise|Hash::make/i,
  extract(file) {
    const code = file.text.replace(/^[ \t]*(\/\/|\*|\/\*|#).*$/gm, (line) => ' '.repeat(line.length));
    const made = MADE.exec(code);
    const kept = KEPT.exec(code);
    if (!made && !kept) return null;
    return {
      hashed: made ? file.lineAt(made.index) : null,
      kept: kept ? file.lineAt(kept.index) : null,
    };
  },
});
