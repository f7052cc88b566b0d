import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { builtinLanguages } from '../../../src/languages/builtin.js'
import { reporters } from '../../../src/reporters/index.js'
import { recognise } from '../../../src/workspace/documents/recognise.js'
import { printedBy } from '../../support/run-main.js'
import { answersOf } from './server-requests.js'

/** Something that left the program. */
export interface Output {
  /** What was asked: a command line, or a request to the server. */
  readonly way: string
  readonly text: string
}

/** Asks every command, every format and every request of the server about files, and gives all that comes of it. */
export async function* outputsOf(files: Readonly<Record<string, string>>): AsyncGenerator<Output> {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-canary-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const results = join(folder, 'results')
    mkdirSync(results)
    const formats = Object.keys(reporters).flatMap(name => ['-o', `${name}=${join(results, name)}`])
    const configurations = Object.keys(files).filter(isConfiguration)
    for (const args of [
      ['--verbose', ...formats, folder],
      ['--verbose', ...formats, ...configurations.map(path => join(folder, path))],
      ...commandsOn(folder, files),
    ]) {
      const { stdout, stderr } = await printedBy(args)
      const way = args.map(word => word.replaceAll(folder, '.')).join(' ')
      yield { way, text: `${stdout}\n${stderr}` }
      for (const name of readdirSync(results)) {
        yield { way: `${way} > ${name}`, text: readFileSync(join(results, name), 'utf8') }
        rmSync(join(results, name))
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  yield* answersOf(files)
}

function isConfiguration(path: string): boolean {
  return recognise(path, builtinLanguages) !== undefined
}

function commandsOn(folder: string, files: Readonly<Record<string, string>>): string[][] {
  const [alpha, beta] = [join(folder, 'alpha'), join(folder, 'beta')]
  return [
    ['--fix=unsafe', '--diff', folder],
    ['fmt', '--diff', folder],
    ['dump', folder],
    ['dump', '--format', 'json', folder],
    ['diff', alpha, beta],
    ['diff', '--format', 'json', alpha, beta],
    ...['svg', 'html', 'mermaid', 'dot', 'json'].map(format => ['graph', '--format', format, folder]),
    ['rename', 'host', 'alpha', 'gamma', '--diff', folder],
    ['rename', 'resource', 'r0', 'r9', '--diff', folder],
    ['rename', 'host', 'nobody', 'gamma', folder],
    ['explain', 'cluster', folder],
    ...Object.entries(files).filter(([path]) => isConfiguration(path)).flatMap(([path, text]) => [
      ['dump', '--format', 'json', join(folder, path)],
      ...text.split('\n').slice(0, 12).map((_, index) => ['explain', `${join(folder, path)}:${index + 1}`]),
    ]),
  ]
}
