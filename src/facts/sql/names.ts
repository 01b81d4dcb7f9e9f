/** Columns that hold what somebody may do, as `role`, `is_admin`, `cargo`. */
const ROLE_COLUMN =
  /(^|_)(roles?|rol|rolle|ruolo|papel|perfil|cargo|funcao|nivel|admin|administrator|superadmin|superuser|staff|manager|moderator|editor|permissions?|privileges?|user_type|account_type|member_type|usertype|tipo_usuario|access_level)(_|$)/i;

/** Lists of people who hold a role, as `admin_users`. */
const ROLE_TABLE =
  /(^|[._])(admins?|administrators?|superadmins?|super_?users?|staff|managers?|moderators?|roles?|user_roles?|permissions?|role_permissions?|employees?|allowlist|whitelist)(_|$)/i;

/** Lists of everybody who has an account. */
const USER_TABLE = /(^|\.)(users?|profiles?|user_profiles?|accounts?|usuarios?|perfis|perfiles)$/i;

export const isRoleColumn = (name: string): boolean => ROLE_COLUMN.test(name);
export const isRoleTable = (name: string): boolean => ROLE_TABLE.test(name);
export const isUserTable = (name: string): boolean => USER_TABLE.test(name);

/** A function that speaks of who asks, by its name alone. */
const CALLER_FUNCTION =
  /(^|[.])_?(is|has|have|can|may|check|user|current|auth|my|get_my|get_user|get_current|owns?|belongs)_|_(admin|role|permission|member|owner)s?$/i;
const ROLE_FUNCTION = /(admin|role|staff|manager|moderator|permission|superuser)/i;

export const speaksOfCaller = (name: string): boolean => CALLER_FUNCTION.test(name);
export const speaksOfRole = (name: string): boolean => ROLE_FUNCTION.test(name);

/** Fields that every user can change about themselves. */
const METADATA = /^(raw_)?user_meta_?data$/i;
export const isUserMetadata = (name: string): boolean => METADATA.test(name);
