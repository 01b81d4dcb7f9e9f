import type { DeployedProcess } from '../../../src/facts/deployment/deployment.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import type { PackageImport } from '../../../src/facts/imports/imports.ts';
import type { Outreach } from '../../../src/facts/outreach/outreach.ts';
import { isApplicationPath } from '../../../src/facts/path-roles.ts';
import type { Store } from '../../../src/facts/stores/stores.ts';

/** What serves people a page or an answer. */
const SERVES = new Set(
  `express fastify koa hono next nuxt react-dom vue svelte @angular/core preact solid-js astro @remix-run/react react-native expo
  @hapi/hapi @nestjs/core socket.io electron discord.js telegraf @sveltejs/kit streamlit gradio flask fastapi django dash quart
  starlette chainlit nicegui bottle tornado aiohttp sanic discord telegram aiogram`.split(/\s+/),
);

export interface InUse {
  readonly files: readonly ListedFile[];
  readonly imports: readonly PackageImport[];
  readonly stores: readonly Store[];
  readonly deployment: readonly DeployedProcess[];
  readonly outreach: readonly Outreach[];
}

/** Whether anything here is run for people; a library or a command of others is not. */
export function isRunForPeople({ files, imports, stores, deployment, outreach }: InUse): boolean {
  return (
    stores.some(({ scope }) => scope === 'production') ||
    deployment.some(({ production, path }) => production && isOwnWork(path)) ||
    outreach.length > 0 ||
    imports.some(
      (each) =>
        each.role === 'application' && !each.typeOnly && isOwnWork(each.path) && SERVES.has(each.package),
    ) ||
    files.some(({ path }) => /(^|\/)index\.html?$/.test(path) && isOwnWork(path))
  );
}

const ASIDE = /(^|\/)(?:docs?-[\w.]+|[\w-]+-tests?)\//i;

/** A page of documentation or of tests runs for nobody; many a tool calls its own pages `website`. */
function isOwnWork(path: string): boolean {
  return !ASIDE.test(path) && isApplicationPath(path.replace(/(^|\/)website\//i, '$1'));
}
