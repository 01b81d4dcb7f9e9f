import type { Node } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';
import { keyOf } from '../routes/javascript/values.ts';
import { tokensOf } from './names.ts';

const NAMES = /^(?:stats|metrics|kpis|kpi|statistics|figures|summary)$/;
const SERIES =
  /(?:chart|revenue|sales|analytics|performance|activity|traffic|growth|usage|monthly|weekly|daily)$/;
const SHOWN_IN =
  /^(?:dashboard|dashboards|analytics|analysis|report|reports|overview|insights|insight|admin|statistics|metrics|kpi|kpis|monitoring)$/;
const ABOUT_US =
  /^(?:landing|home|hero|about|footer|pricing|trust|testimonials?|marketing|features?|onboarding|cta|welcome|login|signup)$/;
const VALUE =
  /^(?:value|count|total|amount|sales|revenue|users|visitors|views|number|score|orders|change|percentage|growth|desktop|mobile|clicks|sessions|customers|profit|bookings|usage|requests)$/i;
const FIGURE =
  /^(?:[^\w\s]{1,3}|[A-Z]{1,3}\$?)?\s?\d[\d.,]*\s?(?:%|k|K|M|B|€|\$|£|₹|h|m|min|ms|s)?(?:\s\d+\s?(?:m|min|s))?\+?$/;

/** A list of figures of a dashboard that are written out: `const stats = [{label: 'Revenue', value: '$45,231'}, …]`. */
export function writtenMetrics(path: string, name: string, init: Node): boolean {
  if (!isMetricsName(name) || !isDashboard(path)) return false;
  const list =
    init.type === 'TSAsExpression' || init.type === 'TSSatisfiesExpression' ? init.expression : init;
  if (list.type !== 'ArrayExpression' || list.elements.length < 3) return false;
  const figures = list.elements.flatMap((each) =>
    each?.type === 'ObjectExpression' ? [figureIn(each)] : [],
  );
  return (
    figures.length === list.elements.length &&
    figures.every((each) => each !== null) &&
    figures.some((each) => each !== 'zero')
  );
}

function isMetricsName(name: string): boolean {
  const tokens = tokensOf(name);
  const last = tokens.at(-1) ?? '';
  return NAMES.test(last) || (last === 'data' && SERIES.test(tokens.at(-2) ?? ''));
}

function isDashboard(path: string): boolean {
  const tokens = path.split('/').flatMap((part) => tokensOf(part.replace(/\.\w+$/, '')));
  return tokens.some((token) => SHOWN_IN.test(token)) && !tokens.some((token) => ABOUT_US.test(token));
}

/** Numbers of a series that are no measures. */
const NO_MEASURE =
  /id$|year|index|step|order|rank|^(?:min|max|width|height|size|start|end|delay|duration|lat|lng|x|y|r)$/i;

/** The figure that an entry shows; null where it is computed or there is none. */
function figureIn(node: Node): 'figure' | 'zero' | null {
  if (node.type !== 'ObjectExpression') return null;
  let found: 'figure' | 'zero' | null = null;
  for (const each of node.properties) {
    const key = each.type === 'Property' ? keyOf(each.key, each.computed) : null;
    if (each.type !== 'Property' || key === null || !isMeasure(key, each.value)) continue;
    const figure = writtenFigure(each.value);
    if (figure === null) return null;
    found = figure === 'figure' ? 'figure' : (found ?? 'zero');
  }
  return found;
}

function writtenFigure(node: Node): 'figure' | 'zero' | null {
  if (node.type === 'Literal' && typeof node.value === 'number') return node.value === 0 ? 'zero' : 'figure';
  const text = stringValue(node)?.trim() ?? '';
  if (!FIGURE.test(text)) return null;
  return /[1-9]/.test(text) ? 'figure' : 'zero';
}

const isMeasure = (key: string, value: Node): boolean =>
  VALUE.test(key) || (value.type === 'Literal' && typeof value.value === 'number' && !NO_MEASURE.test(key));
