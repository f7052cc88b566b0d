import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVSIX } from '@vscode/vsce'
import { build } from 'esbuild'

import { bundledPackages, thirdPartyText } from '../packaging/third-party.js'

/**
 * Builds the extension for VS Code, `npm run build:vsix`, in dist: the client, the server with all languages, and the data of
 * editors/vscode. Nothing is downloaded when it is installed.
 */

const folder = 'dist/vscode'
const { version } = JSON.parse(readFileSync('editors/vscode/package.json', 'utf8')) as { readonly version: string }
const shared = { bundle: true, minify: true, platform: 'node', target: 'node20', logLevel: 'error', legalComments: 'none' } as const

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
cpSync('editors/vscode', folder, { recursive: true })
cpSync('LICENSE', join(folder, 'LICENSE'))
writeFileSync(join(folder, 'THIRD-PARTY-LICENSES'), thirdPartyText(await bundledPackages(['editors/vscode-client/extension.ts', 'editors/vscode-client/server.ts'])))
await build({ ...shared, entryPoints: ['editors/vscode-client/extension.ts'], outfile: join(folder, 'extension.js'), format: 'cjs', external: ['vscode'], mainFields: ['module', 'main'] })
await build({
  ...shared,
  entryPoints: ['editors/vscode-client/server.ts'],
  outfile: join(folder, 'server.mjs'),
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
})
const packagePath = `dist/cfgcheck-${version}.vsix`
await createVSIX({ cwd: folder, packagePath, dependencies: false, allowMissingRepository: true })
console.log(packagePath)
