import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { parse } from 'acorn'
import { build as esbuild, transform } from 'esbuild'
import { defineConfig } from 'tsup'
import type { Options } from 'tsup'

const shared = {
  format: 'esm' as const,
  target: 'node20',
  outDir: 'dist',
  splitting: true,
  clean: false,
  dts: false,
  removeNodeProtocol: false,
}

const languages = readdirSync('src/languages', { withFileTypes: true }).filter(entry => entry.isDirectory())

/**
 * Puts the small modules that every check needs into one chunk: what the command imports, and what several languages share.
 * esbuild cuts chunks by who can reach a module; on its own it makes thirty files of a run, and opening a file costs as much
 * as running it. Which modules these are follows from their imports; one that needs a package that the command does without
 * stays with who asked for it.
 */
const fewChunks: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'few-chunks',
  async setup(build) {
    const { core, loadedAlone } = await sharedModules('src/cli/cli.ts', 'src/languages/builtin.ts')
    build.onResolve({ filter: /^cfgcheck:core$/ }, () => ({ path: 'core', namespace: 'core', sideEffects: true }))
    build.onLoad({ filter: /.*/, namespace: 'core' }, () => {
      const imports = core.map((file, index) => `import * as m${index} from ${JSON.stringify(resolve(file))}`)
      return { contents: `${imports.join('\n')}\nexport const core = [${core.map((_, index) => `m${index}`).join(', ')}]`, resolveDir: process.cwd() }
    })
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) =>
      loadedAlone.has(relative('.', path))
        ? { contents: `${await readFile(path, 'utf8')}\nimport { core as sharedCore } from 'cfgcheck:core'\nsharedCore.length\n`, loader: 'ts' }
        : undefined,
    )
  },
}

/** Finds by the imports which modules `entry` or several of the languages need, and which are loaded by `import()`. */
async function sharedModules(entry: string, languageList: string): Promise<{ readonly core: readonly string[]; readonly loadedAlone: ReadonlySet<string> }> {
  const { metafile } = await esbuild({ entryPoints: [entry], bundle: true, write: false, metafile: true, format: 'esm', splitting: true, outdir: 'dist', platform: 'node', packages: 'external' })
  const importsOf = (file: string, kind: string): string[] =>
    (metafile.inputs[file]?.imports ?? []).flatMap(found => (found.kind === kind ? [found.path] : []))
  const reachedFrom = (start: string): Set<string> => {
    const reached = new Set([start])
    for (const file of reached) for (const next of importsOf(file, 'import-statement')) reached.add(next)
    return reached
  }
  const fromEntry = reachedFrom(entry)
  const needsPackage = (file: string): boolean =>
    [...reachedFrom(file)].some(path => metafile.inputs[path] === undefined && !path.startsWith('node:') && !fromEntry.has(path))
  const perLanguage = importsOf(languageList, 'dynamic-import').map(reachedFrom)
  const files = Object.keys(metafile.inputs).filter(file => file.endsWith('.ts') && file !== entry)
  /** By the languages that need them, the modules that few have in common. */
  const ofFew = new Map<string, string[]>()
  for (const file of files) {
    const who = perLanguage.flatMap((reached, index) => (reached.has(file) ? [index] : []))
    if (!fromEntry.has(file) && who.length > 1 && who.length <= 3) ofFew.set(who.join(), [...(ofFew.get(who.join()) ?? []), file])
  }
  const bytesOf = (group: readonly string[]): number => group.reduce((sum, file) => sum + (metafile.inputs[file]?.bytes ?? 0), 0)
  // Such as all that is known of Pacemaker and of XML: to load it for nothing costs more than to open one file more.
  const left = new Set([...ofFew.values()].filter(group => bytesOf(group) > 50_000).flat())
  return {
    core: files.filter(file => !left.has(file) && (fromEntry.has(file) || perLanguage.filter(reached => reached.has(file)).length > 1) && !needsPackage(file)),
    loadedAlone: new Set([entry, ...files.flatMap(file => importsOf(file, 'dynamic-import'))]),
  }
}

/**
 * The examples of rules are run by tests, and read by people on the pages of the rules; no check needs them. In the command
 * they are empty, and `explain` takes them from the pages.
 */
const withoutExamples: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /[/\\]src[/\\].*[/\\]rules[/\\].*\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'node20' })
      let text = code
      for (const { start, end } of examplesIn(code).reverse()) text = `${text.slice(0, start)}{ bad: [], good: [] }${text.slice(end)}`
      return { contents: text, loader: 'js' }
    })
  },
}

/** The places of the values of `examples` in calls that define a rule, in order. */
function examplesIn(code: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (const statement of parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration') continue
    for (const { init } of declaration.declarations) {
      if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || !init.callee.name.startsWith('define')) continue
      const [rule] = init.arguments
      if (rule?.type !== 'ObjectExpression') continue
      for (const property of rule.properties) {
        if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'examples') found.push(property.value)
      }
    }
  }
  return found
}

/**
 * cfgcheck starts no program. The argument parser could, for sub-commands that are programs of their own; taking that away
 * also saves loading half of Node's network code at every start.
 */
const noPrograms: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'no-programs',
  setup(build) {
    build.onResolve({ filter: /^(node:)?child_process$/ }, ({ importer }) => (importer.includes('commander') ? { path: 'none', namespace: 'none' } : undefined))
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** We always say whether there are colours; the library need not open standard output to find out. */
const unaskedColors: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'unasked-colors',
  setup(build) {
    build.onLoad({ filter: /[/\\]picocolors[/\\]picocolors\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('(p.stdout || {}).isTTY', 'false'),
      loader: 'js',
    }))
  },
}

/**
 * The command carries everything with it, split so that a run loads only what it uses. The library leaves zod,
 * fast-xml-parser and vscode-languageserver to the package manager, and carries the rest.
 */
export default defineConfig([
  {
    ...shared,
    // The worker is a file of its own: Node starts a thread with one.
    entry: { 'cli/command': 'src/cli/cli.ts', 'cli/check-worker': 'src/node/threads/worker.ts', 'cli/command-thread': 'src/cli/command-thread.ts' },
    platform: 'node',
    minify: true,
    noExternal: [/.*/],
    esbuildPlugins: [withoutExamples, fewChunks, noPrograms, unaskedColors],
    esbuildOptions(options) {
      options.chunkNames = 'cli/[name]-[hash]'
      options.charset = 'ascii' // Read bytewise.
      options.legalComments = 'linked'
    },
  },
  {
    ...shared,
    // Load the scripts that packaging/as-scripts.mjs makes of the above.
    entry: { cli: 'src/cli/start.ts', 'cli/start-thread': 'src/cli/start-thread.ts' },
    format: 'cjs',
    platform: 'node',
    splitting: false,
    minify: true,
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      plugin: 'src/plugin/index.ts',
      testing: 'src/testing/index.ts',
      node: 'src/node/index.ts',
      lsp: 'src/lsp/server.ts',
      'lsp/browser': 'src/lsp/browser.ts',
      ...Object.fromEntries(languages.map(({ name }) => [`languages/${name}`, `src/languages/${name}/index.ts`])),
    },
    platform: 'node',
    external: [/^node:/, 'zod', 'zod/mini', 'fast-xml-parser', /^vscode-languageserver/],
    noExternal: ['chevrotain', 'picomatch', 'tar', 'seek-bzip', 'xz-decompress'],
    esbuildOptions(options) {
      options.chunkNames = 'shared/[name]-[hash]'
      options.mainFields = ['module', 'main']
    },
  },
])
