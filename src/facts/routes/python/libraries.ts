import type { Guard } from '../model.ts';

/** Guards of known libraries, by the full name of what is imported. */
const GUARDS: readonly (readonly [RegExp, Guard['asks']])[] = [
  [/^flask_login\.(?:\w+\.)?(?:login_required|fresh_login_required)$/, 'session'],
  [/^flask_jwt_extended\.(?:\w+\.)?(?:jwt_required|fresh_jwt_required|verify_jwt_in_request)$/, 'session'],
  [/^flask_jwt\.jwt_required$/, 'session'],
  [/^flask_httpauth\.\w+\.login_required$/, 'session'],
  [/^flask_basicauth\.BasicAuth\.required$/, 'session'],
  [
    /^flask_security\.(?:\w+\.)?(?:auth_required|login_required|auth_token_required|http_auth_required)$/,
    'session',
  ],
  [
    /^flask_security\.(?:\w+\.)?(?:roles_required|roles_accepted|permissions_required|permissions_accepted)$/,
    'role',
  ],
  [/^flask_principal\.\w+\.require$/, 'role'],
  [/^flask_appbuilder\.(?:\w+\.)*(?:has_access|has_access_api|protect)$/, 'role'],
  [/^flask_user\.(?:\w+\.)?(?:login_required|roles_required)$/, 'session'],
  [/^flask_oidc\.\w+\.(?:require_login|accept_token)$/, 'session'],
  [/^authlib\.(?:\w+\.)*ResourceProtector$/, 'session'],
  [/^django\.contrib\.auth\.decorators\.login_required$/, 'session'],
  [/^django\.contrib\.auth\.decorators\.(?:permission_required|user_passes_test)$/, 'role'],
  [/^django\.contrib\.admin\.views\.decorators\.staff_member_required$/, 'role'],
  [/^django\.contrib\.auth\.mixins\.(?:LoginRequiredMixin|AccessMixin)$/, 'session'],
  [/^django\.contrib\.auth\.mixins\.(?:PermissionRequiredMixin|UserPassesTestMixin)$/, 'role'],
  [
    /^(?:guardian|rules\.contrib|braces)\.\w+(?:\.\w+)*\.(?:permission_required\w*|PermissionRequiredMixin|StaffuserRequiredMixin|SuperuserRequiredMixin|GroupRequiredMixin)$/,
    'role',
  ],
  [/^braces\.views\.LoginRequiredMixin$/, 'session'],
  [/^rest_framework\.permissions\.(?:IsAuthenticated|IsAuthenticatedOrReadOnly)$/, 'session'],
  [/^rest_framework\.permissions\.(?:IsAdminUser|DjangoModelPermissions|DjangoObjectPermissions)$/, 'role'],
  [
    /^(?:oauth2_provider|rest_framework_api_key)\.(?:\w+\.)*(?:TokenHas\w+|HasAPIKey|protected_resource|IsAuthenticatedOrTokenHasScope|rw_protected_resource)$/,
    'session',
  ],
  [/^wagtail\.(?:\w+\.)*(?:require_admin_access|permission_required)$/, 'role'],
  [/^fastapi_users\.FastAPIUsers\.(?:current_user|authenticator\.current_user)$/, 'session'],
  [
    /^fastapi_(?:login\.LoginManager|cloudauth\.\w+|azure_auth\.\w+|clerk_auth\.\w+|keycloak\.\w+)/,
    'session',
  ],
  [/^(?:ninja\.security|ninja_jwt\.authentication|ninja_extra\.\w+)\.\w+$/, 'session'],
  [/^starlette\.authentication\.requires$/, 'session'],
];

/** What a library's name guards; null where it is no guard that is known. */
export function libraryGuard(name: string): Guard['asks'] | null {
  return GUARDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

const NAMED =
  /(?:login|auth|permission|signed_in|logged_in|jwt|token|session|api_key)\w*_?(?:required|needed|only|check|guard|user)|(?:require|check|verify|validate|ensure|need|get_current|current)s?_?\w*(?:login|auth|user|permission|admin|role|token|jwt|session|access|api_?key)|(?:admin|staff|members?|superuser|auth\w*)_(?:only|required)|^authenticated$|^protected$|^login_required|^require_login|^authorize|^has_(?:permission|role)/i;
const NAMED_ROLE = /admin|role|staff|superuser|permission|manager/i;

/** What only a name promises. */
export function namedGuard(name: string): Guard['asks'] | null {
  const tip = name.slice(name.lastIndexOf('.') + 1);
  if (!NAMED.test(tip) || /optional|csrf|exempt|oauth2_scheme/i.test(tip)) return null;
  return NAMED_ROLE.test(tip) ? 'role' : 'session';
}
