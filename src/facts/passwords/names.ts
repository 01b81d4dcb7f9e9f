import { wordsOf } from '../logging/sensitive-words.ts';

const PASSWORD =
  /^(passwo?r?ds?|passwd|pwd|senha|contrasena|contraseña|passwort|wachtwoord|parola|haslo|hasło|mdp)$/;
/** The second field of a form, and what was hashed before. */
const OTHER =
  /^(confirm|confirmed|confirmation|repeat|repeated|again|verify|retype|retyped|check|second|match|hash|hashed|encrypted|digest|has|is|show|hide|error|valid|reset|min|max|forgot|require|required|two|temp|include|with|select)$/;

/** Whether a name stands for a password as somebody typed it. */
export function isPasswordName(name: string): boolean {
  // A constant or a variable of the environment is the tool's own.
  if (/^[A-Z0-9_]+$/.test(name)) return false;
  const words = wordsOf(name);
  return PASSWORD.test(words.at(-1) ?? '') && !words.some((word) => OTHER.test(word));
}

const RECORD =
  /^(user|usr|u|account|acc|admin|member|customer|student|employee|teacher|patient|person|row|rows|result|results|doc|record|found|usuario|cliente|profile|existing\w*|found\w*|stored\w*|saved\w*|db\w*|match\w*|[a-z]\w*(User|Account|Admin|Customer|Member|Row|Doc|Record|Student|Employee)|\w+_(user|account|admin|row|doc|record))$/;
const TYPED = /^(new|form|input|temp|create|register|login|signup|sign|update|mock)/i;

/** Whether a name stands for what the database gave back about somebody. */
export function isRecordName(name: string): boolean {
  return RECORD.test(name) && !TYPED.test(name);
}

/** Classes and models of people who sign in. */
export const PERSON_MODEL =
  /^(Users?|Admins?|Accounts?|Members?|Customers?|Students?|Employees?|Teachers?|Doctors?|Patients?|Owners?|Sellers?|Vendors?|Staff|Usuarios?|Clientes?|Drivers?|Professors?|UserModel|UserDB|DBUser|UserEntity|[A-Z][a-z]+(User|Admin|Account))$/;

/** Any sign that something is hashed or encrypted nearby. */
export const HASHES =
  /bcrypt|argon|scrypt|pbkdf|hash|encrypt|digest|\bmd5|sha\d|make_password|set_password|setPassword|check_password|generate_password/i;
/** Functions that are made for passwords. */
export const MADE_FOR_PASSWORDS =
  /\b(bcrypt\w*|argon2\w*|scrypt(Sync)?|pbkdf2\w*|PBKDF2\w*|generate_password_hash|check_password_hash|make_password|CryptContext|PasswordHash(er)?|pwdlib|passlib|create_user|AbstractUser|AbstractBaseUser|passport-local-mongoose|password_hash|password_verify|has_secure_password)\b/;
/** Uses of a fast hash of a password that keep nothing: a key for encryption, a look-up of leaked passwords, a comparison in constant time. */
export const KEEPS_NOTHING =
  /createCipher|createDecipher|AES|Fernet|pwned|hibp|timingSafeEqual|compare_digest|gravatar|importKey|cacheKey|cache_key/i;
/** A function that holds a typed password against a stored one. */
export const COMPARES =
  /(compare|check|verify|validate|match|authenticate|correct|valid)\w*passw|passw\w*(match|compare|valid|correct)/i;
export const IS_STORED = /db|stored|saved|hash|encrypted|actual|existing/i;

/** A statement that holds a password column against a value, or writes one. */
export const SQL_COMPARES =
  /\bselect\b[^;]{1,400}\bwhere\b[^;]{0,300}\b(password|passwd|pwd|senha)\s{0,3}=\s{0,3}/i;
export const SQL_STORES =
  /\binsert\s+into\s+[^;(]{1,80}\([^;)]{0,300}\b(password|passwd|pwd|senha)\b|\bupdate\b[^;]{1,80}\bset\b[^;]{0,200}\b(password|passwd|pwd|senha)\s{0,3}=/i;
