import { parseArgs } from 'node:util'

import type { Adapter } from './adapter.js'
import { adapters } from './adapters.js'
import { compareLanguage } from './compare-language.js'
import type { Amount } from './compare-language.js'
import { writeFigures } from './figures.js'
import type { Tally } from './tally.js'
import { rowOf, shareOf, tableHead, unlistedIn } from './tally.js'

const usage = `Compares cfgcheck with the real programs on edited files and generated texts.

npm run agreement -- [--language L] [--dialect D] [--runs N | --seconds N] [--seed N] [--edits] [--write]

  --language L  only this one; may be repeated: ${Object.keys(adapters).join(', ')}
  --dialect D   only this release, program or schema; may be repeated
  --runs N      texts of each dialect and sort from each seed (1 to 1000000, default 1000)
  --seconds N   instead of --runs: as many as fit into this time, over all languages (1 to 86400)
  --seed N      where the generators start (a whole number, default the time); may be repeated
  --edits       only edits of files, no texts that a language writes itself
  --write       writes the figures into docs/agreement

Prints each disagreement in its smallest form and keeps it in fixtures/LANGUAGE/disagreements. Ends with 1 where more differ
than the language promises, or where several do for a reason that its page does not list; with 2 where nothing was asked.
`

interface Request {
  readonly languages: readonly string[]
  readonly dialects: readonly string[] | undefined
  readonly seeds: readonly number[]
  readonly runs: number | undefined
  readonly seconds: number | undefined
  readonly isOfEdits: boolean
  readonly isWriting: boolean
}

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const request = readRequest(args)
  if (typeof request === 'string') {
    const isHelp = request === usage
    ;(isHelp ? process.stdout : process.stderr).write(isHelp ? usage : `${request}\nTry --help\n`)
    return isHelp ? 0 : 2
  }
  const ready: Adapter[] = []
  for (const name of request.languages) {
    const adapter = await adapters[name]?.()
    const missing = adapter?.missing()
    if (missing !== undefined) process.stderr.write(`${name}: skipped, ${missing}\n`)
    else if (adapter !== undefined) ready.push(adapter)
  }
  if (ready.length === 0) return 2
  const end = request.seconds === undefined ? undefined : Date.now() + 1000 * request.seconds
  let isGood = true
  for (const [index, adapter] of ready.entries()) {
    const until = end === undefined ? undefined : Date.now() + (end - Date.now()) / (ready.length - index)
    const tallies = await compareLanguage(adapter, amountOf(request, until), {
      ...(request.dialects === undefined ? {} : { dialects: request.dialects }),
      isOfEdits: request.isOfEdits,
      progress,
    })
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
    print(adapter, tallies, request.seeds)
    if (request.isWriting) process.stdout.write(`Figures written to ${writeFigures(adapter.language.id, tallies, request.seeds)}\n`)
    isGood &&= tallies.every(tally => isAsPromised(tally, adapter))
  }
  return isGood ? 0 : 1
}

function amountOf({ seeds, runs }: Request, until: number | undefined): Amount {
  return { seeds, ...(runs === undefined ? {} : { runs }), ...(until === undefined ? {} : { until }) }
}

/** In a short run chance decides whether one text more or less differs: one is told, and no fault of the run. */
function isAsPromised(tally: Tally, { least }: Adapter): boolean {
  return unlistedIn(tally) <= 1 && (shareOf(tally) >= least || tally.disagreements <= 1)
}

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`)
}

function print(adapter: Adapter, tallies: readonly Tally[], seeds: readonly number[]): void {
  process.stdout.write(`\n${adapter.language.id}, from seed ${seeds.join(', ')}\n\n${tableHead}\n${tallies.map(rowOf).join('\n')}\n`)
  for (const { dialect, kinds } of tallies) {
    for (const [name, { smallest, known, keptAs, count }] of kinds) {
      const place = known === undefined ? `; kept as ${keptAs ?? ''}` : ''
      const host = smallest.host === undefined ? '' : ` on ${smallest.host}`
      process.stdout.write(`\n${count} × ${name}\n${dialect} ${smallest.verdict} it${host}${place}\n${JSON.stringify(smallest.text)}\n`)
      if (smallest.around !== undefined) process.stdout.write(`${JSON.stringify(smallest.around)}\n`)
    }
  }
}

/** Reads the arguments; a text where they are wrong or ask for help. */
function readRequest(args: readonly string[]): Request | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        language: { type: 'string', multiple: true },
        dialect: { type: 'string', multiple: true },
        runs: { type: 'string' },
        seconds: { type: 'string' },
        seed: { type: 'string', multiple: true },
        edits: { type: 'boolean' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return usage
    const { language: languages = Object.keys(adapters), dialect, seconds, seed = [String(Date.now() % 2 ** 31)] } = values
    const runs = values.runs ?? (seconds === undefined ? '1000' : undefined)
    const unknown = languages.find(name => adapters[name] === undefined)
    if (unknown !== undefined) return `--language "${unknown}" is none of ${Object.keys(adapters).join(', ')}`
    if (values.runs !== undefined && seconds !== undefined) return '--runs and --seconds exclude each other'
    if (runs !== undefined && !isWithin(runs, 1_000_000)) return `--runs "${runs}" is not a number from 1 to 1000000`
    if (seconds !== undefined && !isWithin(seconds, 86_400)) return `--seconds "${seconds}" is not a number from 1 to 86400`
    const wrong = seed.find(text => !/^\d{1,10}$/.test(text) || Number(text) > 2 ** 31 - 1)
    if (wrong !== undefined) return `--seed "${wrong}" is not a number from 0 to 2147483647`
    return {
      languages,
      dialects: dialect,
      seeds: seed.map(Number),
      runs: runs === undefined ? undefined : Number(runs),
      seconds: seconds === undefined ? undefined : Number(seconds),
      isOfEdits: values.edits === true,
      isWriting: values.write === true,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isWithin(text: string, most: number): boolean {
  return /^[1-9]\d*$/.test(text) && Number(text) <= most
}
