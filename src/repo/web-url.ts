/**
 * The address of a repository on the web, for links, from the URL of its remote: `https`, without credentials,
 * port of ssh, query or `.git`. Null for file paths and what has no web address.
 */
export function webUrlOf(remote: string): string | null {
  const scp = /^(?:[^@/:\s]+@)?([A-Za-z0-9.-]+):(?!\/\/)\/?([^\s:]+)$/.exec(remote);
  if (scp) return address(scp[1] ?? '', scp[2] ?? '');
  if (!URL.canParse(remote)) return null;
  const url = new URL(remote);
  if (url.protocol === 'https:') return address(url.host, url.pathname);
  return url.protocol === 'ssh:' ? address(url.hostname, url.pathname) : null;
}

function address(host: string, path: string): string | null {
  // Without a dot it is an alias in somebody's ssh settings, or the letter of a drive.
  if (!/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?$/.test(host)) return null;
  const name = path
    .replace(/^\/+/, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  if (name === '' || !URL.canParse(`https://${host}/${name}`)) return null;
  const url = new URL(azure(host.toLowerCase(), name));
  url.search = '';
  url.hash = '';
  return url.href;
}

/** Azure DevOps is the one host whose ssh addresses are not those of its pages. */
function azure(host: string, name: string): string {
  const [version, organisation, project, repository] = name.split('/');
  return host === 'ssh.dev.azure.com' && version === 'v3'
    ? `https://dev.azure.com/${organisation}/${project}/_git/${repository}`
    : `https://${host}/${name}`;
}
