import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { spawnSync } from './programs.js'
import { temporaryFolder } from './temporary-folder.js'

/** What a run of the command left behind. */
export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The built command; `npm test` builds it first. */
export const cli = resolve('dist/cli.cjs')

/** Runs the built command. */
export function runCli(args: readonly string[], options: { readonly cwd?: string; readonly input?: string | Buffer; readonly env?: Record<string, string> } = {}): CliRun {
  if (!existsSync(cli)) throw new Error('dist/cli.cjs is absent: run "npm run build" first')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: options.cwd ?? process.cwd(),
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', ...options.env },
  })
  return { code: status, stdout, stderr }
}

/** Makes a folder with files, by path relative to it; returns its path. It is gone when the tests of the file are done. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder()
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
  return folder
}
