import { nameTokens } from './tokens.ts';
import { isPeople } from './words/lookup.ts';

/**
 * Whose rows a table or model keeps: people themselves; what a named person asks for or gives (a booking); what people
 * write to each other; what they leave behind (a visit); their accounts; organisations and places; what the tool itself says; its settings;
 * animals; or anything else.
 */
export type HolderKind =
  | 'people'
  | 'dealings'
  | 'writing'
  | 'traces'
  | 'accounts'
  | 'organisations'
  | 'notices'
  | 'settings'
  | 'animals'
  | 'other'
  | 'unknown';

/** Words at the end of a table's name that say nothing about whose rows they are. */
const NOISE = new Set(
  'model entity table schema doc docs document record records data info information detail details profile profiles row rows type dto input form tbl list public auth base'.split(
    ' ',
  ),
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** In the singular; a table is mostly named in the plural. */
const KINDS: readonly (readonly [HolderKind, ReadonlySet<string>])[] = [
  [
    'dealings',
    words(`
      booking reservation appointment order application registration submission donation purchase delivery referral prescription
      assessment enrollment enrolment membership invitation signature quote rental attendance invoice payment pedido agendamento cita
      reserva commande rendezvous termin bestellung buchung inscricao inscripcion matricula
    `),
  ],
  [
    'writing',
    words(`
      message chat comment post review conversation email letter feedback response answer ticket complaint enquiry inquiry testimonial
      request incident absence leave claim consultation interview note mensagem mensaje comentario nachricht bericht wiadomosc mesaj
    `),
  ],
  [
    'traces',
    words(
      'session login visit log audit checkin trip ride track tracking position attempt call access view activity',
    ),
  ],
  ['accounts', words('account auth identity verification reset otp code credential')],
  [
    'organisations',
    words(`
      company companies organisation organization org store shop restaurant hotel clinic hospital school venue branch office supplier vendor
      brand agency business merchant partner institution university facility center centre location site property dealer provider workspace
      team tenant club church firm employer manufacturer distributor warehouse empresa fornecedor proveedor entreprise societe firma bedrijf filial filiais loja unidade
      carrier transportadora sucursal tienda depot
    `),
  ],
  [
    'notices',
    words(
      'notification announcement alert error banner toast news notice notificacao notificacion reminder broadcast webhook job',
    ),
  ],
  [
    'settings',
    words(`
      setting settings config configuration smtp template preference option feature env environment integration channel server
      host datasource monitor
    `),
  ],
  [
    'animals',
    words('animal pet livestock cattle cow horse dog cat sheep goat flock herd breed litter plant vehicle'),
  ],
];

export function holderKind(holder: string | null): HolderKind {
  if (holder === null) return 'unknown';
  const tokens = nameTokens(holder);
  if (tokens.length === 0) return 'unknown';
  const telling = tokens.filter((token) => !NOISE.has(token));
  const head = (telling.length > 0 ? telling : tokens).at(-1) ?? '';
  // `oauth_clients` are programs.
  if (tokens.some((token) => token === 'oauth' || token === 'api')) return 'settings';
  if (isPeople(head)) return 'people';
  return KINDS.find(([, singulars]) => isOneOf(head, singulars))?.[0] ?? 'other';
}

function isOneOf(token: string, singulars: ReadonlySet<string>): boolean {
  return (
    singulars.has(token) ||
    (token.endsWith('ies') && singulars.has(`${token.slice(0, -3)}y`)) ||
    (token.endsWith('es') && singulars.has(token.slice(0, -2))) ||
    (token.endsWith('s') && singulars.has(token.slice(0, -1)))
  );
}
