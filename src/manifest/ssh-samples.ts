import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** For tests. Made once with ssh-keygen, over MESSAGE; the private keys are gone. */
export const MESSAGE = 'signoff: 1\ngate: permissions\n';

export const SIGNED = {
  ed: {
    key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICSj2it2N7MZhGAWhcvlAGFlMyhhbv6bUULgQWqFMRzm dana',
    signature: [
      '-----BEGIN SSH SIGNATURE-----',
      'U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgJKPaK3Y3sxmEYBaFy+UAYWUzKG',
      'Fu/ptRQuBBaoUxHOYAAAAKcmVhZHljaGVjawAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gt',
      'ZWQyNTUxOQAAAEC5lsjcdR2qxE7jM2mGJ5x4rcdu8nIaFyib/8M6/OvL07HByeDE2RVkTf',
      'hkaob9NbiBcjvxybouY0lifS0tz4cM',
      '-----END SSH SIGNATURE-----',
    ].join('\n'),
  },
  rsa: {
    key: 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDt1usogzp8lMYZylaczxPo1uAIdYONXEx+aKgr9R5XpxbFNdU+QOn1hAEorhSXKNC6js/OjSmYeeFffWGbLy0NnhKntjmUBhjvcww91iahdvVP0h9vJTlf3F7M1dtVx5tL10NSCfs6RL/IkaYkYtF9RULCEsRHj4UEPuCzMD8DgnmVNtwamuqMdIRkislxbQdyjneheRxfv5qsNV0n9JZsEnOtO/VNPEPqe9rdyQxx7uDGoq1iKRdpvXysyk0DplDTSGxgFjXYM0VJb+Xmz+t4x+CpXvl8UDlbb3Uzv9FM4ZiEq2Nkpahsyhp2anshonJiQ0CTwMLYAOFVBAojiDmnIixVXNYbrSqI89kenbMs5kVgkzCpCc/42mDMwHwd9CdaiWjtHuXC8WC8qz15pmyZGfUE/AzhoCg3tH3uy+W5R6HP//isyqCj5ED0dXm2J2DGF3QWzWujrK/1ciKNeAtS+6oaITGYxLEOlMCAS07sOWdLujc1WJX3/mk6cdHKYVk= dana',
    signature: [
      '-----BEGIN SSH SIGNATURE-----',
      'U1NIU0lHAAAAAQAAAZcAAAAHc3NoLXJzYQAAAAMBAAEAAAGBAO3W6yiDOnyUxhnKVpzPE+',
      'jW4Ah1g41cTH5oqCv1HlenFsU11T5A6fWEASiuFJco0LqOz86NKZh54V99YZsvLQ2eEqe2',
      'OZQGGO9zDD3WJqF29U/SH28lOV/cXszV21XHm0vXQ1IJ+zpEv8iRpiRi0X1FQsISxEePhQ',
      'Q+4LMwPwOCeZU23Bqa6ox0hGSKyXFtB3KOd6F5HF+/mqw1XSf0lmwSc6079U08Q+p72t3J',
      'DHHu4MairWIpF2m9fKzKTQOmUNNIbGAWNdgzRUlv5ebP63jH4Kle+XxQOVtvdTO/0UzhmI',
      'SrY2SlqGzKGnZqeyGicmJDQJPAwtgA4VUECiOIOaciLFVc1hutKojz2R6dsyzmRWCTMKkJ',
      'z/jaYMzAfB30J1qJaO0e5cLxYLyrPXmmbJkZ9QT8DOGgKDe0fe7L5blHoc//+KzKoKPkQP',
      'R1ebYnYMYXdBbNa6Osr/VyIo14C1L7qhohMZjEsQ6UwIBLTuw5Z0u6NzVYlff+aTpx0cph',
      'WQAAAApyZWFkeWNoZWNrAAAAAAAAAAZzaGE1MTIAAAGUAAAADHJzYS1zaGEyLTUxMgAAAY',
      'B23HAVkptQNafV2eGoROUGemPkzIPapekMaP3oWEZORilmxgoWtJHVP9RrzQrpDsxaQEc9',
      'hEdBc/fvRtaZMmMDa6VHKkX5IfkkwMY65TIV43UcbFqhIBXHWNOcZSVdNP0pKmczvqpM1l',
      'F+a7C2SwNq02RpFs1G6c6KfObztRngt4XP21c+pP2ITvmEXETnphTUe5fAHDSlKcTS/lCp',
      'tW3VyLfw/LJ+Y81yT2PsYTRbMoR4oyvdlFKn2w3nBJzoWiNknFf4ZQDPK5MkOwQ/jacyMP',
      'bSaE2X6FbhC1ao/enZJh6nRU2rARQRHUCpDm5iuHANX+mIKRZNVG12dPiY4UF01bOYSheR',
      'vhn6Jo6/OSgfS4xJxJWk37mBgu9crmfWFd3DOoTtCciSWJyuySVtoVx6nDO3+NRyZ2AQN5',
      'Au3ResutaEr+8uIVqJX6mYOKn915emwlnxz/BVcyCnOG+52pTS8jhTjiOC3TDn7UKT3U6/',
      '7riYUB9f18V5ymtyMG4FH9c=',
      '-----END SSH SIGNATURE-----',
    ].join('\n'),
  },
  ec: {
    key: 'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBIYoU2hPy1oPVKNngPjo1+bcB3/XWGO/rzyvH1m4JS+lKuIeJCy8eBKS7gMvDJh3lhJmNeX/NzpAnGKRwVDopVc= dana',
    signature: [
      '-----BEGIN SSH SIGNATURE-----',
      'U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE',
      'EEhihTaE/LWg9Uo2eA+OjX5twHf9dYY7+vPK8fWbglL6Uq4h4kLLx4EpLuAy8MmHeWEmY1',
      '5f83OkCcYpHBUOilVwAAAApyZWFkeWNoZWNrAAAAAAAAAAZzaGE1MTIAAABkAAAAE2VjZH',
      'NhLXNoYTItbmlzdHAyNTYAAABJAAAAIQCrOJ+B/FGEnkd+lA6snLeYX9lpHvi2yb5t5fAE',
      '1Bm1GQAAACBgDaqwGXLMrFM9Jcp0b0/sBiBE/ZdNWMNkwgc8JQYYhA==',
      '-----END SSH SIGNATURE-----',
    ].join('\n'),
  },
} as const;

const field = (bytes: Buffer | string): Buffer => {
  const body = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
};

/** For tests: a fresh key that signs as ssh-keygen does. */
export function sampleKey(): { readonly publicKey: string; sign(text: string): string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const type = 'ssh-ed25519';
  const blob = Buffer.concat([field(type), field(Buffer.from(x, 'base64url'))]);
  const head = [field('readycheck'), field(''), field('sha512')];
  return {
    publicKey: `${type} ${blob.toString('base64')} somebody`,
    sign(text) {
      const hash = createHash('sha512').update(text).digest();
      const value = sign(null, Buffer.concat([Buffer.from('SSHSIG'), ...head, field(hash)]), privateKey);
      const version = Buffer.from([0, 0, 0, 1]);
      const signature = field(Buffer.concat([field(type), field(value)]));
      const whole = Buffer.concat([Buffer.from('SSHSIG'), version, field(blob), ...head, signature]);
      return `-----BEGIN SSH SIGNATURE-----\n${whole.toString('base64')}\n-----END SSH SIGNATURE-----\n`;
    },
  };
}
