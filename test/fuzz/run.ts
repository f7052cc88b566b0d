import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language } from '../../src/languages/language.js'
import { createRandom } from '../support/random.js'
import type { Random } from '../support/random.js'
import { run as plantAndSearch } from './canaries/index.js'
import { createCorpus, keepGrown } from './corpus.js'
import type { Corpus } from './corpus.js'
import { hostsIn, keepFailure, kindOf } from './failures.js'
import type { Failure } from './failures.js'
import { mutatedHosts } from './generators/clusters.js'
import { generate } from './generators/index.js'
import { breachOf } from './judge.js'
import { clusterLaws } from './laws/clusters.js'
import { laws } from './laws/index.js'
import type { Law } from './laws/index.js'
import { shrunk } from './shrink.js'
import { createSubject, shown } from './subject.js'
import { differencesOf, mostPairs, whyNobody } from './verdicts.js'
import type { Pair } from './verdicts.js'

const usage = `Writes texts that nobody has seen and holds the laws of test/fuzz/laws against each.

npm run fuzz -- [--minutes N] [--texts N] [--language X]… [--seed N] [--grow]

  --minutes N    how long, for all languages together (default 3)
  --texts N      stop after so many texts of each language instead
  --language X   only this one, "clusters" or "canaries" (secrets that must not get out); may be repeated
  --seed N       where chance starts (a whole number of 32 bits, default a new one each time)
  --grow         keep the smallest text for each rule in fixtures/fuzz/corpus

Prints what breaks a law in its smallest form and keeps it in fixtures/fuzz; ends with 1 then.
`

/** After so many different breaks a language has rest. */
const mostFailures = 12
/** Texts of a language in a row. */
const batch = 500
/** What laws cost is measured for one text in so many: measuring costs as much as a cheap law. */
const measuredOneIn = 32

interface Request {
  readonly minutes: number
  readonly texts: number | undefined
  readonly languages: readonly string[]
  readonly seed: number
  readonly grows: boolean
}

/** What a run works through turn by turn. */
interface Field {
  readonly name: string
  /** How many texts of a language cost as much as one of these. */
  readonly weight: number
  count: number
  milliseconds: number
  readonly failures: Map<string, number>
  step(random: Random): Promise<void>
  /** What is to be done when all texts are through. */
  finish(): Promise<void>
  told(): string
}

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const request = readRequest(args)
  if (typeof request === 'string') {
    const isHelp = request === usage
    ;(isHelp ? process.stdout : process.stderr).write(isHelp ? usage : `${request}\nTry --help\n`)
    return isHelp ? 0 : 2
  }
  const { seed, minutes, texts } = request
  process.stdout.write(`seed ${seed}\n`)
  const fields = await createFields(request)
  const cpuBefore = process.cpuUsage()
  const ends = Date.now() + minutes * 60_000
  let nextWord = Date.now() + 60_000
  for (let round = 0; ; round += 1) {
    const waiting = fields.filter(({ count, failures }) => failures.size < mostFailures && (texts === undefined || count < texts))
    if (waiting.length === 0) break
    for (const field of waiting) {
      // One in several rounds, where one alone costs as much as a round.
      if (round % Math.ceil(field.weight / batch) !== 0) continue
      const started = Date.now()
      const most = Math.ceil(batch / field.weight)
      for (let left = Math.min(most, (texts ?? Infinity) - field.count); left > 0; left -= 1) {
        await field.step(createRandom(mixed(seed, field.name, field.count)))
        field.count += 1
        if (texts === undefined && Date.now() > ends) break
      }
      field.milliseconds += Date.now() - started
      if (texts === undefined && Date.now() > ends) break
    }
    if (texts === undefined && Date.now() > ends) break
    if (Date.now() > nextWord) {
      nextWord = Date.now() + 60_000
      process.stderr.write(`${fields.map(({ name, count }) => `${name} ${count}`).join(', ')}\n`)
    }
  }
  for (const field of fields) await field.finish()
  for (const field of fields) process.stdout.write(`${field.told()}\n`)
  const { user, system } = process.cpuUsage(cpuBefore)
  process.stdout.write(`${fields.reduce((sum, { count }) => sum + count, 0)} texts in ${Math.round((user + system) / 1e6)} s of processor time\n`)
  const isBroken = fields.some(({ failures }) => failures.size > 0)
  if (isBroken) process.stdout.write(`\nTo see it again: npm run fuzz -- --seed ${seed}${request.languages.map(name => ` --language ${name}`).join('')}\n`)
  return isBroken ? 1 : 0
}

function readRequest(args: readonly string[]): Request | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string' },
        texts: { type: 'string' },
        language: { type: 'string', multiple: true },
        seed: { type: 'string' },
        grow: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return usage
    const { minutes = '3', texts, seed = String(Math.floor(Math.random() * 2 ** 32)), language = [], grow = false } = values
    if (!/^\d+(\.\d+)?$/.test(minutes) || Number(minutes) === 0) return `--minutes "${minutes}" is not a number above 0`
    if (texts !== undefined && !/^[1-9]\d*$/.test(texts)) return `--texts "${texts}" is not a number from 1`
    if (!/^\d+$/.test(seed) || Number(seed) >= 2 ** 32) return `--seed "${seed}" is not a whole number of 32 bits`
    const known = [...builtinLanguages.map(({ id }) => id), 'clusters', 'canaries']
    const unknown = language.find(name => !known.includes(name))
    if (unknown !== undefined) return `--language "${unknown}" is none of ${known.join(', ')}`
    return { minutes: Number(minutes), texts: texts === undefined ? undefined : Number(texts), languages: language, seed: Number(seed), grows: grow }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** One number of a seed, a name and a count (FNV-1a), so that every text has chance of its own. */
function mixed(seed: number, name: string, count: number): number {
  let hash = 0x811c9dc5
  for (const character of `${seed} ${name} ${count}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return hash >>> 0
}

async function createFields(request: Request): Promise<readonly Field[]> {
  const isWanted = (name: string): boolean => request.languages.length === 0 || request.languages.includes(name)
  const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))
  const corpora = new Map<string, Corpus>()
  const corpusOf = (language: Language): Corpus => {
    let corpus = corpora.get(language.id)
    if (corpus === undefined) corpora.set(language.id, (corpus = createCorpus(language, { withShared: !request.grows })))
    return corpus
  }
  const fields: Field[] = []
  for (const language of languages) {
    if (isWanted(language.id)) fields.push(languageField(language, corpusOf(language), { ...request, nobody: await whyNobody(language.id) }))
  }
  if (isWanted('clusters') && !request.grows) fields.push(clusterField(languages, corpusOf))
  if (isWanted('canaries') && !request.grows) fields.push(canaryField())
  if (!existsSync('../shared/corpus')) process.stdout.write('no real files beside the project: fixtures and examples only\n')
  return fields
}

function report(failure: Failure, shownText: string): void {
  const file = keepFailure(failure)
  process.stdout.write(`\n${failure.language}: ${failure.law}${failure.target === undefined ? '' : ` (for ${failure.target})`}\n`)
  process.stdout.write(`kept as ${file}\n${shownText}\n${failure.message}\n`)
}

function languageField(language: Language, corpus: Corpus, request: Request & { readonly nobody: string | undefined }): Field {
  const failures = new Map<string, number>()
  const pairs: Pair[] = []
  const { nobody } = request
  const timesAsked = new Map<Law, number>(laws.map(law => [law, 0]))
  const costs = createCosts()
  let formattedCount = 0
  const count = (kind: string): boolean => {
    failures.set(kind, (failures.get(kind) ?? 0) + 1)
    return failures.get(kind) === 1
  }
  return {
    name: language.id,
    weight: 1,
    count: 0,
    milliseconds: 0,
    failures,
    async step(random) {
      const text = generate(random, language, corpus)
      const target = random.oneIn(2) ? undefined : random.pick(language.targets)
      const seed = random.below(2 ** 31)
      const asked = laws.filter(({ oneIn }) => this.count % oneIn === 0)
      const subject = createSubject(language, text, { target, seed })
      for (const law of asked) timesAsked.set(law, (timesAsked.get(law) ?? 0) + 1)
      const breach = await breachOf(subject, asked, random.oneIn(measuredOneIn) ? costs.add : undefined)
      if (breach === undefined) {
        corpus.learn(text, subject.findings)
        if (nobody === undefined && random.oneIn(3) && subject.formatted !== text) {
          formattedCount += 1
          const pair = { before: text, after: subject.formatted }
          if (pairs.length < mostPairs) pairs.push(pair)
          else if (random.below(formattedCount) < mostPairs) pairs[random.below(mostPairs)] = pair
        }
        return
      }
      const { law, message } = breach
      const kind = kindOf(law.name, message)
      if (!count(kind)) return
      const isSame = async (other: string): Promise<boolean> => {
        const found = await breachOf(createSubject(language, other, { target, seed }), [law])
        return found !== undefined && kindOf(law.name, found.message) === kind
      }
      const smallest = await shrunk(text, isSame, { most: law.oneIn > 100 ? 60 : 3_000 })
      const words = (await breachOf(createSubject(language, smallest, { target, seed }), [law]))?.message ?? message
      report({ law: law.name, language: language.id, target, text: smallest, message: words }, shown(smallest))
    },
    async finish() {
      for (const { before, after, message } of await differencesOf(language.id, pairs)) {
        if (!count(kindOf('formatting changes no verdict', message))) continue
        report({ law: 'formatting changes no verdict', language: language.id, target: undefined, text: before, message: `${message}\n${shown(after)}` }, shown(before))
      }
      if (request.grows) process.stdout.write(`${keepGrown(language, corpus.smallest())}\n`)
    },
    told() {
      const asked = nobody === undefined ? `, ${pairs.length} asked of the real program` : `, ${nobody}`
      const known = `, ${corpus.startCount} known and ${corpus.interestingCount} interesting texts${asked}`
      return told(this, `${known}${[...timesAsked].map(([law, times]) => `\n  ${String(times).padStart(9)} texts: ${law.name}${costs.told(law, timesAsked)}`).join('')}`)
    },
  }
}

function clusterField(languages: readonly Language[], corpusOf: (language: Language) => Corpus): Field {
  const failures = new Map<string, number>()
  return {
    name: 'clusters',
    weight: 100,
    count: 0,
    milliseconds: 0,
    failures,
    async step(random) {
      const hosts = mutatedHosts(random, languages, corpusOf)
      for (const law of clusterLaws) {
        if (!random.oneIn(law.oneIn)) continue
        const messageFor = async (text: string): Promise<string | undefined> => {
          try {
            await law.hold(hostsIn(text))
            return undefined
          } catch (error) {
            return error instanceof Error ? error.message : String(error)
          }
        }
        const text = JSON.stringify(hosts, undefined, 1)
        const message = await messageFor(text)
        if (message === undefined) continue
        const kind = kindOf(law.name, message)
        failures.set(kind, (failures.get(kind) ?? 0) + 1)
        if (failures.get(kind) !== 1) continue
        const isSame = async (other: string): Promise<boolean> => {
          try {
            hostsIn(other)
          } catch {
            return false // No longer JSON.
          }
          const found = await messageFor(other)
          return found !== undefined && kindOf(law.name, found) === kind
        }
        const smallest = await shrunk(text, isSame, { most: 800 })
        report({ law: law.name, language: 'clusters', target: undefined, text: smallest, message }, shown(smallest))
      }
    },
    async finish() {},
    told() {
      return told(this, '')
    },
  }
}

/** Plants secrets in the files of clusters and searches all that gets out for them: test/fuzz/canaries. */
function canaryField(): Field {
  const failures = new Map<string, number>()
  return {
    name: 'canaries',
    weight: 12 * batch,
    count: 0,
    milliseconds: 0,
    failures,
    async step(random) {
      for (const leak of await plantAndSearch(random.below(2 ** 31), 1)) {
        // What gets out by one way mostly does by others.
        const place = leak.planted[0]?.split(leak.canary).join('…') ?? ''
        const kind = kindOf('a secret gets out', place)
        failures.set(kind, (failures.get(kind) ?? 0) + 1)
        if (failures.get(kind) !== 1) continue
        process.stdout.write(`\ncanaries: a secret gets out (seed ${leak.seed} of test/fuzz/canaries)\n${leak.planted.join('\n')}\nby ${leak.way}\n${shown(leak.around)}\n`)
      }
    },
    async finish() {},
    told() {
      return told(this, '')
    },
  }
}

/** Sums up the processor time that laws take: what several ask for counts for the first that asks. */
function createCosts(): { add(law: Law, microseconds: number): void; told(law: Law, timesAsked: ReadonlyMap<Law, number>): string } {
  const sums = new Map<Law, { times: number; microseconds: number }>()
  const meanOf = (law: Law): number => {
    const { times, microseconds } = sums.get(law) ?? { times: 1, microseconds: 0 }
    return microseconds / times
  }
  return {
    add(law, microseconds) {
      const sum = sums.get(law) ?? { times: 0, microseconds: 0 }
      sums.set(law, { times: sum.times + 1, microseconds: sum.microseconds + microseconds })
    },
    told(law, timesAsked) {
      if (!sums.has(law)) return ''
      const whole = [...timesAsked].reduce((sum, [other, times]) => sum + times * meanOf(other), 0)
      return `, ${Math.round(meanOf(law))} µs each, ${((100 * meanOf(law) * (timesAsked.get(law) ?? 0)) / whole).toFixed(1)} % of the time`
    },
  }
}

function told({ name, count, milliseconds, failures }: Field, rest: string): string {
  const rate = milliseconds === 0 ? 0 : Math.round((1000 * count) / milliseconds)
  const kinds = [...failures].map(([kind, times]) => `\n  ${times} × ${kind}`).join('')
  return `${name}: ${count} texts, ${rate} a second${rest}${kinds}`
}
