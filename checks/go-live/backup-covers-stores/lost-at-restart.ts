import type { DeployedProcess } from '../../../src/facts/deployment/deployment.ts';
import { lastingDisk } from '../../../src/facts/deployment/lasting-disk.ts';
import type { Store } from '../../../src/facts/stores/stores.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

/**
 * A store on the disk of the program, where the program starts from a fresh copy each time. Certain where a process is
 * described for such a platform; a question where only a marker of the platform is there, or a container of one's own
 * without a volume. Nothing is said once any description mounts a disk.
 */
export function lostAtRestart(store: Store, processes: readonly DeployedProcess[]): Finding[] {
  if (!store.onDisk || store.kind === 'vector') return [];
  const running = processes.filter(
    (each) => each.production && each.kind !== 'static' && each.kind !== 'release' && serves(each, store),
  );
  const disks = running.map((each) => ({ each, disk: lastingDisk(each) }));
  if (disks.some(({ disk }) => disk === 'mounted' || disk === 'kept')) return [];
  const lost = disks.filter(({ disk }) => disk === 'lost').map(({ each }) => each);
  const certain = lost.find(({ kind, host }) => kind !== 'marker' && host !== 'compose');
  const [found] = certain ? [certain] : lost;
  if (!found) return [];
  const what =
    store.names.length === 0 ? store.label : `${store.label}: ${store.names.slice(0, 3).join(', ')}`;
  const place = { subject: `${store.key} on ${found.host}`, at: store.evidence[0] ?? null };
  const where = `${found.path} runs the program on ${HOSTS[found.host] ?? found.host}`;
  if (certain) {
    const message = `${where}, whose disk is wiped at each start, and data is kept on it (${what}). Keep it in a database or a bucket, or mount a disk that lasts, and back that up.`;
    return [fail('blocker', { ...place, message })];
  }
  const message = `${where}, where a disk does not last unless one is mounted, and data is kept on it (${what}). Mount a disk, move the data, or confirm that it lies elsewhere.`;
  return [review('high', { ...place, message })];
}

/** A description in a folder is of the code in that folder; one in `.streamlit/` of the code beside that. */
function serves({ folder }: DeployedProcess, { evidence }: Store): boolean {
  const described = folder.replace(/(^|\/)\.[\w-]+$/, '');
  return described === '' || evidence.some(({ path }) => path.startsWith(`${described}/`));
}

const HOSTS: Readonly<Record<string, string>> = {
  compose: 'a container without a volume',
  'cloud-run': 'Cloud Run',
  fly: 'Fly without a volume',
  heroku: 'Heroku',
  kubernetes: 'Kubernetes without a volume',
  render: 'Render without a disk',
  streamlit: 'Streamlit Cloud',
  vercel: 'Vercel',
  netlify: 'Netlify',
  railway: 'Railway',
  'app-engine': 'App Engine',
  'hugging-face': 'Hugging Face',
};
