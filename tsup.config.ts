import { defineConfig } from 'tsup'

const shared = {
  format: 'esm' as const,
  target: 'node20',
  splitting: true,
  treeshake: false,
  sourcemap: false,
  dts: false,
  clean: false,
}

/** The command carries everything with it, split so that a run loads only what it uses; the library leaves zod and fast-xml-parser to the package manager. */
export default defineConfig([
  {
    ...shared,
    entry: { cli: 'src/cli/cli.ts' },
    outDir: 'dist',
    minify: true,
    noExternal: [/.*/],
    platform: 'node',
    esbuildOptions(options) {
      options.chunkNames = 'cli/[name]-[hash]'
    },
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  },
])
