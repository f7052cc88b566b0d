import { createChecker } from '../../src/workspace/checker.js'
import { applyFixes } from '../../src/workspace/apply-fixes.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import type { Adapter, Entry, Probe, Session } from './adapter.js'
import { isRefusal } from './comparison.js'

/** A text that a release took, and no longer takes after safe fixes. */
export interface Broken {
  readonly dialect: string
  readonly before: Probe
  readonly after: Probe
}

const mostRounds = 20

/** Applies all safe fixes until none is left, as `--fix` does where nobody named a release; nothing where there are none. */
export async function safelyFixed(adapter: Adapter, probe: Probe): Promise<Probe | undefined> {
  const root = 'host'
  const path = `${root}/etc/${adapter.language.id === 'drbd-conf' ? 'drbd.conf' : 'file'}`
  const { around } = probe
  const files = new Map<string, string>([[path, probe.text]])
  for (const [name, entry] of Object.entries(around ?? {})) if ('text' in entry) files.set(`${root}/etc/${name}`, entry.text)
  let isFixed = false
  for (let round = 0; round < mostRounds; round += 1) {
    const fileSystem = memoryFileSystem(Object.fromEntries(files))
    const { diagnostics } = await createChecker().check({
      fileSystem,
      files: [{ path, language: adapter.language.id, ...(around === undefined ? {} : { root }) }],
    })
    const { texts } = applyFixes(diagnostics, file => files.get(file), 'safe')
    if (texts.size === 0) break
    isFixed = true
    for (const [file, text] of texts) files.set(file, text)
  }
  if (!isFixed) return undefined
  const rest = Object.entries(around ?? {}).map(([name, entry]): [string, Entry] => {
    const text = files.get(`${root}/etc/${name}`)
    return [name, text === undefined ? entry : { text }]
  })
  return { ...probe, text: files.get(path) ?? probe.text, ...(around === undefined ? {} : { around: Object.fromEntries(rest) }) }
}

/**
 * Asks the real programs for the law of fixes: a safe one never turns a file into a refused one, in any release that took it
 * before, unless the user named the release. Of releases that have no program here cfgcheck's own word counts.
 */
export async function brokenBySafeFixes(
  adapter: Adapter,
  session: Session,
  probes: Iterable<Probe>,
): Promise<{ readonly broken: readonly Broken[]; readonly fixed: number }> {
  const broken: Broken[] = []
  let fixed = 0
  for (const before of probes) {
    const after = await safelyFixed(adapter, before)
    if (after === undefined) continue
    fixed += 1
    for (const dialect of adapter.dialects) {
      const [was] = await session.judge([before], dialect)
      if (was?.isAccepted !== true) continue
      const [is] = await session.judge([after], dialect)
      if (is?.isAccepted === false) broken.push({ dialect, before, after })
    }
    for (const dialect of releasesWithoutProgram(adapter)) {
      if ((await session.check(before, dialect)).some(isRefusal)) continue
      if ((await session.check(after, dialect)).some(isRefusal)) broken.push({ dialect, before, after })
    }
  }
  return { broken, fixed }
}

function releasesWithoutProgram({ language: { targets }, dialects }: Adapter): readonly string[] {
  return targets.filter(target => !dialects.some(dialect => `${dialect}.`.startsWith(`${target}.`)))
}
