import { expect, it } from 'vitest';
import { chance } from './conditions.ts';

it.each([
  [[null], 'yes'],
  [['false'], 'never'],
  [['${{ false }}'], 'never'],
  [['failure()'], 'never'],
  [['always()'], 'yes'],
  [["github.event_name == 'schedule'"], 'elsewhere'],
  [["github.event_name == 'push' || github.event_name == 'schedule'"], 'yes'],
  [["github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'"], 'elsewhere'],
  [["startsWith(github.ref, 'refs/tags/')"], 'elsewhere'],
  [["github.repository == 'acme/rota'"], 'yes'],
  [["github.ref == 'refs/heads/main' && github.event_name == 'release'"], 'elsewhere'],
  [[null, 'false'], 'never'],
  [['${{ github.event.pull_request.merged == true }}'], 'elsewhere'],
])('%j: %s', (conditions, expected) => {
  expect(chance(conditions)).toBe(expected);
});
