import { parentPort } from 'node:worker_threads';
import { checks } from '../../checks/index.ts';
import { factsOf } from '../audit/audit.ts';
import { fileFactsOf } from '../collect/collect.ts';
import { serveTasks } from '../collect/serve-tasks.ts';

/** What each worker thread of a large audit runs. */
if (parentPort) serveTasks(parentPort, fileFactsOf(factsOf(checks)));
