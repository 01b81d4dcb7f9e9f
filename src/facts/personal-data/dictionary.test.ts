import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalWord } from './dictionary.ts';

function says(name: string, holder: string | null = null): string {
  const word = personalWord(name, holder);
  return word === null ? 'nothing' : [word.strength, word.kind, word.special ?? ''].join(' ').trim();
}

const STRONG: readonly (readonly [string, string | null, string])[] = [
  ['email', null, 'strong email'],
  ['customer_email', 'orders', 'strong email'],
  ['emailAddress', 'users', 'strong email'],
  ['phoneNumber', null, 'strong phone'],
  ['phone1', 'bookings', 'strong phone'],
  ['telefone', 'clientes', 'strong phone'],
  ['firstName', null, 'strong person-name'],
  ['firstname', null, 'strong person-name'],
  ['full_name', 'profiles', 'strong person-name'],
  ['name', 'users', 'strong person-name'],
  ['name', 'UserProfile', 'strong person-name'],
  ['name', 'public.customers', 'strong person-name'],
  ['nombre', 'pacientes', 'strong person-name'],
  ['customer_name', 'orders', 'strong person-name'],
  ['ad_soyad', null, 'strong person-name'],
  ['Vorname', null, 'strong person-name'],
  ['imię', null, 'strong person-name'],
  ['prénom', null, 'strong person-name'],
  ['address', 'employees', 'strong address'],
  ['shipping_address', 'orders', 'strong address'],
  ['endereço', 'clientes', 'strong address'],
  ['dob', null, 'strong birth-date'],
  ['data_nascimento', null, 'strong birth-date'],
  ['fecha_de_nacimiento', null, 'strong birth-date'],
  ['doğumTarihi', null, 'strong birth-date'],
  ['cpf', null, 'strong national-id identity'],
  ['passport_number', null, 'strong national-id identity'],
  ['PESEL', null, 'strong national-id identity'],
  ['iban', 'payouts', 'strong bank-account financial'],
  ['card_number', null, 'strong card-number financial'],
  ['cardNum', 'Card', 'strong card-number financial'],
  ['cvv', null, 'strong card-security-code financial'],
  ['salary', 'jobs', 'strong salary financial'],
  ['blood_type', 'users', 'strong health health'],
  ['has_allergies', 'members', 'strong health health'],
  ['is_pregnant', null, 'strong health health'],
  ['diagnose', null, 'strong health health'],
  ['religion', null, 'strong beliefs beliefs'],
  ['criminal_record', null, 'strong criminal-record criminal'],
  ['face_embedding', null, 'strong biometric biometric'],
  ['parent_email', 'registrations', 'strong child children'],
  ['password', null, 'strong password'],
  ['password_hash', 'accounts', 'strong password'],
  ['avatar_url', 'profiles', 'strong photo'],
  ['image', 'User', 'strong photo'],
  ['lat', 'drivers', 'strong location'],
  ['ip_address', 'visitors', 'strong ip-address'],
];

const WEAK: readonly (readonly [string, string | null, string])[] = [
  ['name', null, 'weak person-name'],
  ['name', 'bookings', 'weak person-name'],
  ['address', null, 'weak address'],
  ['address', 'venues', 'weak address'],
  ['email', 'companies', 'weak email'],
  ['support_email', 'users', 'weak email'],
  ['smtp_password', 'settings', 'weak password'],
  ['ip_address', 'servers', 'weak ip-address'],
  ['email_id', 'bookings', 'weak email'],
  ['password', 'status_page', 'weak password'],
  ['dados_bancarios', 'empresas', 'weak bank-account financial'],
  ['account_number', 'meters', 'weak bank-account financial'],
  ['email', 'filiais', 'weak email'],
  ['mobile', 'bookings', 'weak phone'],
  ['city', 'sessions', 'weak location'],
  ['reason', 'absences', 'weak free-text'],
  ['notes', 'appointments', 'weak free-text'],
  ['message', null, 'weak free-text'],
  ['content', 'messages', 'weak free-text'],
  ['latitude', null, 'weak location'],
  ['access_token', 'sessions', 'weak token'],
  ['id_number', 'orders', 'weak national-id identity'],
];

const NOTHING: readonly (readonly [string, string | null])[] = [
  ['name', 'products'],
  ['name', 'user_roles'],
  ['name', 'email_templates'],
  ['file_name', null],
  ['product_name', 'users'],
  ['email_template', null],
  ['email_template_name', null],
  ['email_sent_count', 'users'],
  ['email_verified', 'users'],
  ['emailVerifiedAt', 'users'],
  ['email_notifications', 'users'],
  ['emailEnabled', null],
  ['send_email', null],
  ['phone_call_count', null],
  ['phone_number_id', null],
  ['mac_address', 'devices'],
  ['contract_address', null],
  ['address', 'wallets'],
  ['wallet_address', 'users'],
  ['token', null],
  ['csrf_token', null],
  ['max_tokens', null],
  ['password_changed_at', 'users'],
  ['password_min_length', 'settings'],
  ['biometric_enabled', 'users'],
  ['race', 'events'],
  ['weight', 'parcels'],
  ['height', null],
  ['fingerprint', 'assets'],
  ['health_check', null],
  ['location', 'products'],
  ['image', 'products'],
  ['content', 'pages'],
  ['kind', 'users'],
  ['visibility_email', 'users'],
  ['aliq_pis', 'tax_rules'],
  ['school_name', 'teachers'],
  ['name', 'oauth_clients'],
  ['email_quota', 'plans'],
  ['name', 'companies'],
  ['name', 'events'],
  ['city', 'venues'],
  ['display_name', 'gateways'],
  ['mobile_network', 'payments'],
  ['mobile_image', 'banners'],
  ['placa', 'veiculos'],
  ['player_handicap', 'leagues'],
  ['birth_date', 'livestock'],
  ['gender', 'animals'],
  ['message', 'notifications'],
  ['description', 'transactions'],
  ['security_code', null],
  ['masked_card_number', 'payments'],
  ['card_number_last4', 'payments'],
  ['id', 'users'],
  ['created_at', 'users'],
  ['patient_id', 'appointments'],
  ['city', 'products'],
  ['page', null],
  ['ad', 'campaigns'],
  ['eta', null],
  ['bank_account_id', 'payouts'],
  ['email_body', 'letters'],
  ['', null],
  ['x'.repeat(4000), null],
];

describe('personalWord', () => {
  it.each(STRONG)('knows %s of %s', (name, holder, expected) => {
    expect(says(name, holder)).toBe(expected);
  });
  it.each(WEAK)('is careful with %s of %s', (name, holder, expected) => {
    expect(says(name, holder)).toBe(expected);
  });
  it.each(NOTHING)('says nothing of %s of %s', (name, holder) => {
    expect(says(name, holder)).toBe('nothing');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (name, holder) => {
        personalWord(name, holder);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        personalWord(name, name);
      }),
    );
  });

  it('says the same in every style of writing', () => {
    const token = fc.constantFrom(
      'email',
      'customer',
      'phone',
      'name',
      'first',
      'card',
      'number',
      'template',
      'is',
      'pregnant',
      'home',
      'address',
      'count',
    );
    fc.assert(
      fc.property(
        fc.array(token, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(null, 'users', 'products'),
        (tokens, holder) => {
          const pascal = tokens.map((each) => each.charAt(0).toUpperCase() + each.slice(1)).join('');
          const styles = [
            tokens.join('_'),
            tokens.join('-'),
            tokens.join('_').toUpperCase(),
            pascal,
            pascal.charAt(0).toLowerCase() + pascal.slice(1),
          ];
          const answers = styles.map((style) => says(style, holder));
          expect(new Set(answers).size).toBe(1);
        },
      ),
    );
  });
});
