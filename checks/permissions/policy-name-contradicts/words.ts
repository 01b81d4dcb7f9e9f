/** What a name promises about who passes. */
export type Claim = 'own' | 'role' | 'service' | 'signed-in';

/** Words of names, lower case, without accents: English, Spanish, Portuguese, French, German. */
const OWN = words(
  'own owns their theirs his her self my mine themselves',
  'propio propios propia propias suyo suyos suyas mi mis sus',
  'proprio proprios propria proprias seu seus sua suas meu meus minha minhas',
  'propre propres leur leurs ses mes',
  'eigene eigenen eigener eigenes ihre ihren ihrer meine',
);
const OWNERS = words(
  'owner owners author authors creator creators self dono donos dueno duenos proprietaire besitzer eigentumer autor autores auteur',
);
const ROLES = words(
  'admin admins administrator administrators superadmin superadmins staff manager managers moderator moderators',
  'administrador administradora administradores gerente gerentes moderador moderadores empleados',
  'gestor gestores funcionario funcionarios moderadora',
  'administrateur administrateurs gestionnaire gestionnaires gerant gerants moderateur moderateurs',
  'administratoren mitarbeiter verwalter leiter moderatoren',
);
const SERVICES = words('system service backend sistema servicio servico systeme dienst');
/** People who are no role: whoever comes first in the name is whom it lets in. */
const ANYBODY = words(
  'anyone anybody everyone everybody public anon anonymous guest guests visitor visitors user users member members customer customers client clients authenticated logged all people students student teacher teachers players',
  'cualquiera todos publico usuario usuarios cliente clientes miembros autenticado autenticados',
  'qualquer usuaria usuarias membros autenticada autenticadas',
  'tout tous utilisateur utilisateurs membres',
  'jeder alle offentlich benutzer nutzer mitglieder',
);
const SIGNED_IN = words(
  'authenticated autenticado autenticados autenticadas authentifie authentifies angemeldete angemeldeten',
);
/** What comes before a role that is the object: "view admin settings". */
const OBJECT_BEFORE = words(
  'view views read reading select see show list get fetch ver leer ler voir lire lesen sehen',
);
/** What comes after a role that only describes: "system settings", "admin notes", "service providers". */
const OBJECT_AFTER = words(
  'settings setting config configuration logs log errors error notification notifications message messages request requests note notes invite invites code codes provider providers category categories content post posts page pages dashboard email emails status type types profile profiles account accounts id ids table tables data list item items fee fees order orders area areas',
);

export const VERIFIED = words(
  'verified verificado verificados verificadas verifie verifies verifizierte verifizierten confirmed',
);
export const ONLY = words('only solo solamente apenas somente seulement uniquement nur');

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

/** A name's words: `usersOwnRows`, `users_own_rows` and "Users' own rows" are the same. */
export function tokensOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}

/** What a policy's name promises, its table's own words left out. */
export function promisesOf(name: string, table: string): Claim[] {
  const tokens = withoutTable(tokensOf(name), tokensOf(table));
  const promised: (Claim | null)[] = [
    tokens.some((token) => OWN.has(token)) ? 'own' : null,
    serves(tokens) ? 'service' : null,
    acts(tokens, ROLES) && !tokens.some((token) => OWNERS.has(token) || OWN.has(token)) ? 'role' : null,
    signsIn(tokens) ? 'signed-in' : null,
  ];
  return promised.filter((each) => each !== null);
}

/** A policy on `admin_invite_codes` that names its table says nothing about who passes. */
function withoutTable(tokens: readonly string[], table: readonly string[]): string[] {
  const singular = (word: string): string => word.replace(/s$/, '');
  const known = new Set(table.map(singular));
  const rest = tokens.filter((token) => !known.has(singular(token)));
  const leads =
    tokens[0] !== undefined && known.has(singular(tokens[0])) && /^(can|may)$/.test(tokens[1] ?? '');
  return leads ? [...tokens] : rest;
}

/** Somebody of these is the first whom the name speaks of, and not what the rows are about. */
function acts(tokens: readonly string[], actors: ReadonlySet<string>): boolean {
  const at = tokens.findIndex((token) => actors.has(token) || ANYBODY.has(token));
  const actor = tokens[at];
  if (actor === undefined || !actors.has(actor)) return false;
  return !OBJECT_BEFORE.has(tokens[at - 1] ?? '') && !OBJECT_AFTER.has(tokens[at + 1] ?? '');
}

/** `service_role`, "system can insert", "the service account". */
function serves(tokens: readonly string[]): boolean {
  const pair = tokens.some(
    (token, at) => token === 'service' && /^(role|account|key)$/.test(tokens[at + 1] ?? ''),
  );
  return pair || acts(tokens, SERVICES);
}

/** "Authenticated users can …", and not "authenticated and anonymous". */
function signsIn(tokens: readonly string[]): boolean {
  const open = tokens.some((token) =>
    /^(anon|anonymous|public|anyone|everyone|unauthenticated)$/.test(token),
  );
  const logged = tokens.some((token, at) => /^(logged|signed)$/.test(token) && tokens[at + 1] === 'in');
  return !open && (logged || tokens.some((token) => SIGNED_IN.has(token)));
}
