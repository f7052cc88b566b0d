import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
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

/** Small modules that nearly every run needs. */
const coreFolders = ['src/text', 'src/diagnostics', 'src/rules', 'src/syntax', 'src/workspace', 'src/facts']
const coreFiles = [
  'src/languages/builtin.ts',
  ...['exit-codes.ts', 'load-settings.ts', 'output.ts', 'read-request.ts', 'usage-error.ts', 'version.ts', 'write-files.ts'].map(name => `src/cli/${name}`),
  ...['code-frame.ts', 'report.ts'].map(name => `src/reporters/${name}`),
  'src/node/node-file-system.ts',
  'src/values/ip-address.ts',
]
const notCore = /(chevrotain|depth-guard|rule-table|rule-index|find-rule|compare|dump|apply-fixes|shortcuts|check-hosts|read-host|host-tree)\.ts$/

/** What is loaded on its own, by `import()`. */
const loadedAlone =
  /src\/(cli\/(cli|other-commands|show-diff|commands\/[a-z-]+)|node\/(threads\/(worker|check-in-threads)|snapshots\/(archive|snapshot-folder))|languages\/([a-z0-9-]+\/index|drbd-conf\/plain\/schema)|reporters\/(text|concise|json|jsonl|sarif|junit|checkstyle|github|gitlab|html)|readers\/index|cluster\/rules\/index|workspace\/rules\/rule-index|settings\/read-settings|lsp\/stdio)\.ts$/

/**
 * Puts the small modules into one chunk. esbuild cuts chunks by who can reach a module; on its own it makes thirty files of a
 * run, and opening a file costs as much as running it. Each module that is loaded alone therefore touches all of the core.
 */
const oneCore: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'one-core',
  setup(build) {
    build.onResolve({ filter: /^cfgcheck:core$/ }, () => ({ path: 'core', namespace: 'core', sideEffects: true }))
    build.onLoad({ filter: /.*/, namespace: 'core' }, () => {
      const folders = coreFolders.flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)))
      const files = [...folders, ...coreFiles].filter(file => file.endsWith('.ts') && !notCore.test(file))
      const imports = files.map((file, index) => `import * as m${index} from ${JSON.stringify(resolve(file))}`)
      return { contents: `${imports.join('\n')}\nexport const core = [${files.map((_, index) => `m${index}`).join(', ')}]`, resolveDir: process.cwd() }
    })
    build.onLoad({ filter: loadedAlone }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}\nimport { core as cfgcheckCore } from 'cfgcheck:core'\ncfgcheckCore.length\n`,
      loader: 'ts',
    }))
  },
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

/**
 * A builtin module that is imported or required has all of its properties looked up, those too that load more: `fs` loads
 * Node's streams, `process` opens the standard ones. Taking the module itself leaves that out of every start. So does telling
 * picocolors nothing of standard output, which it would ask for colours: the command decides about them itself.
 */
const plainBuiltins: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'plain-builtins',
  setup(build) {
    build.onResolve({ filter: /^(node:)?(fs|process)$/ }, ({ path }) => ({ path: path.replace('node:', ''), namespace: 'builtin' }))
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = ${path === 'process' ? 'process' : `process.getBuiltinModule('${path}')`}`,
    }))
    build.onLoad({ filter: /picocolors\.js$/ }, async ({ path }) => ({ contents: `const process = {}\n${await readFile(path, 'utf8')}` }))
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
    entry: { cli: 'src/cli/cli.ts', 'cli/check-worker': 'src/node/threads/worker.ts' },
    platform: 'node',
    minify: true,
    noExternal: [/.*/],
    esbuildPlugins: [oneCore, noPrograms, plainBuiltins],
    // Packages written for require() ask for it at run time.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    esbuildOptions(options) {
      options.chunkNames = 'cli/[name]-[hash]'
      options.legalComments = 'linked'
    },
  },
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      plugin: 'src/plugin/index.ts',
      testing: 'src/testing/index.ts',
      node: 'src/node/index.ts',
      lsp: 'src/lsp/server.ts',
      ...Object.fromEntries(languages.map(({ name }) => [`languages/${name}`, `src/languages/${name}/index.ts`])),
    },
    platform: 'node',
    external: [/^node:/, 'zod', 'zod/mini', 'fast-xml-parser', 'vscode-languageserver'],
    noExternal: ['chevrotain', 'picomatch', 'tar', 'seek-bzip', 'xz-decompress', 'vscode-languageserver-textdocument'],
    esbuildOptions(options) {
      options.chunkNames = 'shared/[name]-[hash]'
      options.mainFields = ['module', 'main']
    },
  },
])
