import { debugSettings } from '../../../src/facts/debug-settings/debug-settings.ts';
import { deployment } from '../../../src/facts/deployment/deployment.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { djangoDebug } from './django.ts';
import { debugInCode } from './in-code.ts';
import { developmentServers, productionProcesses } from './start-commands.ts';
import { debugVariables, productionVariables } from './switched-on.ts';

export default defineCheck({
  id: 'errors/debug-off',
  title: 'Debug mode off in production',
  question: 'Is debug mode off in production?',
  why: 'In debug mode an error page shows the code, the settings and the data of the request to whoever caused the error, and some debuggers let a visitor run commands on the server.',
  how: 'Follows the commands that start the tool in production (Procfile, Dockerfile, compose, platform files, package and shell scripts) to the programs they run, and reads debug settings of Flask, Django, FastAPI, Laravel, Spring, ASP.NET, Rails, Streamlit and Gradio, with the defaults of the environment variables that decide. Settings for development, tests, examples and documentation are left out.',
  passes:
    'Production starts no development server, and no debug setting is on there, neither in code nor by a variable or its default.',
  fix: 'Start the tool with a production server (gunicorn, `next start`, a built site), and let debug mode be off unless a variable that only developers set switches it on.',
  example: ['```python', 'DEBUG = os.environ.get("DEBUG", "false").lower() == "true"', '```'].join('\n'),
  severity: 'blocker',
  gates: ['error-handling', 'permissions'],
  evidence: 'verified',
  facts: { deployment, debugSettings },
  evaluate({ facts }) {
    const settings = facts.debugSettings;
    const production = facts.deployment.filter((each) => each.production);
    const processes = productionProcesses(facts.deployment);
    const starts = facts.deployment.filter(
      ({ host, production: used, runs }) => host === 'package' && used && runs.length > 0,
    );
    const read = settings.settings.length + settings.django.length;
    const examined = processes.length + starts.length + read;
    const withoutServer =
      production.length > 0 &&
      production.every(({ kind }) => kind === 'static' || kind === 'marker' || kind === 'functions');
    if (examined === 0 && withoutServer) {
      return notApplicable({
        examined: production.length,
        reason:
          'The tool has no server of its own that could run in debug mode: its hosts serve files and functions.',
      });
    }
    const variables = productionVariables(facts.deployment, settings);
    const names = new Set(
      [...settings.settings, ...settings.django.flatMap((module) => module.settings)].flatMap(
        ({ variable }) => variable ?? [],
      ),
    );
    return conclude({
      examined: examined + variables.length,
      evidence: 'verified',
      findings: [
        ...developmentServers(facts.deployment),
        ...debugVariables(variables, names),
        ...djangoDebug(settings, facts.deployment, variables),
        ...debugInCode(settings, facts.deployment, variables),
      ],
      pass: `Nothing switches debug mode on in production (${counted(examined, 'start command or debug setting', 'start commands and debug settings')} looked at).`,
      nothing:
        'Nothing says how the tool is started in production. Add the file that the host deploys from (Procfile, Dockerfile, platform file), or have somebody confirm that debug mode is off there.',
    });
  },
});
