import { defineCases } from '../../../src/kit/index.ts';

const TEXT =
  'every member of the staff has a telephone with a browser, an address for mail and a shift on one of our nine sites';
const section = (heading: string, text = TEXT): string => `## ${heading}\n\n${text}\n\n`;
const readme = (...headings: string[]): string =>
  `# Rota Board\n\n${headings.map((heading) => section(heading)).join('')}`;

const ALL = readme('About', 'Who it is for', 'Assumptions', 'Known limitations', 'Contact');
const manifest = (docs: string): string => `readycheck: 1\ndocs:\n${docs}\n`;
const STORE = {
  'supabase/migrations/1_a.sql': 'create table shifts (id int);',
  'supabase/config.toml': 'project_id = "rota"',
};

const accepts = (name: string, files: Readonly<Record<string, string>>) => ({
  name,
  files,
  verdict: 'pass' as const,
});

export default defineCases([
  accepts('passes for a README with a section for each topic', { 'README.md': ALL }),
  accepts('takes the text under the title for the purpose', {
    'README.md': `# Rota Board\n\nStaff of a cleaning firm see their shifts on their telephones and swap them among each other; managers approve the swaps.\n\n${readme('Audience', 'Prerequisites', 'Caveats', 'Support').replace('# Rota Board', '')}`,
  }),
  accepts('takes headings with emoji, numbers and other words around', {
    'README.md': readme(
      '✨ 1. Key Features',
      '👥 User Roles',
      '3.1 Prerequisites',
      '⚠️ Known Issues & Workarounds',
      '📞 Contact & Support',
    ),
  }),
  accepts('takes words under deeper headings', {
    'README.md': `${readme('Overview', 'Target audience', 'Assumptions', 'Support')}## Limitations\n\n### Offline\n\n${TEXT}\n`,
  }),
  accepts('takes a line in bold for a heading', {
    'README.md': `${readme('Overview', 'Users', 'Assumptions', 'Support')}**Limitations**\n\n${TEXT}\n`,
  }),
  accepts('reads German', {
    'README.md': readme('Überblick', 'Zielgruppe', 'Voraussetzungen', 'Einschränkungen', 'Ansprechpartner'),
  }),
  accepts('reads French', {
    'README.md': readme('Présentation', 'Utilisateurs', 'Prérequis', 'Limites connues', 'Contacts'),
  }),
  accepts('reads Spanish', {
    'README.md': readme('Descripción', 'Usuarios', 'Requisitos', 'Limitaciones', 'Contacto'),
  }),
  accepts('reads Portuguese', {
    'README.md': readme('Sobre o projeto', 'Público-alvo', 'Pré-requisitos', 'Limitações', 'Contato'),
  }),
  accepts('reads Italian', {
    'README.md': readme('Panoramica', 'Destinatari', 'Requisiti', 'Limitazioni', 'Contatti'),
  }),
  accepts('reads Dutch', {
    'README.md': readme('Overzicht', 'Doelgroep', 'Vereisten', 'Beperkingen', 'Contact'),
  }),
  accepts('reads Polish', {
    'README.md': readme('Opis projektu', 'Użytkownicy', 'Założenia', 'Ograniczenia', 'Kontakt'),
  }),
  accepts('reads Russian', {
    'README.md': readme('О проекте', 'Пользователи', 'Требования', 'Ограничения', 'Контакты'),
  }),
  accepts('reads Chinese', {
    'README.md': readme('项目简介', '目标用户', '环境要求', '已知限制', '联系方式'),
  }),
  accepts('reads Japanese', {
    'README.md': readme('概要', '対象ユーザー', '前提条件', '制限事項', 'お問い合わせ'),
  }),
  accepts('reads Korean', {
    'README.md': readme('프로젝트 소개', '대상 사용자', '사전 요구 사항', '제한 사항', '문의'),
  }),
  accepts('counts Chinese words without spaces', {
    'README.md': `${readme('About', 'Users', 'Assumptions', 'Contact')}## 限制\n\n本系统不处理工资，也不安排班次；二十四小时以内的换班仍需要通过电话联系所属地点的经理处理。\n`,
  }),
  accepts('follows links to documents in the repository', {
    'README.md': `${readme('About', 'Users')}More is in [the guide](docs/guide.md#start) and in [SUPPORT](SUPPORT.md).`,
    'docs/guide.md': `# Guide\n\n${section('Requirements')}${section('What it does not do')}`,
    'SUPPORT.md': '# Support\n\nWrite to help@brightclean.test.',
  }),
  accepts('follows a link to a page of its own on the code host', {
    'README.md': `${readme('About', 'Users', 'Contact')}[Guide](https://github.com/brightclean/rota/blob/main/docs/guide.md)`,
    'docs/guide.md': `# Guide\n\n${section('Requirements')}${section('Limitations')}`,
  }),
  accepts('takes an address for contacts, however few the words', {
    'README.md': `${readme('About', 'Users', 'Assumptions', 'Limitations')}Questions? Come to [our Discord](https://discord.gg/rota).`,
  }),
  accepts('takes the place that the manifest names under any heading', {
    'readycheck.yaml': manifest(
      '  limitations: docs/guide.md#Not for wages!\n  contacts: docs/guide.md#help',
    ),
    'README.md': readme('About', 'Users', 'Assumptions'),
    'docs/guide.md': `# Guide\n\n${section('Not for wages')}## Help\n\nrota-help@brightclean.test\n`,
  }),
  accepts('asks for data where some are kept, and finds them', {
    ...STORE,
    'README.md': `${ALL}${section('Data model')}`,
  }),
  {
    name: 'fails for each topic that no document covers',
    files: { 'README.md': '# rota\n' },
    verdict: 'fail',
    findings: ['README.md high', 'README.md high', 'README.md high', 'README.md high', 'README.md high'],
  },
  {
    name: 'fails without any document',
    files: { 'src/main.ts': 'run();' },
    verdict: 'fail',
    findings: ['- high', '- high', '- high', '- high', '- high'],
  },
  {
    name: 'fails where data are kept and no document says which',
    files: { ...STORE, 'README.md': ALL },
    verdict: 'fail',
    findings: ['README.md high'],
    says: /which data/,
  },
  {
    name: 'fails where the manifest says that there are data and no document says which',
    files: { 'readycheck.yaml': 'readycheck: 1\ntool: {personal_data: true}\n', 'README.md': ALL },
    verdict: 'fail',
    findings: ['README.md high'],
  },
  {
    name: 'fails for a heading with next to nothing under it',
    files: {
      'README.md': `${readme('About', 'Users', 'Assumptions', 'Contact')}## Limitations\n\nSome exist.\n`,
    },
    verdict: 'fail',
    findings: ['README.md:19 high'],
    says: /only 2 words/,
  },
  {
    name: 'counts no placeholder',
    files: {
      'README.md': `${readme('About', 'Users', 'Assumptions', 'Contact')}## Limitations\n\nTODO: ${TEXT}\n`,
    },
    verdict: 'fail',
    findings: ['README.md:19 high'],
    says: /only 0 words/,
  },
  {
    name: 'counts no text of a template',
    files: {
      'README.md':
        '# Welcome to your Lovable project\n\n## Project info\n\n## What technologies are used for this project?\n\nThis project is built with:\n\n- Vite\n- React\n',
    },
    verdict: 'fail',
    findings: ['README.md high', 'README.md high', 'README.md high', 'README.md high', 'README.md high'],
  },
  {
    name: 'does not take fields of the manifest for documents',
    files: {
      'readycheck.yaml': `readycheck: 1\ntool: {purpose: "${TEXT}"}\n`,
      'README.md': `# Rota\n\n${readme('Users', 'Assumptions', 'Limitations', 'Contact').replace('# Rota Board', '')}`,
    },
    verdict: 'fail',
    findings: ['README.md high'],
  },
  {
    name: 'does not take notes of a coding agent or a changelog for documents',
    files: {
      'README.md': `${readme('About', 'Users', 'Assumptions', 'Contact')}[agents](AGENTS.md), [changes](CHANGELOG.md)`,
      'AGENTS.md': section('Limitations'),
      'CHANGELOG.md': section('Known issues'),
    },
    verdict: 'fail',
    findings: ['README.md high'],
  },
  {
    name: 'does not look into documents that nothing leads to',
    files: {
      'README.md': readme('About', 'Users', 'Assumptions', 'Contact'),
      'notes/old.md': section('Limitations'),
    },
    verdict: 'fail',
    findings: ['README.md high'],
  },
  {
    name: 'fails for pointers to no document and to no heading',
    files: {
      'readycheck.yaml': manifest('  limitations: docs/none.md\n  contacts: README.md#helpdesk'),
      'README.md': ALL,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high', 'readycheck.yaml:4 high'],
  },
  {
    name: 'fails for a pointer to an empty section, at that section',
    files: {
      'readycheck.yaml': manifest('  limitations: README.md#limits'),
      'README.md': `${ALL}## Limits\n\nNone known.\n`,
    },
    verdict: 'fail',
    findings: ['README.md:23 high'],
  },
  {
    name: 'asks a person where a pointer leads out of the repository or to what is no text',
    files: {
      'readycheck.yaml': manifest(
        '  limitations: docs/guide.pdf\n  contacts: https://intra.brightclean.test/help',
      ),
      'README.md': ALL,
      'docs/guide.pdf': '%PDF',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 high review', 'readycheck.yaml:4 high review'],
  },
  {
    name: 'asks a person where a topic is only mentioned',
    files: {
      'README.md': `${readme('About', 'Users', 'Assumptions', 'Contact')}## Import\n\nFiles from Excel are read sheet by sheet; what is older than a year is left out, and the import does not support files that are protected.\n`,
    },
    verdict: 'needs-review',
    findings: ['README.md:19 high review'],
    says: /seems to say what the tool does not do/,
  },
  {
    name: 'asks a person where one line says the purpose',
    files: {
      'README.md': `# Rota Board\n\nA shift planner for cleaners.\n\n${readme('Users', 'Assumptions', 'Limitations', 'Contact').replace('# Rota Board', '')}`,
    },
    verdict: 'needs-review',
    findings: ['README.md high review'],
  },
  {
    name: 'asks a person where the README sends its readers to documentation of its own elsewhere',
    files: {
      'README.md': `${readme('About', 'Users', 'Assumptions', 'Contact')}See [the documentation](https://rotaboard.test/docs).`,
    },
    verdict: 'needs-review',
    findings: ['README.md high review'],
  },
  {
    name: 'is not put off by documentation of what the tool is built with',
    files: {
      'README.md': `${readme('About', 'Users', 'Assumptions', 'Contact')}See [the documentation](https://supabase.com/docs).`,
    },
    verdict: 'fail',
    findings: ['README.md high'],
  },
]);
