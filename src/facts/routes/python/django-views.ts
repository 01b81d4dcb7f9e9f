import type { Work } from '../model.ts';
import type { Code, Found, FoundClass } from './code.ts';
import { argument, nameOf } from './expression.ts';
import type { Handlers } from './handlers.ts';
import type { Expression } from './model.ts';
import { holdersOf } from './works.ts';

/** One method that a class of views answers. */
export interface Served {
  readonly method: string;
  /** Null where a library's class does it. */
  readonly handler: Found | null;
  readonly does: 'read' | 'create' | 'update' | 'delete' | null;
  /** The permission classes of an `@action`. */
  readonly action: Expression | null;
  /** What follows in the address: the key of one record, the name of an action. */
  readonly rest: string;
}

const VERBS: readonly (readonly [string, string, Served['does']])[] = [
  ['get', 'GET', null],
  ['post', 'POST', null],
  ['put', 'PUT', null],
  ['patch', 'PATCH', null],
  ['delete', 'DELETE', null],
  ['list', 'GET', 'read'],
  ['retrieve', 'GET', 'read'],
  ['create', 'POST', 'create'],
  ['update', 'PUT', 'update'],
  ['partial_update', 'PATCH', 'update'],
  ['destroy', 'DELETE', 'delete'],
];

const GENERIC: readonly (readonly [RegExp, readonly (readonly [string, Served['does']])[]])[] = [
  [
    /(?:^|\.)ModelViewSet$/,
    [
      ['GET', 'read'],
      ['POST', 'create'],
      ['PUT', 'update'],
      ['DELETE', 'delete'],
    ],
  ],
  [/(?:^|\.)ReadOnlyModelViewSet$/, [['GET', 'read']]],
  [/(?:^|\.)(?:List|Retrieve)\w*APIView$|(?:List|Retrieve)ModelMixin$/, [['GET', 'read']]],
  [/(?:^|\.)\w*CreateAPIView$|(?:^|\.)CreateModelMixin$/, [['POST', 'create']]],
  [/(?:^|\.)\w*Update\w*APIView$|(?:^|\.)UpdateModelMixin$/, [['PUT', 'update']]],
  [/(?:^|\.)\w*DestroyAPIView$|(?:^|\.)DestroyModelMixin$/, [['DELETE', 'delete']]],
  [/(?:^|\.)(?:ListView|DetailView|ArchiveIndexView|TemplateView|RedirectView)$/, [['GET', 'read']]],
  [/(?:^|\.)(?:CreateView|FormView)$/, [['POST', 'create']]],
  [/(?:^|\.)UpdateView$/, [['POST', 'update']]],
  [/(?:^|\.)DeleteView$/, [['POST', 'delete']]],
];

/** What a class answers: its own methods, and what it inherits from libraries. */
export function servedBy(code: Code, type: FoundClass, libraries: readonly string[]): Served[] {
  const served: Served[] = [];
  for (const [name, method, does] of VERBS) {
    const handler = code.method(type, name);
    if (handler)
      served.push({
        method,
        handler,
        does,
        action: null,
        rest: /^(?:retrieve|update|partial_update|destroy)$/.test(name) ? '<pk>/' : '',
      });
  }
  const inherited = GENERIC.filter(([pattern]) => libraries.some((name) => pattern.test(name))).flatMap(
    ([, all]) => all,
  );
  const set = libraries.some((name) => /ViewSet$/.test(name));
  for (const [method, does] of inherited)
    if (!served.some((each) => each.method === method))
      served.push({
        method,
        handler: null,
        does,
        action: null,
        rest: set && /^(?:update|delete)$/.test(does ?? '') ? '<pk>/' : '',
      });
  for (const { path, part } of code.ancestors(type).classes)
    for (const name of part.methods) served.push(...actionOf(code, path, `${part.name}.${name}`));
  return served;
}

/** `@action(detail=True, methods=["post"])`. */
function actionOf(code: Code, path: string, name: string): Served[] {
  const part = code.modules.get(path)?.functions.get(name);
  const decorator = part?.decorators.find(({ value }) =>
    /(?:^|\.)(?:action|list_route|detail_route)$/.test(nameOf(value) ?? ''),
  );
  if (!part || decorator?.value.is !== 'call') return [];
  const methods = argument(decorator.value, 'methods');
  const [first] = methods?.is === 'list' ? methods.items : [];
  const given = argument(decorator.value, 'detail');
  const detail = given?.is === 'other' && given.text === 'True';
  const method = first?.is === 'text' ? first.text.toUpperCase() : 'GET';
  return [
    {
      method,
      handler: { path, part },
      does: null,
      action: argument(decorator.value, 'permission_classes'),
      rest: `${detail ? '<pk>/' : ''}${part.name.replace(/^.*\./, '')}/`,
    },
  ];
}

/** What a generic view does to its model, and whether its records are the caller's own. */
export function generics(
  code: Code,
  handlers: Handlers,
  type: FoundClass,
  { does, handler }: Served,
): Work[] {
  const hooks = [
    'get_queryset',
    'perform_create',
    'perform_update',
    'perform_destroy',
    'form_valid',
    'get_object',
  ];
  const found = hooks.flatMap((name) => {
    const method = code.method(type, name);
    return method
      ? [
          {
            name,
            work: handlers.works.of(
              method,
              holdersOf(
                method.part.parameters,
                () => false,
                () => false,
              ),
            ),
          },
        ]
      : [];
  });
  if (does === null) return [];
  const own = found.filter(
    ({ name }) =>
      name === 'get_queryset' ||
      name === 'get_object' ||
      name.startsWith(PERFORMS[does]) ||
      (name === 'form_valid' && does !== 'read'),
  );
  const queryset = code.attribute(type, 'queryset') ?? code.attribute(type, 'model');
  const target =
    (nameOf(queryset?.value ?? null) ?? '')
      .replace(/\.(?:objects|all_objects)\b.*$/, '')
      .replace(/^.*\./, '') || null;
  const held = found.some(
    ({ name, work }) => /^get_/.test(name) && work.some(({ heldToCaller }) => heldToCaller),
  );
  const kind = does === 'read' ? 'read' : does === 'delete' ? 'delete' : 'write';
  const model =
    target ??
    found.flatMap(({ work }) => work.map((each) => each.target)).find((each) => each !== null) ??
    null;
  const generic: Work = {
    kind,
    target: model,
    at: handler ? { path: handler.path, line: handler.part.line } : { path: type.path, line: type.part.line },
    privileged: false,
    chosenByCaller: does !== 'create',
    heldToCaller: held,
    wholeBody: false,
    fields: [],
  };
  return [
    ...(model !== null || does !== 'read' ? [generic] : []),
    ...own.filter(({ name }) => !/^get_/.test(name)).flatMap(({ work }) => work),
  ];
}

const PERFORMS = {
  read: 'perform_none',
  create: 'perform_create',
  update: 'perform_update',
  delete: 'perform_destroy',
} as const;
