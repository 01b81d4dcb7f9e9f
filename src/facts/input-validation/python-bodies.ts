import type { Code, Found, FoundClass } from '../routes/python/code.ts';
import { nameOf } from '../routes/python/expression.ts';
import type { Expression, Parameter } from '../routes/python/model.ts';

const MACHINERY =
  /(?:^|\.)(?:Request|Response|\w*Session|SessionDep|BackgroundTasks|WebSocket|\w*Settings|Connection|Database|\w*Service|\w*Repository|Current[A-Z]\w*|\w*Dep|\w*Dependency)$/;
const ANY = /^(?:dict|Dict|Any|Mapping|JSON|typing\.Any|typing\.Dict|object|MutableMapping)$/;
/** Classes that look at what they are made from. */
const SCHEMA_BASE =
  /(?:^|\.)(?:BaseModel|SQLModel|RootModel|GenericModel|BaseSchema|Schema|SQLAlchemyAutoSchema|SQLAlchemySchema|ModelSchema|Serializer|ModelSerializer|HyperlinkedModelSerializer|ListSerializer|Form|ModelForm|FlaskForm|BaseForm|Struct|CamelModel|Document|EmbeddedDocument|TypedDict|AuthenticationForm|UserCreationForm)$/;
/** Wrappers around a type. */
const WRAPS = /^(?:List|list|Optional|Annotated|Union|Sequence|typing\.\w+|Set|set|Tuple|tuple)$/;

export interface Typed {
  /** As the code names it. */
  readonly name: string;
  /** Names of the classes among its types. */
  readonly models: readonly string[];
}

/** What handlers take: typed bodies, or records of anything. */
export class Bodies {
  constructor(private readonly code: Code) {}

  /** The typed body of a FastAPI handler, which holds each to its type, whatever that is; scalars and files are typed too. */
  typed({ part }: Found, address: string | null): Typed | null {
    const own = part.parameters.filter((each) => !isMachinery(each) && !address?.includes(`{${each.name}`));
    const models = own.flatMap(({ type }) => classesIn(type, 0));
    const [model] = models;
    if (model !== undefined) return { name: model, models };
    const scalar = own.find(({ type }) => type !== null && !this.isAny(type));
    return scalar ? { name: scalar.name, models: [] } : null;
  }

  /** Parameters that hold what was sent as it came. */
  raw({ part }: Found, framework: string): string[] {
    if (framework !== 'fastapi')
      return framework === 'connexion' ? part.parameters.map(({ name }) => name) : [];
    return part.parameters
      .filter(({ type, value }) => (type !== null ? this.isAny(type) : isBody(value)))
      .filter(({ value }) => !(value?.is === 'call' && /Depends|Security/.test(value.callee)))
      .map(({ name }) => name);
  }

  /** A class whose making looks at its input: Pydantic, SQLModel, marshmallow, a serializer, a form. */
  isSchema(path: string, name: string, scope: string): boolean {
    const found = this.code.made(path, name, scope);
    if (found?.is === 'library') return SCHEMA_BASE.test(found.name);
    return found?.is === 'class' && this.isSchemaClass(found);
  }

  private isSchemaClass(found: FoundClass): boolean {
    return this.code.ancestors(found).libraries.some((each) => SCHEMA_BASE.test(each));
  }

  private isAny(type: Expression): boolean {
    if (type.is === 'name') return ANY.test(type.name);
    if (type.is === 'list') return type.items.some((each) => this.isAny(each));
    if (type.is !== 'call') return false;
    return ANY.test(type.callee) || (WRAPS.test(type.callee) && type.plain.some((each) => this.isAny(each)));
  }
}

/** Types that are no records: a file, a date, one of a few words. */
const PLAIN =
  /^(?:UploadFile|EmailStr|HttpUrl|AnyUrl|UUID\d?|Decimal|Literal|Optional|Annotated|Union|List|Dict|Set|Tuple|Sequence|Any|Path|Enum|Form|File|Body|Query|Header|Depends|Security|None|True|False)$/;

function classesIn(type: Expression | null, depth: number): string[] {
  if (!type || depth > 4) return [];
  if (type.is === 'list') return type.items.flatMap((each) => classesIn(each, depth + 1));
  const name = (nameOf(type) ?? '').replace(/^.*\./, '');
  const own = /^[A-Z]\w*[a-z]/.test(name) && !PLAIN.test(name) && !MACHINERY.test(name) ? [name] : [];
  return [...own, ...(type.is === 'call' ? type.plain.flatMap((each) => classesIn(each, depth + 1)) : [])];
}

const isBody = (value: Expression | null): boolean =>
  value?.is === 'call' && /(?:^|\.)Body$/.test(value.callee);

function isMachinery({ name, type, value }: Parameter): boolean {
  // `req: QuestionRequest` is a body by its type.
  if (type === null && /^(?:self|cls|request|req|db|session|response|background_tasks)$/.test(name))
    return true;
  if (value?.is === 'call' && /(?:^|\.)(?:Depends|Security|Path|Header|Cookie)$/.test(value.callee))
    return true;
  if (type?.is === 'call' && JSON.stringify(type).includes('Depends')) return true;
  return MACHINERY.test(nameOf(type) ?? '');
}
