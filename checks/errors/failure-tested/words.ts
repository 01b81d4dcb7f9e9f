/** One word for what several languages call a part of a tool. */
const MEANINGS: readonly (readonly [string, RegExp])[] = [
  [
    'database',
    /\b(db|database|postgres\w*|mysql|mariadb|sqlite|mongo\w*|firestore|sql|datenbank|base de donnees|base de datos|banco de dados|base dati|baza danych|bazy danych|databank|tietokanta)\b/,
  ],
  [
    'files',
    /\b(files?|uploads?|storage|bucket|attachments?|dateien|datei|fichiers?|archivos?|arquivos?|ficheiros?|pliki|plikow|bestanden|allegati)\b/,
  ],
  [
    'sign-in',
    /\b(sign.?in|log.?in|auth\w*|identity|anmeldung|connexion|inicio de sesion|autenticac\w*|logowani\w*|inloggen|accesso)\b/,
  ],
  [
    'payment',
    /\b(payments?|paying|checkout|billing|zahlung\w*|paiements?|pagos?|pagament\w*|platnosc\w*|betaling\w*)\b/,
  ],
  ['email', /\b(e-?mails?|mail|smtp|correo|courriel|poczta)\b/],
  ['ai', /\b(ai|llm|gpt|ki|ia|language model|openai|anthropic|gemini|sprachmodell)\b/],
  ['sms', /\b(sms|text messages?)\b/],
  ['maps', /\b(maps?|geocod\w*|karten|cartes)\b/],
];

/** Words that stand in every name and tell nothing. */
const EMPTY = new Set([
  'and',
  'the',
  'for',
  'of',
  'to',
  'a',
  'und',
  'et',
  'y',
  'e',
  'i',
  'de',
  'la',
  'le',
  'main',
  'store',
  'data',
  'service',
  'inc',
  'ltd',
  'gmbh',
]);

/** Lower case, without accents. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'l')
    .toLowerCase()
    .trim();
}

/** What a text is about, in one word for all languages. */
export function meaningsOf(text: string): string[] {
  const written = plain(text);
  return MEANINGS.filter(([, pattern]) => pattern.test(written)).map(([meaning]) => meaning);
}

/** The words of texts, and what they mean in any language. */
export function wordsOf(...texts: readonly string[]): string[] {
  const text = plain(texts.join(' '));
  const words = text.split(/[^\p{L}\p{N}-]+/u).filter((word) => word.length > 1 && !EMPTY.has(word));
  return [...new Set([...words, ...meaningsOf(text)])];
}
