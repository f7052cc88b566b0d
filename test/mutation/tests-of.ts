import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'

/** Tests that ask real programs or the built command, or many generated clusters: they see nothing of the source, or take long. */
const isApart = /^test\/(agreement|integration|mutation|fuzz|laws|scaffold|packaging)\/|^test\/cluster\/[^/]*(faults|broken)[^/]*$|\/agreement|\/oracle|\/whole-stencils|\/collect-script|corpus/

/** Who imports whom in the whole project, `import()` and types included. */
export interface ImportGraph {
  readonly tests: readonly string[]
  /** Files that import a file. */
  readonly importers: ReadonlyMap<string, readonly string[]>
  /** Tests that hold what programs say in full against what is recorded: they notice most. */
  readonly recording: ReadonlySet<string>
}

/** Reads the import lines of all files. Tests are those whose path holds one of some texts. */
export function readImportGraph(among: readonly string[]): ImportGraph {
  const files = globSync(['src/**/*.ts', 'grammars/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'])
  const importers = new Map<string, string[]>()
  const apart = new Set<string>()
  const recording = new Set<string>()
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    // Who counts work needs a process of its own. Tests that run the built command reach nothing, and are not asked by themselves.
    if (text.includes('/work-of.js')) apart.add(file)
    if (file.endsWith('.test.ts') && /CFGCHECK_UPDATE|\/recorded\.js'/.test(text)) recording.add(file)
    for (const [, path = ''] of text.matchAll(/(?:from|import\(|import) ?'(\.[^']+)\.js'/g)) {
      const target = `${join(dirname(file), path)}.ts`
      const known = importers.get(target)
      if (known === undefined) importers.set(target, [file])
      else known.push(file)
    }
  }
  return { tests: files.filter(file => file.endsWith('.test.ts') && !isApart.test(file) && !apart.has(file) && among.some(text => file.includes(text))), importers, recording }
}

/**
 * Lists the tests that belong to a place of a source file, `most` at most: the one of the file's name, that of whole files of its language, and those that
 * reach the place, of which those that import the file come first, and those that hold records next. Where none is known to reach it, two of those that are nearest over folders and import lines are asked: what is made once and kept is noted
 * of one of many.
 */
export function testsOf(path: string, reachers: readonly string[], graph: ImportGraph, most: number): readonly string[] {
  const inside = path.replace(/^src\//, '')
  // Behind the test of the same name come those that run every example and every fixture of the language through all of it.
  const [, language = ''] = /^src\/(languages\/[a-z0-9-]+|pacemaker)\//.exec(path) ?? []
  const whole = language === '' ? [] : [`test/${language === 'pacemaker' ? 'languages/cib' : language}/fixtures.test.ts`]
  const own = [`test/${inside.replace(/\.ts$/, '.test.ts')}`, ...whole].filter(test => graph.tests.includes(test))
  const importing = new Set(graph.importers.get(path))
  const rank = (test: string): number => (importing.has(test) ? 0 : graph.recording.has(test) ? 1 : 2)
  const rest = reachers.length > 0 ? [...reachers].sort((one, other) => rank(one) - rank(other)) : nearest(path, graph).slice(0, 2)
  return [...own, ...rest.filter(test => !own.includes(test))].slice(0, most)
}

/** Lists the tests that import a file over any number of steps: those of its folder and of its language or layer first. */
function nearest(path: string, graph: ImportGraph): readonly string[] {
  const distance = new Map([[path, 0]])
  const queue = [path]
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const importer of graph.importers.get(file) ?? []) {
      if (distance.has(importer)) continue
      distance.set(importer, (distance.get(file) ?? 0) + 1)
      queue.push(importer)
    }
  }
  const folder = dirname(`test/${path.replace(/^src\//, '')}`).split('/')
  const steps = (test: string): number => {
    const other = dirname(test).split('/')
    let common = 0
    while (common < folder.length && folder[common] === other[common]) common += 1
    return folder.length + other.length - 2 * common
  }
  return graph.tests
    .filter(test => distance.has(test))
    .map(test => ({ test, order: Math.min(distance.get(test) ?? 0, 6) + steps(test) }))
    .sort((one, other) => one.order - other.order)
    .map(({ test }) => test)
}

/** The tests that run the examples of a rule. */
export interface ExampleTests {
  readonly tests: readonly string[]
  /** A word in the names of those that are about this rule. */
  readonly word: string
}

/** Finds the tests that run the examples of the rule that a file is; nothing for any other file. */
export function examplesOf(path: string): ExampleTests | undefined {
  const [, family = '', name = ''] = /^src\/(languages|pacemaker|cluster)\/(?:.*\/)?rules\/(?:.*\/)?([a-z0-9-]+)\.ts$/.exec(path) ?? []
  if (family === '') return undefined
  const tests = family === 'cluster' ? ['test/cluster/rules.test.ts'] : ['test/languages/rules.test.ts', 'test/languages/where-rules-end.test.ts']
  return { tests, word: `/${name}` }
}
