import { fileList } from '../../../src/facts/file-list.ts';
import { routes } from '../../../src/facts/routes/routes.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { notExamined, unreadLanguages } from '../entry-points.ts';
import { findingsOf, isAsked, isUnknown, unknownRoutes } from './judge.ts';

export default defineCheck({
  id: 'permissions/object-ownership',
  title: 'Records are held to their owner',
  question: "Can a user reach another user's record by changing an id?",
  why: "It is the commonest flaw of all: /orders/41 shows my order, so /orders/42 shows yours. Every signed-in user can read, change or delete everybody's records, and an id that is hard to guess is no lock.",
  how: 'Takes the routes that ask for a login and test no role, and follows what they do. A record that the caller chooses (by a parameter or a field of the body) must be held to that caller: the query names the owner or the tenant, the record is compared with the caller afterwards, or the client is bound by row rules of the database. A body that is stored as it came lets the caller set fields such as the owner or the role.',
  passes:
    'Each record that a caller chooses is held to its owner, belongs to everybody by the matrix, or sits behind a role test; no body is stored whole.',
  fix: 'Put the owner into the query (`where: {id, ownerId: user.id}`), or compare before you answer, and answer 404 otherwise. Take only the fields that users may set from the body.',
  example: [
    '```python',
    'order = session.exec(',
    '    select(Order).where(Order.id == order_id, Order.owner_id == current_user.id)',
    ').first()',
    'if order is None:',
    '    raise HTTPException(404)',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { routes, fileList },
  evaluate({ facts, manifest }) {
    const { routes: all, unresolved, notRead } = facts.routes;
    const asked = all.filter(isAsked);
    if (all.length + unresolved.length + notRead.length === 0 && unreadLanguages(facts.fileList).length === 0)
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'Nothing in the code serves requests.',
      });
    const left = notExamined(facts.routes);
    const unknown = all.filter(isUnknown);
    if (all.length > 0 && asked.length + unknown.length === 0 && left === null)
      return notApplicable({
        examined: all.length,
        reason: `No route hands a record of the caller's choice to a signed-in user without a role (${counted(all.length, 'route')} looked at).`,
      });
    return conclude({
      examined: asked.length,
      evidence: 'verified',
      findings: [...findingsOf(asked, manifest), ...unknownRoutes(unknown)],
      pass: `${counted(asked.length, 'route')} that ${asked.length === 1 ? 'takes' : 'take'} a record of the caller's choice: each holds it to its owner.${left === null ? '' : ` ${left}`}`,
      nothing: `No route that could be read takes a record of the caller's choice.${left === null ? '' : ` ${left}`} Say in the sign-off how records are held to their owners.`,
    });
  },
});
