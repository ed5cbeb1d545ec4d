// The import rules: what each room may know. Every rule says why it exists; a broken one fails the build.

const outsideOf = (rooms) => `^src/(?!(${rooms})/)`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle of imports is one room pretending to be two.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'calendar-knows-nothing',
      comment: 'Dates are arithmetic. They must give the same answer on every machine and in every year.',
      severity: 'error',
      from: { path: '^src/calendar/', pathNot: '\\.test\\.ts$' },
      to: { path: outsideOf('calendar|engine'), pathNot: '\\.test\\.ts$' },
    },
    {
      name: 'engine-is-pure',
      comment:
        'An answer given years ago must be reproducible from what was recorded by then: no I/O, clock or chance.',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.test\\.ts$' },
      to: { path: outsideOf('calendar|engine') },
    },
    {
      name: 'access-is-pure',
      comment: 'Who may see what is decided in one place that can be tested exhaustively.',
      severity: 'error',
      from: { path: '^src/access/', pathNot: '\\.test\\.ts$' },
      to: { path: outsideOf('access|engine|calendar') },
    },
    {
      name: 'asking-looks-at-no-case',
      comment: '“May I?” answers from the texts alone: it has no way to a record, and so can betray none.',
      severity: 'error',
      from: { path: '^src/asking/', pathNot: '\\.test\\.ts$' },
      to: { path: outsideOf('asking|engine|calendar') },
    },
    {
      name: 'comparison-is-pure',
      comment:
        'What differs between two texts or two answers is read off them alone: no file, clock, chance or case.',
      severity: 'error',
      from: { path: '^src/comparison/', pathNot: '\\.test\\.ts$' },
      to: { path: `${outsideOf('comparison|engine|calendar|language')}|^src/language/files\\.ts$` },
    },
    {
      name: 'comparison-counts-words-only',
      comment: 'Its one package tells two sentences apart word by word.',
      severity: 'error',
      from: { path: '^src/comparison/', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core', 'npm-no-pkg', 'npm-unknown'],
        pathNot: 'node_modules/diff/',
      },
    },
    {
      name: 'pure-rooms-use-no-package',
      comment: 'calendar, engine and access stand on the language alone.',
      severity: 'error',
      from: { path: '^src/(calendar|engine|access)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'only-casework-records',
      comment: 'One place where engine, register and access meet; nobody else can put an act on the record.',
      severity: 'error',
      from: {
        path: '^src/(web|api|notices|situations|wording|language|engine|access|calendar)/',
        pathNot: '\\.test\\.ts$',
      },
      to: { path: '^src/register/' },
    },
    {
      name: 'notices-decide-nothing',
      comment:
        'Who is told what is casework’s to say: a message is written from that, and from nothing else of a case.',
      severity: 'error',
      from: { path: '^src/notices/', pathNot: '\\.test\\.ts$|/testing/' },
      to: {
        path: '^src/(access|register|drafting|accounts|api|situations|demonstration|asking|comparison)/|^src/web/(?!components/html\\.ts$)|^src/engine/(?!rules|history|standing)|^src/storage/(?!storage\\.ts$)|^src/casework/(?!casework|view)',
      },
    },
    {
      name: 'only-notices-mail',
      comment: 'One place from which anything leaves by e-mail.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/notices/' },
      to: { path: 'node_modules/nodemailer/' },
    },
    {
      name: 'only-casework-opens-files',
      comment:
        'Where content lies and what it is taken for is asked only where it is known who may see it; main opens the folder, verify reads it through.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(files|casework)/|^src/main\\.ts$|^src/command-line/verify\\.ts$|\\.test\\.ts$',
      },
      to: { path: '^src/files/(folder|recognise)\\.ts$' },
    },
    {
      name: 'only-storage-knows-a-database',
      comment: 'Two databases, one contract: SQL anywhere else would work on one of them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/storage/|\\.test\\.ts$' },
      to: { path: 'node_modules/(kysely|pg)/|^node:sqlite$|^sqlite$' },
    },
    {
      name: 'pages-hold-no-rule',
      comment:
        'What may be done next comes from casework, never from a page asking the engine behind its back.',
      severity: 'error',
      from: { path: '^src/(web|api)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(storage|engine/(?!rules|history|standing))' },
    },
    {
      name: 'tests-stay-out-of-the-program',
      comment: 'What only tests need must not run in a council.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$|^tests/|^bench/' },
    },
    {
      name: 'no-development-packages-at-run-time',
      comment: '`npm ci --omit=dev` must still start.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$|/testing/|components/(form-data|govuk/rendered)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that resolves to nothing is a fault waiting for its first visitor.',
      severity: 'error',
      from: {},
      // mdast is types alone; the browser’s own script is served under another name.
      to: { couldNotResolve: true, pathNot: '^mdast$|^\\./govuk-frontend\\.js$' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
};
