import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { Fix } from '../../../diagnostics/fix.js'
import type { ParsedFile } from '../../../syntax/parsed-file.js'
import { originOf } from '../../../text/located.js'
import type { Place } from '../../../text/located.js'
import type { Ast } from '../ast.js'
import { dialectOf } from '../vocabulary.js'
import { alternateLink } from './alternate-link.js'
import { defaultMark } from './default-mark.js'
import { deviceName } from './device-name.js'
import { inconDegrCmd } from './incon-degr-cmd.js'
import { innerSkip } from './inner-skip.js'
import { ioErrorPanic } from './io-error-panic.js'
import { metaDiskForm } from './meta-disk-form.js'
import { oldSwitch } from './negation.js'
import { numberRange } from './number-range.js'
import { oldAddress } from './old-address.js'
import { otherSection } from './other-section.js'
import { proxyCompression } from './proxy-compression.js'
import { removedOption } from './removed-option.js'
import { renamedOption } from './renamed-option.js'
import { hasInnerComment, itemsAt } from './site.js'
import type { Rewrite, Site } from './site.js'
import { skipWords } from './skip-words.js'
import { splitBrainHost } from './split-brain-host.js'
import { syncerGroup } from './syncer-group.js'
import { delayProbe, syncer } from './syncer.js'

/** All rewrites that mend faults, the more particular ones first. */
const rewrites: readonly Rewrite[] = [
  syncerGroup,
  inconDegrCmd,
  ioErrorPanic,
  oldAddress,
  renamedOption,
  delayProbe,
  removedOption,
  syncer,
  otherSection,
  oldSwitch,
  defaultMark,
  metaDiskForm,
  proxyCompression,
  splitBrainHost,
  alternateLink,
  innerSkip,
  skipWords,
  deviceName,
  numberRange,
]

/** Adds to the faults of a file the rewrites that bring a statement into the dialect of the target. */
export function withRewrites(faults: readonly Fault[], file: ParsedFile, target: string): readonly Fault[] {
  return faults.map(fault => {
    if (fault.fixes !== undefined && fault.fixes.length > 0) return fault
    const name = fault.rule.replace(/^drbd-conf\//, '')
    const able = rewrites.filter(({ mends }) => mends.includes(name))
    const site = able.length === 0 ? undefined : siteOf(fault.at, file, target)
    if (site === undefined) return fault
    for (const { rewrite } of able) {
      const fix = rewrite(site)
      if (fix !== undefined) return { ...fault, fixes: [fix] }
    }
    return fault
  })
}

/** Gives the fix of one rewrite at a place of a file, for a rule that finds the place by itself. */
export function rewriteAt(
  { rewrite }: Rewrite,
  at: Place,
  { file, target }: { readonly file: ParsedFile; readonly target: string },
): Fix | undefined {
  const site = siteOf(at, file, target)
  return site === undefined ? undefined : rewrite(site)
}

function siteOf(at: Place, { source, ast }: ParsedFile, target: string): Site | undefined {
  const { file, span } = originOf(at)
  if (file !== source.id) return undefined
  const path = itemsAt(ast as Ast, span.start)
  const item = path[path.length - 1]
  // A comment between the words of a statement would be lost.
  if (item === undefined || hasInnerComment(source.text, item)) return undefined
  return { file, text: source.text, ast: ast as Ast, target, dialect: dialectOf(target), item, around: path.slice(0, -1) }
}
