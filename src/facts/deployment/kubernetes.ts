import { at, items, type Structured, text } from '../../parsers/structured.ts';
import { switches } from '../switches.ts';
import { type DeploymentEntry, type DeploymentKind, entry, isDevelopmentPath } from './entry.ts';
import { commandOf, pairs } from './read.ts';

type Path = readonly (string | number)[];

const DEPLOYMENT = { pod: ['spec', 'template', 'spec'], kind: 'serve' } as const;

/** Where a pod's template stands in each kind of object, and what its containers are for. */
const WORKLOADS: Readonly<Record<string, { readonly pod: Path; readonly kind: DeploymentKind }>> = {
  Deployment: DEPLOYMENT,
  StatefulSet: { pod: ['spec', 'template', 'spec'], kind: 'serve' },
  DaemonSet: { pod: ['spec', 'template', 'spec'], kind: 'worker' },
  Job: { pod: ['spec', 'template', 'spec'], kind: 'job' },
  CronJob: { pod: ['spec', 'jobTemplate', 'spec', 'template', 'spec'], kind: 'job' },
  Pod: { pod: ['spec'], kind: 'serve' },
};

/** The containers of a Kubernetes manifest; a Knative service is how Cloud Run is described. */
export function kubernetesEntries(path: string, documents: readonly Structured[]): DeploymentEntry[] {
  return documents.flatMap((document) => {
    const api = text(at(document.value, 'apiVersion')) ?? '';
    const kind = text(at(document.value, 'kind')) ?? '';
    const knative = api.startsWith('serving.knative.dev') && kind === 'Service';
    const workload = knative ? DEPLOYMENT : Object.hasOwn(WORKLOADS, kind) ? WORKLOADS[kind] : undefined;
    if (!workload || api === '') return ingressDomains(path, document, kind);
    const lasting = volumes(document, workload.pod);
    return items(at(document.value, ...workload.pod, 'containers')).map((container, index) => {
      const own: Path = [...workload.pod, 'containers', index];
      const command = ['command', 'args'].flatMap((name) => commandOf(at(container, name)) ?? []).join(' ');
      const field = command === '' ? 'image' : at(container, 'command') === undefined ? 'args' : 'command';
      return entry({
        host: knative ? 'cloud-run' : 'kubernetes',
        path,
        line: document.line(...own, field),
        kind: workload.kind,
        command: command === '' ? null : command,
        production:
          !isDevelopmentPath(path) &&
          !isDevelopmentPath(text(at(document.value, 'metadata', 'namespace')) ?? ''),
        disks: items(at(container, 'volumeMounts')).flatMap((mount) =>
          lasting.has(text(at(mount, 'name')) ?? '') ? (text(at(mount, 'mountPath')) ?? []) : [],
        ),
        switches: switches(pairs(document, ...own, 'env')),
      });
    });
  });
}

/** Names of the volumes that outlive the pod. */
function volumes(document: Structured, pod: Path): ReadonlySet<string> {
  const claimed = items(at(document.value, ...pod, 'volumes')).filter(
    (volume) => at(volume, 'persistentVolumeClaim') !== undefined || at(volume, 'nfs') !== undefined,
  );
  const templates = items(at(document.value, 'spec', 'volumeClaimTemplates')).map((template) =>
    at(template, 'metadata', 'name'),
  );
  return new Set(
    [...claimed.map((volume) => at(volume, 'name')), ...templates].flatMap((name) => text(name) ?? []),
  );
}

function ingressDomains(path: string, document: Structured, kind: string): DeploymentEntry[] {
  if (kind !== 'Ingress') return [];
  const domains = items(at(document.value, 'spec', 'rules')).flatMap((rule) => text(at(rule, 'host')) ?? []);
  return [entry({ host: 'kubernetes', path, line: document.line('spec', 'rules'), kind: 'marker', domains })];
}
