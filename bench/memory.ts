import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { anyTexts, ownTexts, pathOf } from './memory-families.js'

/**
 * Measures the most memory that the command takes for texts that are wrong in many ways; ends with 1 where it is more than
 * 60 bytes for each byte of the text and 100 MB, and a sixth of that for what is refused. `--at MIB` sets the size, `--only TEXT` picks families, `--language ID` a language.
 */

const bytesForEachByte = 60
const start = 100_000_000
/** Pages are counted a little differently each time. */
const measured = 1.05
/** What is refused was found to take too much when there was no room left: docs/limits.md says so. */
const whenRefused = 7 / 6
const option = (name: string): string | undefined => {
  const index = process.argv.indexOf(`--${name}`)
  return index === -1 ? undefined : process.argv[index + 1]
}
const size = Number(option('at') ?? 1) * 2 ** 20
const only = option('only') ?? ''
const command = resolve('dist/cli.cjs')
const say = 'process.on("exit",()=>{const{maxRSS,userCPUTime:u,systemCPUTime:s}=process.resourceUsage();process.stderr.write("\\n@@"+maxRSS+" "+(u+s))})'
const place = mkdtempSync(join(tmpdir(), 'cfgcheck-memory-'))

function measure(path: string, text: string): string {
  const file = join(place, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, 'utf8')
  const bytes = statSync(file).size
  const { stderr, status, signal } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(say)}`, command, 'check', '--format', 'concise', file], { encoding: 'utf8', maxBuffer: 2 ** 30, timeout: 600_000 })
  const [, kilobytes, microseconds] = /@@(\d+) (\d+)/.exec(stderr) ?? []
  if (kilobytes === undefined) return `DEAD  ${String(status)} ${String(signal)} ${stderr.slice(0, 200)}`
  const used = Number(kilobytes) * 1024
  const isRefused = status === 2 && stderr.includes('this input is refused')
  const isMuch = used > (start + bytes * bytesForEachByte) * (isRefused ? whenRefused : measured)
  if (isMuch) process.exitCode = 1
  const first = stderr.split('\n').find(line => line.trim() !== '') ?? ''
  return `${isMuch ? 'MUCH ' : 'ok   '} ${(used / 1e6).toFixed(0).padStart(6)} MB ${((used - start) / bytes).toFixed(0).padStart(5)} B/B ${(Number(microseconds) / 1e6).toFixed(1).padStart(6)} s  exit ${String(status)} ${first.slice(0, 100)}`
}

try {
  for (const [language, path] of Object.entries(pathOf)) {
    if (option('language') !== undefined && option('language') !== language) continue
    for (const [name, text] of Object.entries({ ...anyTexts, ...ownTexts[language] })) {
      if (!name.includes(only)) continue
      process.stdout.write(`${measure(path, text(size))}  ${language}: ${name}\n`)
    }
  }
} finally {
  rmSync(place, { recursive: true })
}
