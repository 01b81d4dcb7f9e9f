const CREDENTIAL =
  /^(?:(?:admin|user|my|the|entered|input|typed|given|secret|master|correct|valid|expected|staff|manager|owner|site|app|default|hardcoded|access|login|demo|form|current)*)(?:password|passwd|pwd|passcode|passphrase|pass|pincode|pin|senha|contrasena|contraseña|clave|motdepasse|passwort|accesscode|secretcode|adminkey|admincode|accesskey|parol|sifre)(?:input|value|attempt|hash|sha256|hashed)?$/;
/** Objects that speak about a password: what is wrong with it, how its field looks. */
const ABOUT =
  /(?:^|\.)(?:errors?|touched|dirty|valid\w*|rules?|labels?|types?|strength|state|visible|show\w*|t|i18n|messages?|requirements?|policy|schema)(?:\.|$)/i;
/** Words that say how a field looks or what is wrong with it. */
const NO_PASSWORD =
  /^(?:|text|password|hidden|required|invalid|missing|weak|medium|strong|true|false|yes|no|on|off|none|null|undefined|string|number|object|show|hide|visible|email|change|reset|forgot|update|new|left|right|top|bottom|default|error|success|pending|idle|loading)$/i;

/** The parts behind a value that are no name of their own. */
const TAIL = /(?:\.(?:value|current|trim|toLowerCase|toUpperCase|toString|val|text))+$/;

/** True where a chain of names is the password or the like that somebody typed in: `form.password.trim`. */
export function isCredentialName(name: string): boolean {
  const plain = name.replace(TAIL, '');
  const owner = plain.includes('.') ? plain.slice(0, plain.lastIndexOf('.')) : '';
  const last = plain.slice(plain.lastIndexOf('.') + 1);
  return CREDENTIAL.test(last.replace(/[_-]/g, '').toLowerCase()) && !ABOUT.test(owner);
}

/** True for a text that could be a password; a PIN must be digits. */
export function isCredentialText(name: string, value: string): boolean {
  if (
    /pin(?:code|value|input)?$/i.test(name.replace(TAIL, '').replace(/[_-]/g, '')) &&
    !/^\d{3,10}$/.test(value)
  )
    return false;
  return value.length >= 3 && value.length <= 128 && !NO_PASSWORD.test(value) && !/\s.*\s/.test(value);
}

const HASH = /^(?:[a-f0-9]{32}|[a-f0-9]{40}|[a-f0-9]{64}|[a-f0-9]{128}|\$2[aby]\$\d\d\$[./A-Za-z0-9]{53})$/i;

/** True for the hash of a password, by its form and by the name that holds it. */
export function isPasswordHash(name: string, value: string): boolean {
  return (
    HASH.test(value) &&
    /pass|pin(?:_|$|hash)|pwd|senha|admin/i.test(name) &&
    !/commit|build|version|asset|integrity/i.test(name)
  );
}

/** Keys of the browser's own storage by which pages remember who somebody is, or what they may. */
const FLAG =
  /^(?:is|user|current|logged|my|the|app|admin|has|x|staff)*(?:roles?|usertype|accounttype|admin(?:auth\w*|loggedin|session|mode|access|logged|login)?|superadmin|authenticated|isauth|auth|authed|loggedin|login|loggedinuser|signedin|permissions?|manager|staff|verifiedadmin|unlocked|granted)$/;

export function isAccessFlag(key: string): boolean {
  return (
    FLAG.test(key.replace(/[^a-z]/gi, '').toLowerCase()) && !/token|jwt|refresh|csrf|redirect/i.test(key)
  );
}

/** Keys under which pages keep the signed-in user as an object. */
export function isUserRecord(key: string): boolean {
  return /^(?:current|logged_?in_?|auth_?|app_?|my_?|x_)?(?:user|profile|account|auth|session|user_?data|user_?info|admin)(?:_?(?:data|info|profile|session))?$/i.test(
    key.replace(/^[@\w-]{0,30}[:/]/, ''),
  );
}

/** `role`, `isAdmin` and their like, as a field of such an object. */
export const isRoleField = (field: string): boolean =>
  /^(?:roles?|is_?(?:super_?)?admin|user_?type|account_?type|user_?role|permissions?|is_?staff|access_?level|type)$/i.test(
    field,
  );
