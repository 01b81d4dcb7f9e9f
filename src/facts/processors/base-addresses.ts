import { defineFileFact } from '../../kit/fact.ts';

/** What else a client that is made for one vendor may call. */
export interface BaseAddress {
  /** Whose client it is: many services and local programs speak the language of OpenAI and of Amazon's S3. */
  readonly client: 'openai' | 'aws';
  /** It calls this computer or the same network only. */
  readonly local: boolean;
}

const CLIENTS = [
  { client: 'openai', name: /openai/i, option: /(?:\bbase_?url|\bapi_base)["']?\s{0,3}[=:,]/i },
  { client: 'aws', name: /S3Client|boto3|\bAWS\b/, option: /\bendpoint(?:_url)?["']?\s{0,3}[=:,]/i },
] as const;
const LOCAL = /(?:localhost|127\.0\.0\.1|host\.docker\.internal|ollama|minio)(?::\d|\/v1)/i;

/** Files whose client of OpenAI or S3 is given another address than the vendor's own. */
export const baseAddresses = defineFileFact<readonly BaseAddress[]>({
  id: 'client-base-addresses',
  files: ['**/*.{js,jsx,ts,tsx,mjs,cjs,py}'],
  mentions: /\bbase_?url\b|\bapi_base\b|\bendpoint(?:_url)?["']?\s{0,3}[=:,]/i,
  extract(file) {
    const found = CLIENTS.filter(({ name, option }) => name.test(file.text) && option.test(file.text));
    const local = LOCAL.test(file.text);
    return found.length > 0 ? found.map(({ client }) => ({ client, local })) : null;
  },
});
