import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'

/** Tests that ask real programs or the built command, or many generated clusters: they see nothing of the source, or take long. */
const isApart = /^test\/(agreement|integration|mutation|fuzz|laws|scaffold|packaging)\/|^test\/cluster\/[^/]*(faults|broken)[^/]*$|\/agreement|\/oracle|\/(whole-)?stencils|\/collect-script|corpus/

/** Who imports whom in the whole project, `import()` and types included. */
export interface ImportGraph {
  readonly tests: readonly string[]
  /** Files that import a file. */
  readonly importers: ReadonlyMap<string, readonly string[]>
}

/** Reads the import lines of all files. */
export function readImportGraph(): ImportGraph {
  const files = globSync(['src/**/*.ts', 'grammars/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'])
  const importers = new Map<string, string[]>()
  const apart = new Set<string>()
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    // Who counts work needs a process of its own; the built command is not what is changed.
    if (text.includes('/work-of.js') || /\brunCli\(|\bcli\b[,\]]/.test(text)) apart.add(file)
    for (const [, path = ''] of text.matchAll(/(?:from|import\(|import) ?'(\.[^']+)\.js'/g)) {
      const target = `${join(dirname(file), path)}.ts`
      const known = importers.get(target)
      if (known === undefined) importers.set(target, [file])
      else known.push(file)
    }
  }
  return { tests: files.filter(file => file.endsWith('.test.ts') && !isApart.test(file) && !apart.has(file)), importers }
}

/**
 * Lists the tests that belong to a source file: the one of its name, those of whole files of its language, those of its folder and of its language or layer, and
 * those nearest to it over import lines, `most` at most. The nearest come first.
 */
export function testsOf(path: string, graph: ImportGraph, most: number): readonly string[] {
  const distance = new Map([[path, 0]])
  const queue = [path]
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const importer of graph.importers.get(file) ?? []) {
      if (distance.has(importer)) continue
      distance.set(importer, (distance.get(file) ?? 0) + 1)
      queue.push(importer)
    }
  }
  const inside = path.replace(/^src\//, '')
  // Behind the test of the same name come those that run every example and every fixture of the language through all of it.
  const [, language = ''] = /^src\/(languages\/[a-z0-9-]+|pacemaker)\//.exec(path) ?? []
  const whole = language === '' ? [] : [`test/${language === 'pacemaker' ? 'languages/cib' : language}/fixtures.test.ts`]
  const own = [`test/${inside.replace(/\.ts$/, '.test.ts')}`, ...whole].filter(existsSync)
  const steps = (test: string): number => {
    const [ours, theirs] = [dirname(`test/${inside}`).split('/'), dirname(test).split('/')]
    let common = 0
    while (common < ours.length && ours[common] === theirs[common]) common += 1
    return ours.length + theirs.length - 2 * common
  }
  const rest = graph.tests
    .filter(test => distance.has(test) && !own.includes(test))
    .map(test => ({ test, order: Math.min(distance.get(test) ?? 0, 6) + steps(test) }))
    .sort((one, other) => one.order - other.order)
  return [...own, ...rest.map(({ test }) => test)].slice(0, most)
}

/** The test that runs the examples of a rule, with the name to pick them by; nothing for any other file. */
export function examplesOf(path: string): readonly string[] {
  const [, family = '', name = ''] = /^src\/(languages|pacemaker|cluster)\/(?:.*\/)?rules\/(?:.*\/)?([a-z0-9-]+)\.ts$/.exec(path) ?? []
  return family === '' ? [] : [`test/${family === 'pacemaker' ? 'languages' : family}/rules.test.ts`, '-t', `/${name}( |$)`]
}
