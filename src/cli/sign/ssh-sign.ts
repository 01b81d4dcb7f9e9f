import { spawnSync } from 'node:child_process';
import { verifySshSignature } from '../../manifest/ssh-signature.ts';
import { UsageError } from '../errors.ts';

/**
 * Signs a text with the signer's own SSH key, by `ssh-keygen` (OpenSSH 8.2 or newer), which asks for a passphrase itself.
 *
 * @param keyFile the private key, or the public one of a key that an agent holds
 * @param publicKey what the manifest says is the signer's key
 */
export function sshSign(
  text: string,
  keyFile: string,
  publicKey: string | undefined,
  person: string,
): string {
  if (publicKey === undefined)
    throw new UsageError(
      `people.${person}.ssh_key is missing in readycheck.yaml: put the text of the .pub file there, so that everybody can verify the signature`,
    );
  const { status, stdout, error } = spawnSync(
    'ssh-keygen',
    ['-Y', 'sign', '-f', keyFile, '-n', 'readycheck'],
    {
      input: text,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  if (error) throw new UsageError(`ssh-keygen could not be run: ${error.message}`);
  if (status !== 0) throw new UsageError(`ssh-keygen could not sign with ${keyFile}, nothing was written`);
  if (verifySshSignature(text, stdout, publicKey) !== 'good')
    throw new UsageError(
      `${keyFile} is not the key that readycheck.yaml gives for ${person}, nothing was written`,
    );
  return stdout;
}
