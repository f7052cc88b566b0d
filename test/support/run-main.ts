import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

import { main } from '../../src/cli/main.js'

/** What a run of the command in this process printed. */
export interface Printed {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command in this process, which is much faster than starting it, without colours, in a folder where one is named. What it writes to its streams is caught. */
export async function printedBy(args: readonly string[], folder = '.'): Promise<Printed> {
  const [home, { NO_COLOR }] = [process.cwd(), process.env]
  const written = { 1: [] as Buffer[], 2: [] as Buffer[] }
  const { writeSync } = fs
  fs.writeSync = ((descriptor: number, data: string | NodeJS.ArrayBufferView, ...rest: unknown[]) => {
    if (descriptor !== 1 && descriptor !== 2) return (writeSync as (...all: unknown[]) => number)(descriptor, data, ...rest)
    const bytes = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    const offset = typeof rest[0] === 'number' ? rest[0] : 0
    written[descriptor].push(bytes.subarray(offset))
    return bytes.length - offset
  }) as typeof fs.writeSync
  syncBuiltinESMExports()
  try {
    process.env['NO_COLOR'] = '1'
    process.chdir(folder)
    const code = await main(args)
    return { code, stdout: Buffer.concat(written[1]).toString('utf8'), stderr: Buffer.concat(written[2]).toString('utf8') }
  } finally {
    process.chdir(home)
    if (NO_COLOR === undefined) delete process.env['NO_COLOR']
    else process.env['NO_COLOR'] = NO_COLOR
    fs.writeSync = writeSync
    syncBuiltinESMExports()
  }
}
