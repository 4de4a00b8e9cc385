import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The arrows of the house: which rooms of src/ a room may import besides itself. cli is free. */
const ARROWS = {
  model: [],
  time: ['model'],
  rules: ['model'],
  rates: ['model'],
  engine: ['model', 'rules'],
  billing: ['model', 'rules', 'engine', 'rates'],
  input: ['model', 'time'],
  redact: ['model', 'time', 'rules', 'rates', 'input'],
  run: ['model', 'time', 'rules', 'engine', 'rates', 'billing'],
  count: ['model', 'time', 'rules', 'engine', 'rates', 'billing', 'input', 'run', 'schema'],
  explain: ['model', 'time', 'rules', 'engine', 'billing', 'run', 'audit'],
  check: ['model', 'rules', 'engine', 'run'],
  compare: ['model', 'time', 'rules', 'rates', 'billing', 'run'],
  estimate: ['model', 'rules', 'rates', 'billing', 'input', 'run'],
  audit: ['model', 'time', 'rules', 'rates', 'billing', 'input', 'run'],
  schema: ['model', 'rules', 'rates', 'check', 'compare', 'audit'],
  verify: ['model', 'time', 'rules', 'engine', 'billing', 'input', 'run', 'explain', 'check', 'schema'],
  report: [
    'model',
    'time',
    'rules',
    'rates',
    'billing',
    'run',
    'explain',
    'check',
    'compare',
    'estimate',
    'audit',
    'schema',
    'verify',
  ],
  testing: ['model', 'time', 'rules', 'input', 'run', 'explain', 'schema', 'verify', 'report'],
};
const ROOMS = [...Object.keys(ARROWS), 'cli'];

/** Rooms without Node, clock, randomness, ambient zone and locale: what they return depends on their arguments alone. */
const PURE = ['model', 'rules', 'rates', 'engine', 'billing'];

/** The two files of cli/ in which the outside world is handed in. */
const CLOCK_FILE = 'src/cli/clock.ts';
const PROCESS_FILE = 'src/cli/process.ts';

const CLOCK = [
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: `The clock is read in ${CLOCK_FILE} alone; take the time as an argument.`,
  },
  {
    selector: ':matches(NewExpression[arguments.length=0], CallExpression)[callee.name="Date"]',
    message: `The clock is read in ${CLOCK_FILE} alone; take the time as an argument.`,
  },
  {
    selector: 'MemberExpression[object.name="DateTime"][property.name=/^(now|local)$/]',
    message: 'This asks the clock or the zone of the machine; take the time and the zone as arguments.',
  },
];

const AMBIENT = [
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Same input, same bytes: no randomness.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length>1]',
    message: "This reads the machine's time zone; use Date.UTC or src/time.",
  },
  {
    selector:
      'CallExpression[callee.property.name=/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/]',
    message: "This reads the machine's time zone; use the UTC method or src/time.",
  },
  {
    selector: 'CallExpression[callee.property.name=/^toLocale/][arguments.length=0]',
    message: "This reads the machine's locale; name one.",
  },
  {
    selector: 'MemberExpression[object.name="process"][property.name="exit"]',
    message: 'process.exit cuts off piped output; set process.exitCode in bin/.',
  },
];

const PURE_SYNTAX = [
  {
    selector: 'Identifier[name="Date"]:not(MemberExpression[property.name="UTC"] > Identifier)',
    message: 'Pure rooms hold instants as whole milliseconds; of Date only Date.UTC is pure.',
  },
  {
    selector: 'MemberExpression[property.name=/^toLocale/]',
    message: 'Pure rooms know no locale.',
  },
  {
    selector: 'ImportExpression',
    message: 'Pure rooms load nothing at run time.',
  },
];

const PURE_GLOBALS = ['process', 'performance', 'Intl', 'Buffer', 'console', 'crypto', 'fetch', 'globalThis'].map(
  (name) => ({ name, message: 'Pure rooms depend on their arguments alone.' }),
);

const IMPURE_GLOBALS = [
  { name: 'process', message: `The process is handed in by ${PROCESS_FILE}.` },
  { name: 'performance', message: `The clock is read in ${CLOCK_FILE} alone.` },
];

function arrowsOf(room) {
  const closed = ROOMS.filter((other) => other !== room && !ARROWS[room].includes(other));
  const allowed = ARROWS[room].length === 0 ? 'nothing' : ARROWS[room].join(', ');
  const message = `Arrows run one way: ${room} may import ${allowed} besides itself.`;
  return [
    { regex: `^(\\./)?(\\.\\./)+(src/)?(${closed.join('|')})/`, message },
    { regex: '^(\\./)?(\\.\\./)+(src/)?index\\.js$', message: 'The public door is for users of the library.' },
    { regex: '^(\\./)?(\\.\\./)+(bin|test)/', message: 'src/ stands without bin/ and test/.' },
  ];
}

function packagesOf(room) {
  if (PURE.includes(room)) return [{ regex: '^[^.]', message: 'Pure rooms import no module of Node and no package.' }];
  const outside = {
    regex: '^(node:)?(child_process|dns|fs|http|https|net|os|process|tls)(/|$)',
    message: 'Files, network and process belong to cli/.',
  };
  const documents = {
    regex: '^zod(/|$)',
    message: 'zod describes documents, in schema/, and is loaded when asked for.',
  };
  return room === 'schema' ? [outside] : [outside, documents];
}

/** no-restricted-imports does not see `import()`. */
function dynamically({ regex, message }) {
  return { selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`, message };
}

function room(name) {
  const pure = PURE.includes(name);
  const imports = [...arrowsOf(name), ...packagesOf(name)];
  const syntax = pure ? PURE_SYNTAX : [...CLOCK, ...imports.map(dynamically)];
  return {
    name: `wa-window/${name}`,
    files: [`src/${name}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns: imports }],
      'no-restricted-syntax': ['error', ...AMBIENT, ...syntax],
      'no-restricted-globals': ['error', ...(pure ? PURE_GLOBALS : IMPURE_GLOBALS)],
    },
  };
}

/**
 * Where a literal begins with a spread and goes on with what is new, Node.js 20 makes a hidden class of its own for each object:
 * making one takes forty times as long, and reading it is slower everywhere after that.
 */
const newBeforeSpread = {
  meta: { type: 'problem', schema: [], messages: { order: 'Write what is new, {{name}}, before what is spread.' } },
  create({ report, sourceCode: { parserServices: services } }) {
    const mayHave = ({ argument }, name) => {
      const type = services.getTypeAtLocation(argument);
      const types = type.isUnion() ? type.types : [type];
      return types.some((one) => one.getProperty(name) !== undefined || one.getStringIndexType() !== undefined);
    };
    return {
      ObjectExpression({ properties }) {
        if (properties[0]?.type !== 'SpreadElement') return;
        const spread = [];
        for (const property of properties) {
          if (property.type === 'SpreadElement') spread.push(property);
          else {
            const name = property.key.name ?? property.key.value;
            if (!spread.some((before) => mayHave(before, name))) {
              report({ node: property, messageId: 'order', data: { name } });
            }
          }
        }
      },
    };
  },
};

/** Here an object is made for every line of a log. */
const FOR_EVERY_LINE = ['src/input/webhook/**/*.ts', 'src/input/{assemble,interpret,message}.ts', 'src/engine/**/*.ts'];

export default defineConfig(
  // AssemblyScript is another language: its compiler checks it.
  globalIgnores(['dist/', 'coverage/', 'fixtures/', 'src/input/plain/assembly/', 'src/count/kernel/assembly/']),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Taking a text apart into code points is meant.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Numbers in messages and void callbacks in one line are plain enough.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    name: 'wa-window/all of src and bin',
    files: ['src/**/*.ts', 'bin/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...AMBIENT, ...CLOCK],
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
    },
  },
  ...Object.keys(ARROWS).map(room),
  {
    name: 'wa-window/for every line',
    files: FOR_EVERY_LINE,
    plugins: { 'wa-window': { rules: { 'new-before-spread': newBeforeSpread } } },
    rules: { 'wa-window/new-before-spread': 'error' },
  },
  {
    name: 'wa-window/the clock',
    files: [CLOCK_FILE],
    rules: { 'no-restricted-syntax': ['error', ...AMBIENT] },
  },
  {
    name: 'wa-window/the process',
    files: [PROCESS_FILE, 'bin/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    name: 'wa-window/tests',
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...CLOCK],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { URL: 'readonly' } },
  },
);
