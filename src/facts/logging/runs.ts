import type { Runs } from './model.ts';

const TERMINAL_PATH =
  /(^|\/)(scripts?|bin|tools?|cli|seeds?|seeders?|migrations?|alembic|management\/commands|notebooks?|extra|hack|ci)\/|(^|\/)[\w-]*(seed|populate|datacreator|init-?db|initdb|sample-?data|demo-?data|migrate|create-?admin|check-?db|debug)[\w-]*\.\w+$/i;
const TEXT_PROGRAM =
  /^#!|\bargparse\b|^(import|from) (click|typer)\b|\bprocess\.argv\b|from ['"](commander|yargs|inquirer|@inquirer)/m;

const BROWSER_PATH =
  /\.(vue|svelte)$|(^|\/)(public|static|assets|www|wwwroot|components|hooks|contexts?|stores?|pages\/(?!api\/))\//;
const BROWSER_TEXT =
  /^\s*['"]use client['"]|\b(window|document|localStorage|sessionStorage|navigator)\.|from ['"](react-dom|react-router-dom|react-native|expo-router|expo|vue-router|@angular\/core|next\/navigation|next\/router)['"]|\bimport\.meta\.env\.VITE_/m;
const SERVER_PATH =
  /\.server\.[jt]sx?$|(^|\/)(server|backend|api|functions|edge-functions|controllers?|middlewares?|routers?|models?|workers?|jobs|cron)\/|(^|\/)(route|server|middleware|\+(page|layout|server)\.server|\+server)\.[cm]?[jt]s$/;
const SERVER_TEXT =
  /\brequire\(['"](?:node:)?(express|fs|path|http|https|mongoose|pg|mysql2?|jsonwebtoken|bcrypt(js)?|nodemailer|child_process)['"]\)|from ['"](express|fastify|koa|hono|mongoose|pg|mysql2|jsonwebtoken|bcrypt(js)?|nodemailer|next\/server|next\/headers|firebase-admin|firebase-functions|@nestjs\/common|@prisma\/client|node:\w+|fs|path)['"/]|\bDeno\.(serve|env)|^\s*['"]use server['"]/m;

/** Where JavaScript runs, as far as the file alone tells. */
export function javascriptRuns(path: string, text: string): Runs {
  if (SERVER_TEXT.test(text)) return isByHand(path, text) ? 'terminal' : 'server';
  if (BROWSER_TEXT.test(text)) return 'browser';
  if (isByHand(path, text)) return 'terminal';
  // Next's pages without a mark are rendered on the server.
  if (/(^|\/)app\/(.*\/)?(page|layout)\.[jt]sx$/.test(path)) return 'server';
  if (BROWSER_PATH.test(path) || /\.[jt]sx$/.test(path)) return 'browser';
  return SERVER_PATH.test(path) && !/(^|\/)src\/(.*\/)?(api|models?|functions|routers?)\//.test(path)
    ? 'server'
    : 'unknown';
}

/** Python runs on a server, unless somebody starts it by hand. */
export function pythonRuns(path: string, text: string): Runs {
  return isByHand(path, text) || /(^|[^.\w])input\(/.test(text) ? 'terminal' : 'server';
}

function isByHand(path: string, text: string): boolean {
  return TERMINAL_PATH.test(path) || TEXT_PROGRAM.test(text);
}
