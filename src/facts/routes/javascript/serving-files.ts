import type { SourceFile } from '../../../kit/source.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../../path-roles.ts';

/** Words that only files have which serve requests, ask who calls, or read and write for those who do. */
export const MENTIONS =
  /['"]use server['"]|\b(?:req|request|ctx|reply|fastify|NextRequest|NextResponse|NextApiRequest)\b|\b(?:express|Router|Hono|Koa|fastify)\(|[pP]rocedure\b|\b(?:jsonwebtoken|jwtVerify|getServerSession|getUser|getClaims|getSession|currentUser|verifyIdToken|timingSafeEqual|constructEvent|createHmac|NextAuth|betterAuth|getIronSession|clerkMiddleware|passport)\b|\b(?:prisma|mongoose|sequelize|knex|drizzle)\b|@supabase\/|SERVICE_?(?:ROLE|KEY)|SUPABASE_SECRET_KEY|\bon(?:Call|Request)\(|\bmodule\.exports\s{0,3}=\s{0,3}\{|\bexport\s{0,3}[*{]|\bexport\s{1,3}(?:const|function|async\s{1,3}function)\s{1,3}(?:GET|POST|PUT|PATCH|DELETE)\b|\.(?:collection|findOne|findMany|findUnique|findById|insertOne|updateOne|query|execute)\(|\b(?:require|ensure|with|assert|verify|check|get|is)(?:Current|Api)?(?:User|Auth|Session|Admin|Role|Login|Team|Org|Permission|Token)|\bauthenticat|\b(?:isAdmin|is_admin|hasRole|hasPermission)\b|\bexport\s{1,3}(?:async\s{1,3})?function\s{1,3}(?:can|is|has|require|check|assert|verify|ensure|validate|get)[A-Z]|[Uu]nauthori[sz]ed|UNAUTHORIZED|[Ff]orbidden\b/;

/** Code that runs on the server, or may. */
export function isServing({ path, text }: SourceFile): boolean {
  if (
    isTestPath(path) ||
    isExamplePath(path) ||
    isDocsPath(path) ||
    /\.d\.[cm]?ts$|\.min\.js$|(?:^|\/)[\w-]{0,30}-tests?\//.test(path)
  )
    return false;
  if (/^\s{0,20}(?:\/[/*][^\n]{0,200}\s{1,20}){0,10}['"]use client['"]/.test(text)) return false;
  return (
    !/\.[jt]sx$/.test(path) ||
    /['"]use server['"]|\b(?:loader|action|Hono|handler|GET|POST|getServerSideProps)\b/.test(text)
  );
}
