import { parseArgs } from 'node:util'

import fc from 'fast-check'

import { disagreementOn } from './comparison.js'
import type { Compared, Disagreement } from './comparison.js'
import { keep } from './disagreements.js'
import type { Probe } from './generate.js'
import { probes } from './generate.js'
import { knownDifferenceOf } from './known.js'
import { createOracle, hasDrbdadm, oracles } from './oracle.js'
import type { Oracle } from './oracle.js'
import { shrunk } from './shrink.js'
import { structureProbes } from './structures/structures.js'

const usage = `Compares cfgcheck with the installed drbdadm on generated configurations: valid ones with up to two edits, and random
structures of several resources with all that a dialect knows.

npm run agreement -- [--runs N] [--seed N] [--dialect 8.3|8.4|9]

  --runs N      configurations of each dialect and kind (1 to 1000000, default 10000)
  --seed N      where the generator starts (a whole number, default the time)
  --dialect D   only one of them; may be repeated

Prints each disagreement shrunk and keeps it in fixtures/drbd-conf/disagreements. Ends with 1 where there is one that
docs/agreement/drbd-conf.md does not list, or where fewer than 99.9 % agree.
`

/** The dialects that can be compared, by the name that the command takes. */
const dialects: ReadonlyMap<string, string> = new Map([
  ['8.3', '8.3'],
  ['8.4', '8.4'],
  ['9', '9.22'],
])

/** One of the two kinds of configurations that are generated. */
interface Generator {
  readonly name: string
  probes(target: string, request: Request): Iterable<Probe>
}

const generators: readonly Generator[] = [
  { name: 'edited texts', probes: (target, { seed, runs }) => fc.sample(probes(target), { seed, numRuns: runs }) },
  { name: 'structures', probes: structureProbes },
]

/** A disagreement in its smallest form, and how many texts of the run show it. */
interface Kind {
  readonly smallest: Disagreement
  /** The name under which docs/agreement/drbd-conf.md lists it. */
  readonly known: string | undefined
  count: number
}

/** What a run was asked for. */
interface Request {
  readonly runs: number
  readonly seed: number
  readonly compared: readonly Compared[]
}

process.exitCode = main(process.argv.slice(2))

function main(args: readonly string[]): number {
  const request = readRequest(args)
  if (typeof request === 'string') {
    const isHelp = request === usage
    ;(isHelp ? process.stdout : process.stderr).write(isHelp ? usage : `${request}\nTry --help\n`)
    return isHelp ? 0 : 2
  }
  if (!hasDrbdadm()) {
    process.stderr.write('drbdadm is not installed: this needs /usr/sbin/drbdadm and /usr/lib/drbd/drbdadm-84 and -83\n')
    return 2
  }
  const oracle = createOracle()
  try {
    const results = request.compared.flatMap(compared =>
      generators.map(generator => compareAll(compared, { ...request, generator }, oracle)),
    )
    return results.every(isGood => isGood) ? 0 : 1
  } finally {
    oracle.dispose()
  }
}

/** Reads the arguments; a text where they are wrong or ask for help. */
function readRequest(args: readonly string[]): Request | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        runs: { type: 'string' },
        seed: { type: 'string' },
        dialect: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return usage
    const { runs = '10000', seed = String(Date.now() % 2 ** 31), dialect = [...dialects.keys()] } = values
    if (!/^[1-9]\d*$/.test(runs) || Number(runs) > 1_000_000) return `--runs "${runs}" is not a number from 1 to 1000000`
    if (!/^-?\d+$/.test(seed) || Math.abs(Number(seed)) > 2 ** 31 - 1)
      return `--seed "${seed}" is not a whole number of 32 bits`
    const unknown = dialect.find(name => !dialects.has(name))
    if (unknown !== undefined) return `--dialect "${unknown}" is none of ${[...dialects.keys()].join(', ')}`
    const targets = dialect.map(name => dialects.get(name))
    return { runs: Number(runs), seed: Number(seed), compared: oracles.filter(({ target }) => targets.includes(target)) }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Compares one kind in one dialect and prints what differs; tells whether it is as good as it should be. */
function compareAll(compared: Compared, request: Request & { readonly generator: Generator }, oracle: Oracle): boolean {
  const { runs, seed, generator } = request
  const kinds = new Map<string, Kind>()
  let disagreements = 0
  let index = 0
  for (const probe of generator.probes(compared.target, request)) {
    if (process.stderr.isTTY && index % 100 === 0) process.stderr.write(`\r${compared.target}: ${index} of ${runs}`)
    index += 1
    const found = disagreementOn(probe, compared, oracle)
    if (found === undefined) continue
    disagreements += 1
    // What is left of the text is what differs: the whole of it may hold the marks of a known difference by chance.
    const least = smallest(found, compared, oracle)
    const known = knownDifferenceOf(least)?.name
    const name = known === undefined ? least.kind : `known: ${known}`
    const kind = kinds.get(name)
    if (kind === undefined) kinds.set(name, { smallest: least, known, count: 1 })
    else kind.count += 1
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  const share = (100 * (runs - disagreements)) / runs
  process.stdout.write(
    `drbdadm ${compared.target}: ${runs} ${generator.name} from seed ${seed}, ${disagreements} disagreements, ${share.toFixed(2)} % agree\n`,
  )
  for (const [name, { smallest: found, known, count }] of kinds) {
    const place = known === undefined ? `; kept as ${keep(found)}` : ''
    process.stdout.write(`\n${count} × ${name}\ndrbdadm ${found.verdict} it on ${found.host}${place}\n${found.text}\n`)
  }
  return share >= 99.9 && [...kinds.values()].every(({ known }) => known !== undefined)
}

/** Shrinks a disagreement to the least text that shows the same one. */
function smallest(found: Disagreement, compared: Compared, oracle: Oracle): Disagreement {
  const isSame = (text: string): boolean => {
    const other = disagreementOn({ text, host: found.host }, compared, oracle)
    return other?.kind === found.kind
  }
  return { ...found, text: shrunk(found.text, isSame) }
}
