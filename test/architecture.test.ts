import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

import { functionLengths } from './support/function-lengths.js'

/** Where a file belongs, and what files of that place may import. Lower layers never import higher ones. */
interface Layer {
  readonly name: string
  readonly files: RegExp
  /** Layers by name, packages by name, `node:` for the runtime's own modules. */
  readonly mayImport: readonly string[]
  /** What may be imported with `import()` only. */
  readonly mayLoad?: readonly string[]
}

const languageFloor = ['plain', 'secrets', 'syntax', 'values', 'rules', 'facts', 'inference', 'diagnostics', 'text', 'languages/language', 'grammars/shared']
const languageIds = readdirSync('src/languages', { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
/** Languages that say what a cluster of Pacemaker runs, each in its own way: one model and its rules hold for both. */
const isOfPacemaker = (id: string): boolean => id === 'cib' || id === 'crm-configure'
/** Who names agents: Pacemaker, drbd-reactor, which runs them without it, cman, which fences by them, and Heartbeat, which fences by plug-ins. */
const namesAgents = (id: string): boolean => isOfPacemaker(id) || id === 'drbd-reactor' || id === 'cluster-conf' || id === 'ha-cf'
/** A language without a grammar of its own is written in XML. */
const isXml = (id: string): boolean => !existsSync(`grammars/${id}`)
const grammarOf = (id: string): string => `grammars/${isXml(id) ? 'xml' : id}`

const layers: readonly Layer[] = [
  { name: 'text', files: /^src\/text\//, mayImport: [] },
  { name: 'diagnostics', files: /^src\/diagnostics\//, mayImport: ['text'] },
  { name: 'secrets', files: /^src\/secrets\//, mayImport: ['diagnostics', 'text'] },
  { name: 'grammars/shared', files: /^grammars\/shared\//, mayImport: ['chevrotain'] },
  ...languageIds.map(id => ({
    name: grammarOf(id),
    files: new RegExp(`^${grammarOf(id)}/`),
    mayImport: ['chevrotain', 'grammars/shared'],
  })),
  { name: 'syntax/chevrotain', files: /^src\/syntax\/chevrotain\.ts$/, mayImport: ['chevrotain', 'syntax', 'text'] },
  { name: 'syntax', files: /^src\/syntax\//, mayImport: ['text', 'diagnostics', 'syntax/chevrotain'] },
  { name: 'values', files: /^src\/values\//, mayImport: ['text'] },
  { name: 'rules', files: /^src\/rules\//, mayImport: ['text', 'diagnostics', 'syntax'] },
  { name: 'plain', files: /^src\/plain\//, mayImport: ['rules', 'diagnostics', 'text'] },
  { name: 'facts', files: /^src\/facts\//, mayImport: ['text'] },
  { name: 'inference', files: /^src\/inference\//, mayImport: ['facts', 'text'] },
  { name: 'xml', files: /^src\/xml\//, mayImport: ['grammars/xml', 'syntax/chevrotain', 'syntax', 'plain', 'rules', 'secrets', 'diagnostics', 'text', 'fast-xml-parser'] },
  { name: 'pacemaker', files: /^src\/pacemaker\/(.*\/)?schema\.ts$/, mayImport: ['zod', 'xml'] },
  {
    name: 'pacemaker',
    files: /^src\/pacemaker\//,
    mayImport: ['languages/language', 'agents', 'xml', 'facts', 'inference', 'plain', 'values', 'rules', 'secrets', 'diagnostics', 'text'],
  },
  { name: 'agents', files: /^src\/agents\//, mayImport: ['languages/language', 'facts', 'diagnostics', 'text'] },
  { name: 'languages/language', files: /^src\/languages\/(language|families)\.ts$/, mayImport: ['diagnostics', 'facts', 'inference', 'rules', 'syntax', 'text'] },
  {
    name: 'languages/builtin',
    files: /^src\/languages\/builtin\.ts$/,
    mayImport: ['languages/language'],
    mayLoad: languageIds.map(id => `languages/${id}`),
  },
  ...languageIds.flatMap(id => {
    const own = [...languageFloor, ...(isXml(id) ? ['xml', 'fast-xml-parser'] : [grammarOf(id), 'syntax/chevrotain']), ...(isOfPacemaker(id) ? ['pacemaker'] : []), ...(namesAgents(id) ? ['agents'] : [])]
    return [
      { name: `languages/${id}`, files: new RegExp(`^src/languages/${id}/(.*/)?schema\\.ts$`), mayImport: [...own, 'zod'] },
      { name: `languages/${id}`, files: new RegExp(`^src/languages/${id}/`), mayImport: own },
    ]
  }),
  { name: 'readers', files: /^src\/readers\//, mayImport: ['facts', 'secrets', 'values', 'rules', 'diagnostics', 'text'] },
  { name: 'cluster', files: /^src\/cluster\//, mayImport: ['facts', 'rules', 'diagnostics', 'text'] },
  { name: 'failover', files: /^src\/failover\//, mayImport: ['cluster', 'secrets', 'facts', 'diagnostics', 'text'] },
  {
    name: 'workspace',
    files: /^src\/workspace\//,
    mayImport: ['languages/language', 'languages/builtin', 'cluster', 'readers', 'rules', 'secrets', 'facts', 'inference', 'syntax', 'diagnostics', 'text', 'picomatch'],
  },
  { name: 'migration', files: /^src\/migration\/report\/schema\.ts$/, mayImport: ['zod'] },
  {
    name: 'migration',
    files: /^src\/migration\//,
    mayImport: ['workspace', 'cluster', 'agents', ...['authkeys', 'cib', 'cluster-conf', 'corosync-conf', 'drbd-conf', 'ha-cf', 'haresources'].map(id => `languages/${id}`), 'pacemaker', 'xml', 'plain', 'facts', 'values', 'secrets', 'diagnostics', 'text'],
  },
  { name: 'page', files: /^src\/page\//, mayImport: [] },
  { name: 'graph', files: /^src\/graph\//, mayImport: ['page', 'cluster', 'facts', 'diagnostics', 'text'] },
  { name: 'settings', files: /^src\/settings\//, mayImport: ['zod', 'workspace', 'languages/language', 'diagnostics', 'text'] },
  { name: 'testing', files: /^src\/testing\//, mayImport: ['workspace', 'languages/language', 'rules', 'syntax', 'diagnostics', 'text'] },
  { name: 'plugin', files: /^src\/plugin\//, mayImport: ['cluster', 'languages/language', 'rules', 'facts', 'syntax', 'diagnostics', 'text'] },
  { name: 'editor', files: /^src\/editor\//, mayImport: ['workspace', 'secrets', 'languages/language', 'diagnostics', 'text'] },
  { name: 'baseline', files: /^src\/baseline\/schema\.ts$/, mayImport: ['zod'] },
  { name: 'baseline', files: /^src\/baseline\//, mayImport: ['editor', 'workspace', 'languages/language', 'diagnostics', 'text'] },
  { name: 'node', files: /^src\/node\//, mayImport: ['node:', 'workspace', 'secrets', 'languages/language', 'languages/builtin', 'text', 'tar', 'seek-bzip', 'xz-decompress'] },
  { name: 'reporters', files: /^src\/reporters\/schema\.ts$/, mayImport: ['zod'] },
  {
    name: 'reporters',
    files: /^src\/reporters\//,
    mayImport: ['page', 'secrets', 'diagnostics', 'text', 'fast-xml-builder', 'picocolors', 'sarif'],
  },
  {
    name: 'lsp/stdio',
    files: /^src\/lsp\/stdio\.ts$/,
    mayImport: ['vscode-languageserver', 'lsp', 'secrets', 'node', 'node:', 'manifest'],
  },
  {
    name: 'lsp/browser',
    files: /^src\/lsp\/browser\.ts$/,
    mayImport: ['vscode-languageserver', 'lsp', 'manifest'],
  },
  {
    name: 'lsp',
    files: /^src\/lsp\//,
    mayLoad: ['failover', 'graph'],
    mayImport: [
      'vscode-languageserver',
      'editor',
      'secrets',
      'settings',
      'workspace',
      'languages/language',
      'languages/builtin',
      'diagnostics',
      'text',
    ],
  },
  {
    name: 'cli',
    files: /^src\/cli\//,
    mayImport: [
      'workspace',
      'editor',
      'baseline',
      'reporters',
      'graph',
      'secrets',
      'node',
      'node:',
      'plugin',
      'settings',
      'testing',
      'rules',
      'cluster',
      'failover',
      'migration',
      'languages/language',
      'languages/builtin',
      'diagnostics',
      'text',
      'commander',
      'picocolors',
      'diff',
      'manifest',
    ],
    mayLoad: ['lsp/stdio'],
  },
  {
    name: 'index',
    files: /^src\/index\.ts$/,
    mayImport: ['plain', 'workspace', 'editor', 'cluster', 'diagnostics', 'text', 'rules', 'facts', 'syntax', 'languages/language', 'languages/builtin'],
  },
]

/**
 * The rooms that every language has; a name without an ending is a folder. `language.ts` is the language alone, `index.ts` its
 * door for programs, with `plain` behind it: the schema of a plain model, and what reads and writes it.
 */
const rooms = [
  'ast.ts', 'parse.ts', 'vocabulary.ts', 'schema.ts', 'facts.ts', 'format.ts', 'masks.ts', 'language.ts', 'index.ts', 'plain', 'rules',
  'cursor.ts', 'symbols.ts', 'targets.ts', // what editors ask for, and which version a file is written for
]

/** The rooms that a language may do without. No language has a room of another name. */
const furtherRooms: Readonly<Record<string, string>> = {
  'model.ts': 'the types of what is read, where the schema is not all of it',
  'read.ts': 'the tree to the model, where schema.ts would be too long with it',
  reading: 'what parse and read are made of',
  analysis: 'what rules, facts and editors ask of a model',
  vocabulary: 'a table in parts',
  'compose.ts': 'a file and what it includes to one configuration',
  resolve: 'what compose is made of',
  signs: 'what in a file tells of the release',
  stencils: 'many resources that are alike, read once',
  migration: 'what corresponds to it elsewhere, or in a later release',
  'mentions.ts': 'what is named where',
  'refactorings.ts': 'other ways to write what means the same',
  'revision.ts': 'the number that is raised with each change',
  'scripts.ts': 'which scripts the software runs because the file says so',
  'dump.ts': 'what the software will see',
  'layout-doubt.ts': 'why a file keeps its layout',
  'collect-masks.ts': 'what takes secrets out of a file on its host',
}

/** Ways to the text of a file as it is. */
const rawText = /(?:\bsources?\b|\bsources\.get\([^)]*\)|\bcontent|\bfile)\??\.text\b(?!\.length)|\.getText\(|\bcreateSource\(/

/** Who takes it all the same, and what for; none of it is printed, but by `fmt` and `--fix` of standard input as their result. */
const takers: Readonly<Record<string, string>> = {
  'src/cli/add-ignores.ts': 'gets comments and is written back',
  'src/cli/baseline-file.ts': 'the baseline itself',
  'src/cli/commands/check.ts': 'fixed standard input is the result itself',
  'src/cli/commands/explain.ts': 'is read for the word at a place',
  'src/cli/commands/fmt.ts': 'is laid out and written back',
  'src/cli/commands/rename.ts': 'is changed and written back',
  'src/cli/fix-all.ts': 'is changed and written back',
  'src/cli/load-settings.ts': 'the settings of the program itself',
  'src/cli/recorded-files.ts': 'is compared, and masked by the places that were kept',
  'src/editor/folding.ts': 'places are looked for',
  'src/editor/free-numbers.ts': 'places are looked for',
  'src/editor/highlighting.ts': 'places are looked for',
  'src/editor/hover.ts': 'a number is looked at',
  'src/editor/inlay-hints.ts': 'places are looked for',
  'src/editor/rename.ts': 'places are looked for',
  'src/editor/suppress.ts': 'places are looked for',
  'src/lsp/open-documents.ts': 'changes are counted in it',
  'src/lsp/own-file.ts': 'goes from one file into another',
  'src/lsp/positions.ts': 'places are counted in it',
  'src/lsp/safe-edits.ts': 'is changed for a trial',
  'src/lsp/settings-diagnostics.ts': 'places are counted in it',
  'src/lsp/trial.ts': 'is changed for a trial',
}

interface Import {
  readonly from: string
  readonly target: string
  readonly isDynamic: boolean
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => relative('.', join(entry.parentPath, entry.name)))
    .sort()
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\//g, '')
  const found: Import[] = []
  for (const match of text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'/g)) {
    found.push({ from: file, target: match[1] ?? match[2] ?? '', isDynamic: false })
  }
  for (const match of text.matchAll(/\bimport\('([^']+)'\)/g)) found.push({ from: file, target: match[1] ?? '', isDynamic: true })
  return found
}

function pathOf(from: string, target: string): string {
  return relative('.', join(dirname(from), target)).replace(/\.js$/, '.ts')
}

function layerNameOf({ from, target }: Import): string {
  if (target.startsWith('node:')) return 'node:'
  if (!target.startsWith('.')) {
    const parts = target.split('/')
    return target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? target)
  }
  const path = pathOf(from, target)
  if (path === 'package.json') return 'manifest'
  return layers.find(layer => layer.files.test(path))?.name ?? path
}

function violations(): string[] {
  const found: string[] = []
  for (const file of [...sourceFiles('src'), ...sourceFiles('grammars')]) {
    const layer = layers.find(({ files }) => files.test(file))
    if (layer === undefined) {
      found.push(`${file} stands in no layer`)
      continue
    }
    for (const entry of importsOf(file)) {
      const target = layerNameOf(entry)
      const isAllowed =
        target === layer.name || layer.mayImport.includes(target) || (entry.isDynamic && layer.mayLoad?.includes(target) === true)
      if (!isAllowed) found.push(`${file} imports ${entry.target} (${target})`)
    }
  }
  return found
}

/** Files that import each other, directly or around several corners; types count, what is loaded later too. */
function circles(): string[][] {
  const files = [...sourceFiles('src'), ...sourceFiles('grammars')]
  const next = new Map(files.map(file => [file, importsOf(file).flatMap(({ target }) => (target.startsWith('.') ? [pathOf(file, target)] : []))]))
  return circlesOf(next)
}

/** Finds the strongly connected parts of a graph by Tarjan's algorithm; those of one node without a loop are left out. */
function circlesOf(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const found: string[][] = []
  const visit = (node: string): number => {
    order.set(node, order.size)
    lowest.set(node, order.get(node) ?? 0)
    path.push(node)
    for (const other of next.get(node) ?? []) {
      const reached = order.has(other) ? (path.includes(other) ? (order.get(other) ?? 0) : Infinity) : visit(other)
      lowest.set(node, Math.min(lowest.get(node) ?? 0, reached))
    }
    const low = lowest.get(node) ?? 0
    if (low === order.get(node)) {
      const circle = path.splice(path.indexOf(node)).sort()
      if (circle.length > 1 || next.get(node)?.includes(node) === true) found.push(circle)
    }
    return low
  }
  for (const node of next.keys()) if (!order.has(node)) visit(node)
  return found
}

/** Functions that are tables, made when they are first asked for. */
const tables = [
  'src/languages/corosync-conf/vocabulary/keys.ts keys',
  'src/pacemaker/vocabulary/elements.ts elements',
  'src/pacemaker/vocabulary/options.ts options',
  'src/xml/well-formed-rules.ts wellFormedRules',
]

describe('the house', () => {
  test('imports go downwards only', () => {
    expect(violations()).toEqual([])
  })

  test('tests depend on no clock and no chance', () => {
    const tests = sourceFiles('test').filter(file => file.endsWith('.test.ts'))
    const having = (words: RegExp): string[] => tests.filter(file => words.test(readFileSync(file, 'utf8')))
    // The same cases in every run: test/support/fast-check.ts gives them.
    expect(having(/^import (?!type).* from 'fast-check'/m)).toEqual([])
    expect(having(/\b(cpuUsage|performance\.now|hrtime|Date\.now|Math\.random)\(/)).toEqual([])
  })

  test('no files import each other in a circle, types included', () => {
    expect(circles()).toEqual([])
  })

  test('the search for circles finds long and short ones, and those only', () => {
    const graph = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['d', 'e'], e: ['f'], f: [] }
    expect(circlesOf(new Map(Object.entries(graph)))).toEqual([['d'], ['a', 'b', 'c']])
  })

  test('the import reader sees every kind of import', () => {
    expect(importsOf('src/lsp/stdio.ts').map(({ target }) => target)).toContain('node:net')
    expect(importsOf('src/languages/builtin.ts').filter(({ isDynamic }) => isDynamic).length).toBe(languageIds.length)
  })

  test.each(languageIds)('%s has the rooms of every language and none of another name', id => {
    const found = readdirSync(`src/languages/${id}`)
    expect(rooms.filter(room => !found.includes(room))).toEqual([])
    expect(found.filter(name => !rooms.includes(name) && furtherRooms[name] === undefined)).toEqual([])
  })

  test('no room is named that no language has', () => {
    const found = new Set(languageIds.flatMap(id => readdirSync(`src/languages/${id}`)))
    expect(Object.keys(furtherRooms).filter(room => !found.has(room))).toEqual([])
  })

  test.each(languageIds)('%s has a grammar with its page', id => {
    const files = readdirSync(grammarOf(id))
    expect(files).toContain('README.md')
    expect(files).toContain('tokens.ts')
    if (!isXml(id)) expect(files).toContain('parser.ts')
  })

  test('whoever prints gets no text of a file but through a masking', () => {
    const printing = sourceFiles('src').filter(file => /^src\/(cli|editor|failover|graph|lsp|page|reporters)\//.test(file))
    expect(printing.filter(file => rawText.test(readFileSync(file, 'utf8')))).toEqual(Object.keys(takers))
    const above = printing.filter(file => /^src\/(failover|graph|page|reporters)\//.test(file))
    expect(above.flatMap(importsOf).filter(({ from, target }) => join(dirname(from), target) === 'src/text/source.js')).toEqual([])
  })

  test('no version is compared as text', () => {
    const files = sourceFiles('src').filter(file => file !== 'src/text/look-alikes.ts')
    expect(files.filter(file => /[<>]=? '\d/.test(readFileSync(file, 'utf8')))).toEqual([])
    expect(files.filter(file => /\b(since|until|dialect)\b [<>]=? \w+\.(version|dialect|target)\b/.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  test('no function is longer than forty lines', () => {
    const long = [...sourceFiles('src'), ...sourceFiles('grammars')].flatMap(file => functionLengths(file).filter(({ lines }) => lines > 40).map(({ name }) => `${file} ${name}`))
    expect(long).toEqual(tables)
  })

  test('the functions within a function do not count as its lines', () => {
    const lengths = functionLengths('outer.ts', 'function outer() {\n  const inner = () => {\n    run()\n    run()\n  }\n  return inner\n}\n')
    expect(lengths).toEqual([{ name: 'inner', lines: 4 }, { name: 'outer', lines: 4 }])
  })

  test('no file has a name that says nothing', () => {
    const names = [...sourceFiles('src'), ...sourceFiles('grammars'), ...sourceFiles('test')]
    expect(names.filter(name => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(name))).toEqual([])
  })

  test('file and folder names are kebab-case', () => {
    const names = [...sourceFiles('src'), ...sourceFiles('grammars'), ...sourceFiles('test')]
    expect(names.filter(name => !/^[a-z0-9-]+(\.(test|bench))?(\/[a-z0-9-]+(\.(test|bench))?)*\.ts$/.test(name))).toEqual([])
  })
})
