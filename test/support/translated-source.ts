import { copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { globSync } from 'tinyglobby'
import type { Plugin } from 'vitest/config'

/** Beside the packages that the source imports. */
const folder = resolve('node_modules/.cache/cfgcheck/modules')

/** What tests load as modules of Node's own. */
const translated = /^(?:src|grammars)\/.*\.[jt]s$/

/**
 * Loads the source as Node loads what is built: each file translated by itself, with a source map.
 *
 * As vitest loads it, each name that a file imports is asked for anew at each use, and each file is translated for each project:
 * together about a quarter of the time of all tests.
 * A test that replaces modules of the source (`vi.mock`) cannot go this way.
 */
export const asNodeLoadsIt: Plugin = {
  name: 'source as Node loads it',
  enforce: 'pre',
  resolveId(wanted, importer) {
    if (importer === undefined || !wanted.startsWith('.')) return undefined
    const path = relative('.', resolve(dirname(importer.replace(/\?.*/, '')), wanted))
    return translated.test(path) ? { id: outputOf(path.replace(/\.js$/, '.ts')), external: true } : undefined
  },
}

/** Tells whether the source can be translated: where files are watched, vitest has to know what depends on what, and a copy that borrows its packages has no place of its own. */
export function canBeTranslated(): boolean {
  const [, , command, ...options] = process.argv
  return command === 'run' && !options.some(option => /^--(?:coverage|changed)\b/.test(option)) && !lstatSync('node_modules').isSymbolicLink()
}

const options = { loader: 'ts', format: 'esm', target: 'node20.19', sourcemap: 'inline', sourcesContent: false, tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } } } as const

/** Translates the files of the source that have changed since the last time. */
export async function translateSource(): Promise<void> {
  const sources = globSync(['src/**/*.ts', 'grammars/**/*.ts'])
  const outputs = new Set(sources.map(outputOf))
  for (const path of globSync('**/*.js', { cwd: folder, absolute: true, followSymbolicLinks: false })) if (!outputs.has(path)) rmSync(path, { force: true })
  const changed = sources.filter(path => !isSameTime(path, outputOf(path)))
  if (changed.length > 0) {
    const { transform } = await import('esbuild')
    await Promise.all(changed.map(async path => {
      const { mtime } = statSync(path)
      const { code } = await transform(readFileSync(path, 'utf8'), { ...options, sourcefile: resolve(path) })
      writeAtOnce(outputOf(path), code, mtime)
    }))
  }
  // What the source finds by its own place.
  mkdirSync(folder, { recursive: true })
  copyFileSync('package.json', resolve(folder, 'package.json'))
  if (!existsSync(resolve(folder, 'docs'))) symlinkSync(resolve('docs'), resolve(folder, 'docs'))
}

function outputOf(path: string): string {
  return resolve(folder, path.replace(/\.ts$/, '.js'))
}

function isSameTime(a: string, b: string): boolean {
  return existsSync(b) && statSync(a).mtime.getTime() === statSync(b).mtime.getTime()
}

/** Another run may be reading it. */
function writeAtOnce(path: string, contents: string, time: Date): void {
  mkdirSync(dirname(path), { recursive: true })
  const part = `${path}.${process.pid}`
  writeFileSync(part, contents)
  utimesSync(part, time, time)
  renameSync(part, path)
}
