// Puts together what is published, without what only the project itself needs:
//
//     npm run build:package     dist/package: the npm package, and its tarball in dist
//     npm run build:prebuilt    dist/prebuilt: the command alone, as a tree for a branch that pre-commit clones
//
// Both stand on what `npm run build` made.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const kind = process.argv[2]
if (kind !== 'package' && kind !== 'prebuilt') throw new Error('expected "package" or "prebuilt"')
if (!existsSync('dist/cli.cjs')) throw new Error('dist/cli.cjs is absent: run "npm run build" first')
const folder = `dist/${kind}`
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

if (kind === 'package') {
  const files = JSON.parse(execFileSync('npm', ['pack', '--ignore-scripts', '--dry-run', '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 }))[0].files.map(({ path }) => path)
  for (const path of files) if (path !== 'package.json') copy(path)
  const { scripts: _, devDependencies: __, overrides: ___, ...published } = manifest
  // What the library needs comes along, so that the tarball can be installed where there is no registry.
  const needed = execFileSync('npm', ['ls', '--omit=dev', '--omit=optional', '--omit=peer', '--all', '--parseable'], { encoding: 'utf8' }).trim().split('\n').slice(1).map(path => relative('.', path))
  for (const path of needed) copy(path)
  write('package.json', { ...published, bundleDependencies: Object.keys(published.dependencies) })
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', '..'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 }))
  console.log(`dist/${filename}`)
} else {
  // The command carries all that it needs: nothing is installed besides, and nothing is built.
  for (const path of ['dist/cli.cjs', 'dist/cli.js', 'dist/cli', 'docs/rules', 'LICENSE', 'THIRD-PARTY-LICENSES', '.pre-commit-hooks.yaml', 'action.yml', 'packaging/github-action.sh', 'packaging/problem-matcher.json']) copy(path)
  const { name, version, description, license, homepage, type, engines, bin } = manifest
  write('package.json', { name, version, description, license, homepage, type, engines, bin, files: ['dist', 'docs'] })
  console.log(folder)
}

function copy(path) {
  // Compiled code is kept beside the code by whoever runs it.
  cpSync(path, join(folder, path), { recursive: true, filter: from => !/[/\\]compiled-/.test(from) })
}

function write(path, content) {
  writeFileSync(join(folder, path), `${JSON.stringify(content, null, 2)}\n`)
}
