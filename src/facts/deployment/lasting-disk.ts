import type { DeploymentEntry, Host } from './entry.ts';

/** Platforms that start from a fresh copy of the image: what a process wrote beside it is gone. */
const FORGETFUL: ReadonlySet<Host> = new Set<Host>([
  'amplify',
  'app-engine',
  'azure',
  'cloud-run',
  'cloudflare',
  'elastic-beanstalk',
  'firebase',
  'fly',
  'heroku',
  'hugging-face',
  'netlify',
  'railway',
  'render',
  'serverless',
  'streamlit',
  'supabase',
  'vercel',
]);

/**
 * Whether files written by this process outlive it: `mounted` under its disks (and lost elsewhere), `lost`, `kept` on
 * a machine of one's own, or `unknown` where only a package or an image is described.
 */
export function lastingDisk({ host, disks }: DeploymentEntry): 'mounted' | 'lost' | 'kept' | 'unknown' {
  if (disks.length > 0) return 'mounted';
  if (host === 'systemd') return 'kept';
  if (FORGETFUL.has(host) || host === 'compose' || host === 'kubernetes') return 'lost';
  return 'unknown';
}
