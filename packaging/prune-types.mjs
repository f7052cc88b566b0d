// Removes declarations that no door of the package leads to: most of them are of single rules, and nobody can import them.
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = 'dist/types'
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'))
const doors = Object.values(exports).flatMap(door => (typeof door === 'string' || door.types === undefined ? [] : expanded(door.types)))
const reached = new Set(doors)
for (const file of reached) {
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
    const path = join(dirname(file), target).replace(/\.js$/, '.d.ts')
    if (existsSync(path)) reached.add(path)
  }
}
for (const entry of readdirSync(root, { recursive: true })) {
  const path = join(root, entry)
  if (statSync(path).isFile() && !reached.has(path)) rmSync(path)
}
for (const folder of readdirSync(root, { recursive: true }).map(entry => join(root, entry)).sort((a, b) => b.length - a.length)) {
  if (statSync(folder).isDirectory() && readdirSync(folder).length === 0) rmdirSync(folder)
}

/** The files of a door: `*` stands for the name of a folder. */
function expanded(pattern) {
  const path = join(pattern)
  const at = path.indexOf('*')
  if (at === -1) return [path]
  const [before, behind] = [path.slice(0, at), path.slice(at + 1)]
  return readdirSync(before).map(name => before + name + behind).filter(file => existsSync(file))
}
