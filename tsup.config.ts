import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

const shared = {
  format: 'esm' as const,
  target: 'node20',
  outDir: 'dist',
  splitting: true,
  clean: false,
  dts: false,
}

const languages = readdirSync('src/languages', { withFileTypes: true }).filter(entry => entry.isDirectory())

/**
 * The command carries everything with it, split so that a run loads only what it uses. The library leaves zod,
 * fast-xml-parser and vscode-languageserver to the package manager, and carries the rest.
 */
export default defineConfig([
  {
    ...shared,
    entry: { cli: 'src/cli/cli.ts' },
    platform: 'node',
    minify: true,
    noExternal: [/.*/],
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
    platform: 'neutral',
    external: [/^node:/, 'zod', 'zod/mini', 'fast-xml-parser', 'vscode-languageserver'],
    noExternal: ['chevrotain', 'picomatch', 'vscode-languageserver-textdocument'],
    esbuildOptions(options) {
      options.chunkNames = 'shared/[name]-[hash]'
      options.mainFields = ['module', 'main']
    },
  },
])
