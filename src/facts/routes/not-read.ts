import type { PackageImport } from '../imports/imports.ts';
import type { Project } from '../packages/packages.ts';
import type { Routes } from './model.ts';

/** Frameworks that serve requests and whose routes are not read here, by the package that shows them. */
const NOT_READ: readonly (readonly [ecosystem: string, packages: RegExp, framework: string])[] = [
  ['npm', /^@nestjs\/core$/, 'NestJS'],
  ['npm', /^nuxt$|^h3$|^nitropack$/, 'Nuxt'],
  ['npm', /^@sveltejs\/kit$/, 'SvelteKit'],
  [
    'npm',
    /^@remix-run\/(?:node|server-runtime|cloudflare|serve)$|^@react-router\/(?:node|dev|serve)$/,
    'Remix',
  ],
  ['npm', /^@hapi\/hapi$/, 'hapi'],
  ['npm', /^socket\.io$/, 'socket.io'],
  ['npm', /^@apollo\/server$|^apollo-server(?:-express)?$|^graphql-yoga$|^type-graphql$/, 'GraphQL'],
  ['npm', /^elysia$/, 'Elysia'],
  ['npm', /^@adonisjs\/core$/, 'AdonisJS'],
  ['npm', /^@ts-rest\//, 'ts-rest'],
  ['npm', /^astro$/, 'Astro'],
  ['npm', /^@tanstack\/react-start$|^@tanstack\/start$/, 'TanStack Start'],
  ['ruby', /^(?:rails|sinatra)$/, 'Rails or Sinatra'],
  ['composer', /^(?:laravel\/framework|symfony\/framework-bundle|slim\/slim)$/, 'Laravel, Symfony or Slim'],
  ['maven', /spring-boot-starter-web|spring-web/, 'Spring'],
  ['gradle', /spring-boot-starter-web|spring-web/, 'Spring'],
  ['dotnet', /^Microsoft\.AspNetCore/i, 'ASP.NET'],
  [
    'go',
    /^github\.com\/(?:gin-gonic\/gin|labstack\/echo|gofiber\/fiber|go-chi\/chi|gorilla\/mux)(?:\/v\d+)?$/,
    'a Go web framework',
  ],
  ['cargo', /^(?:axum|actix-web|rocket|warp)$/, 'a Rust web framework'],
  ['hex', /^phoenix$/, 'Phoenix'],
];

const IMPORTED: readonly (readonly [RegExp, string])[] = NOT_READ.filter(
  ([ecosystem]) => ecosystem === 'npm',
).map(([, packages, framework]) => [packages, framework]);

/** Each such framework once, where application code imports it or a project depends on it to run. */
export function frameworksNotRead(
  imports: readonly PackageImport[],
  projects: readonly Project[],
): Routes['notRead'] {
  const found = new Map<string, Routes['notRead'][number]>();
  const add = (framework: string, path: string, line: number): void => {
    if (!found.has(framework)) found.set(framework, { framework, at: { path, line } });
  };
  for (const { package: name, path, line, role, typeOnly } of imports) {
    const [, framework] = IMPORTED.find(([packages]) => packages.test(name)) ?? [];
    if (framework !== undefined && role === 'application' && !typeOnly) add(framework, path, line);
  }
  for (const { ecosystem, dependencies, path } of projects) {
    if (ecosystem === 'npm') continue;
    for (const { name, line, dev } of dependencies) {
      const [, , framework] =
        NOT_READ.find(([where, packages]) => where === ecosystem && packages.test(name)) ?? [];
      if (framework !== undefined && !dev) add(framework, path, line);
    }
  }
  return [...found.values()];
}
