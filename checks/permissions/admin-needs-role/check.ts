import { fileList } from '../../../src/facts/file-list.ts';
import { routes } from '../../../src/facts/routes/routes.ts';
import { conclude, counted, defineCheck, notApplicable, review } from '../../../src/kit/index.ts';
import { notExamined, unreadLanguages } from '../entry-points.ts';
import { adminReason, judge } from './judge.ts';

export default defineCheck({
  id: 'permissions/admin-needs-role',
  title: 'Admin functions check a role',
  question: 'Do admin functions check a role, not only a login?',
  why: 'A function for administrators that any signed-in user can call turns every account, and every stolen password, into an administrator.',
  how: "Takes the routes whose path or name speaks of administration (admin, impersonate; manage, internal, export), and those that change records of the caller's choice with a service key or an admin SDK. Each must test a role that the server keeps, in the route, a middleware or a helper two levels deep, and turn others away.",
  passes:
    'Each such route tests a role that the caller cannot set, or is called by a machine that shows a secret or a signature.',
  fix: "Test the role before anything else, from the server's own records (the database, a signed claim), and answer 403. Never take it from the request's body, a cookie, localStorage or user_metadata.",
  example: [
    '```ts',
    "router.use('/admin', requireUser, (req, res, next) => {",
    "  if (req.user.role !== 'admin') return res.status(403).json({error: 'Administrators only'});",
    '  next();',
    '});',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { routes, fileList },
  evaluate({ facts }) {
    const { routes: all } = facts.routes;
    const admin = all.flatMap((route) => {
      const reason = adminReason(route);
      return reason ? [{ route, reason }] : [];
    });
    const left = notExamined(facts.routes);
    if (admin.length === 0 && left === null && unreadLanguages(facts.fileList).length === 0)
      return notApplicable({
        examined: all.length + facts.fileList.length,
        reason:
          all.length === 0
            ? 'Nothing in the code serves requests.'
            : `None of ${counted(all.length, 'route')} is for administrators.`,
      });
    const [first] = [...facts.routes.unresolved, ...facts.routes.notRead];
    return conclude({
      examined: admin.length,
      evidence: 'verified',
      findings: [
        ...judge(admin),
        ...(left === null
          ? []
          : [
              review('high', {
                subject: 'not examined',
                at: first?.at ?? null,
                message: `${left} Say in the sign-off which of them are for administrators and what checks their role.`,
              }),
            ]),
      ],
      pass: `${counted(admin.length, 'administrative route')} looked at: each tests a role that the caller cannot set.`,
      nothing: 'No route that this tool can read was found; say in the sign-off who may do what.',
    });
  },
});
