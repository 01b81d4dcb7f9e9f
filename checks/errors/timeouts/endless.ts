import { clientDefault } from '../../../src/facts/timeouts/defaults.ts';
import type { PlacedWait } from '../../../src/facts/timeouts/waits.ts';
import { counted, type Finding, fail, type ManifestView } from '../../../src/kit/index.ts';
import { parseDuration } from '../../../src/manifest/duration.ts';

/** True where the manifest says after how long the platform ends a request. */
export function ofPlatform(manifest: ManifestView | null): boolean {
  const said = manifest?.claims.errors?.platform_timeout;
  return said !== undefined && parseDuration(said) !== null;
}

/** The call gives up, or something else ends it: on the server the platform, in the browser the tool's own server. */
export function isEnded({ bounded, endedBy, side, own }: PlacedWait, platform: boolean): boolean {
  return bounded === true || endedBy !== null || (platform && (side === 'server' || own));
}

/** One finding for each client and side of which some call waits for ever. */
export function endless(calls: readonly PlacedWait[], isLimited: (call: PlacedWait) => boolean): Finding[] {
  const groups = new Map<string, PlacedWait[]>();
  for (const call of calls) {
    const key = `${call.client} ${call.side}`;
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return [...groups].flatMap(([key, group]) => {
    const open = group.filter((call) => !isLimited(call));
    const [first] = open;
    return first ? [told(key, first, open, group.length)] : [];
  });
}

function told(key: string, first: PlacedWait, open: readonly PlacedWait[], all: number): Finding {
  const { client, side, path, line } = first;
  const option = clientDefault(client)?.option ?? 'a timeout';
  const effect =
    side === 'browser'
      ? 'users look at a page that never finishes when the other side is slow'
      : 'one slow service keeps every request waiting that needs it';
  return fail('medium', {
    subject: key,
    at: { path, line },
    message: `${open.length} of ${counted(all, 'use')} of ${client} ${side === 'browser' ? 'in the browser' : 'on the server'} ${open.length === 1 ? 'has' : 'have'} no time limit: ${effect}. Set ${option}. ${where(open)}`,
  });
}

function where(calls: readonly PlacedWait[]): string {
  const counts = new Map<string, number>();
  for (const { path } of calls) counts.set(path, (counts.get(path) ?? 0) + 1);
  const order = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  const shown = order.slice(0, 5).map(([path, count]) => (calls.length === 1 ? path : `${path} (${count})`));
  return `${order.length > 5 ? 'Most are in' : calls.length === 1 ? 'It is in' : 'They are in'} ${shown.join(', ')}.`;
}
