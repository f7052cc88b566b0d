import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { createRandom } from '../support/random.js'
import type { Adapter, Disagreement, Mutant, Probe, Seed, Session } from './adapter.js'
import { compare, disagreementOf, freshFindings, isBlamed, isRefusal } from './comparison.js'
import type { Compared } from './comparison.js'
import { keep } from './kept.js'
import { mutate } from './mutations.js'
import { shrunk } from './shrink.js'
import { createTally } from './tally.js'
import type { Tally } from './tally.js'

/** How much is compared. */
export interface Amount {
  readonly seeds: readonly number[]
  /** Texts of each dialect and sort from each seed; as many as fit into the time when absent. */
  readonly runs?: number
  /** Until when, by the clock in milliseconds, each dialect and sort has a share of the time. */
  readonly until?: number
}

/** How a run is watched. */
export interface Watch {
  /** The dialects that are wanted; all when absent. */
  readonly dialects?: readonly string[]
  /** Whether only edits are asked about, and nothing that a language writes itself. */
  readonly isOfEdits?: boolean
  progress(line: string): void
}

/** What is asked of one dialect. */
interface Task {
  readonly adapter: Adapter
  readonly session: Session
  readonly dialect: string
}

const batchSize = 50

/** Compares one language with its programs; gives a tally of each dialect and sort of texts. */
export async function compareLanguage(adapter: Adapter, amount: Amount, watch: Watch): Promise<readonly Tally[]> {
  const session = adapter.open()
  const dialects = adapter.dialects.filter(name => watch.dialects?.includes(name) !== false)
  const tallies: Tally[] = []
  try {
    const sorts = watch.isOfEdits === true ? 1 : 1 + adapter.generators.length
    let left = dialects.length * sorts
    for (const dialect of dialects) {
      const task: Task = { adapter, session, dialect }
      const files = await soundSeeds(task)
      for (let sort = 0; sort < sorts; sort += 1) {
        const generator = adapter.generators[sort - 1]
        const tally = createTally(dialect, generator?.name ?? 'edits of real files and fixtures')
        const until = amount.until === undefined ? undefined : Date.now() + (amount.until - Date.now()) / left
        left -= 1
        for (const [index, seed] of amount.seeds.entries()) {
          // Each seed has its share of the time.
          const end = until === undefined ? undefined : Date.now() + (until - Date.now()) / (amount.seeds.length - index)
          const source = generator === undefined ? mutants(task, files, seed) : written(generator, dialect, seed)
          await count({ ...task, tally, files }, source, { runs: amount.runs, until: end, watch })
        }
        tallies.push(tally)
      }
    }
  } finally {
    session.dispose()
  }
  return tallies
}

/** Files to edit: those that both take, with what cfgcheck finds in them, and the others. */
interface Files {
  readonly sound: readonly Seed[]
  readonly others: readonly Seed[]
  readonly found: ReadonlyMap<Seed, readonly Diagnostic[]>
}

async function soundSeeds({ adapter, session, dialect }: Task): Promise<Files> {
  const sound: Seed[] = []
  const others: Seed[] = []
  const found = new Map<Seed, readonly Diagnostic[]>()
  const seeds = adapter.seeds(dialect)
  for (const [index, compared] of (await compare(session, seeds, dialect)).entries()) {
    const seed = seeds[index]
    if (seed === undefined || compared === undefined) continue
    // Each edit of a file that differs for a known reason, such as a template, would differ for that reason, too.
    const disagreement = disagreementOf(seed, dialect, compared)
    if (disagreement !== undefined && adapter.known.some(known => known.applies(disagreement))) continue
    const isSound = compared.verdict.isAccepted && !compared.found.some(isRefusal)
    ;(isSound ? sound : others).push(seed)
    if (isSound) found.set(seed, compared.found)
  }
  return { sound, others, found }
}

function* mutants({ adapter, dialect }: Task, { sound, others }: Files, start: number): Generator<Mutant> {
  const random = createRandom(start)
  const all = [...sound, ...others]
  if (all.length === 0) return
  const materials = { random, language: adapter.language, words: adapter.words(dialect), others: all }
  for (;;) {
    // What is refused already mostly stays so, whatever is done to it.
    const list = sound.length > 0 && (others.length === 0 || random.below(10) > 0) ? sound : others
    const seed = list[random.below(list.length)]
    const mutant = seed === undefined ? undefined : mutate(seed, materials)
    if (mutant !== undefined) yield mutant
  }
}

function* written(generator: Adapter['generators'][number], dialect: string, seed: number): Generator<Probe> {
  for (let round = 0; ; round += 1) yield* generator.probes(dialect, { seed: (seed + round * 7_919) | 0, runs: 1_000 })
}

interface Counting extends Task {
  readonly tally: Tally
  readonly files: Files
}

interface Bounds {
  readonly runs: number | undefined
  readonly until: number | undefined
  readonly watch: Watch
}

async function count(counting: Counting, source: Iterator<Probe>, { runs, until, watch }: Bounds): Promise<void> {
  const { session, dialect, tally } = counting
  for (let done = 0; (runs === undefined || done < runs) && (until === undefined || Date.now() < until); ) {
    const probes: Probe[] = []
    while (probes.length < Math.min(batchSize, (runs ?? Infinity) - done)) {
      const next = source.next()
      if (next.done === true) break
      probes.push(next.value)
    }
    if (probes.length === 0) return
    done += probes.length
    for (const [index, compared] of (await compare(session, probes, dialect)).entries()) {
      const probe = probes[index]
      if (probe !== undefined) await take(counting, probe, compared)
    }
    watch.progress(`${counting.adapter.language.id} ${dialect}, ${tally.sort}: ${tally.texts}`)
  }
}

async function take(counting: Counting, probe: Probe, compared: Compared | undefined): Promise<void> {
  const { tally, dialect } = counting
  tally.texts += 1
  if (compared === undefined) {
    tally.unjudged += 1
    return
  }
  if (compared.verdict.isAccepted) tally.accepted += 1
  const disagreement = disagreementOf(probe, dialect, compared)
  if (disagreement !== undefined) {
    tally.disagreements += 1
    await countKind(counting, disagreement)
  } else if ('seed' in probe && !compared.verdict.isAccepted) countBlame(counting, probe as Mutant, compared)
}

function countBlame({ tally, files, adapter }: Counting, mutant: Mutant, { found }: Compared): void {
  const before = files.found.get(mutant.seed)
  // Of two edits nobody could say which one a finding is about.
  if (before === undefined || mutant.edits.length > 1) return
  const fresh = freshFindings(before, found)
  tally.refusedEdits += 1
  tally.freshFindings += fresh.length
  tally.freshErrors += fresh.filter(({ severity }) => severity === 'error').length
  if (isBlamed(mutant, fresh, adapter)) tally.blamed += 1
  else if (process.env['CFGCHECK_SHOW'] !== undefined) show('astray', mutant, fresh)
  if (process.env['CFGCHECK_SHOW'] !== undefined && fresh.length > 1) show('several', mutant, fresh)
}

/** Shows an edit that is blamed elsewhere, or has several findings. */
function show(what: string, { text, edits, edited, seed }: Mutant, fresh: readonly Diagnostic[]): void {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  const places = edited.map(({ start, end }) => `${lineOf(start)}: ${JSON.stringify(text.slice(Math.max(0, start - 20), Math.min(end + 20, start + 80)))}`)
  process.stdout.write(`${what}: ${edits.join()} in ${seed.name} ${places.join(' ')}\n`)
  for (const { rule, severity, message, span } of fresh) process.stdout.write(`    ${lineOf(span.start)} ${severity} ${rule} ${message}\n`)
}

async function countKind({ adapter, session, dialect, tally }: Counting, found: Disagreement): Promise<void> {
  const smallest = await smallestOf({ adapter, session, dialect }, found)
  // What is left of the text is what differs: the whole of it may hold the marks of a known difference by chance.
  const known = adapter.known.find(difference => difference.applies(smallest))?.name
  const name = known === undefined ? smallest.kind : `known: ${known}`
  const kind = tally.kinds.get(name)
  if (kind !== undefined) kind.count += 1
  else {
    const keptAs = known === undefined ? keep(adapter.language.id, smallest) : undefined
    tally.kinds.set(name, { smallest, known, keptAs, count: 1 })
  }
}

/** Shrinks a disagreement to the least that shows the same one: its text, and what lies around it. */
async function smallestOf({ adapter, session, dialect }: Task, found: Disagreement): Promise<Disagreement> {
  const isSame = async (probe: Probe): Promise<boolean> => {
    const [compared] = await compare(session, [probe], dialect)
    return compared !== undefined && disagreementOf(probe, dialect, compared)?.kind === found.kind
  }
  let least = { ...found, text: await shrunk(found.text, text => isSame({ ...found, text }), adapter.mostAskedToShrink) }
  for (const [path, entry] of Object.entries(least.around ?? {})) {
    const { [path]: _, ...fewer } = least.around ?? {}
    if (await isSame({ ...least, around: fewer })) least = { ...least, around: fewer }
    else if ('text' in entry) {
      const withText = (text: string) => ({ ...least, around: { ...least.around, [path]: { text } } })
      least = withText(await shrunk(entry.text, text => isSame(withText(text)), adapter.mostAskedToShrink))
    }
  }
  return least
}
