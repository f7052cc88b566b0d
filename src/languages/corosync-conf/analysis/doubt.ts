import type { CorosyncFile, Section, Statement } from '../ast.js'
import type { CorosyncConf } from '../model.js'
import { isLegal } from '../reading/lines.js'
import { isStrict } from '../targets.js'
import { sectionAt } from '../vocabulary.js'

/** Stands for what belongs to no section of the file. */
const outside = ''

/**
 * Lists the outermost sections of which nobody knows what they were to say, because corosync refuses something in them or
 * they end where they should not. Where something between sections is refused, any section that is not there may be meant.
 */
export function doubtfulSections({ children }: CorosyncFile, target: string): ReadonlySet<string> {
  const strict = isStrict(target)
  const doubtful = new Set<string>()
  let last = outside
  for (const child of children) {
    if (child.kind === 'Words' && strict) doubtful.add(outside)
    if (child.kind === 'Closing') doubtful.add(outside).add(last)
    // A brace behind such a line closes what the line was to open.
    if (child.kind === 'Words') last = outside
    if (child.kind !== 'Section') continue
    const isKnown = isOutermost(child)
    if (isKnown) last = child.name.text
    if (isBroken(child, strict)) doubtful.add(child.name.text)
    if (isUnclosed(child) || (strict && !isKnown && !isLegalName(child))) doubtful.add(outside)
  }
  return doubtful
}

/** Tells whether one of these outermost sections may say more, or something else, than was read of it. */
export function isInDoubt({ isPartial, doubtful, sections }: CorosyncConf, ...names: readonly string[]): boolean {
  if (isPartial) return true
  if (doubtful.size === 0) return false
  return names.some(name => doubtful.has(name) || (doubtful.has(outside) && !sections.some(({ path }) => path === name)))
}

/** Tells whether a section holds one that it does not know: what that was to be nobody knows. */
export function holdsUnknown({ sections }: CorosyncConf, path: string): boolean {
  return sections.some(section => section.path.startsWith(`${path}.`) && sectionAt(section.path) === undefined)
}

/** Tells whether a section is one of the file itself. */
export function isOutermost({ name }: Section): boolean {
  return sectionAt(name.text)?.in.length === 0
}

function isBroken(section: Section, strict: boolean): boolean {
  if (section.close === undefined) return true
  if (strict && (section.rest !== undefined || section.isApart || !isLegalName(section))) return true
  return section.children.some(child => isBrokenStatement(child, strict))
}

function isBrokenStatement(child: Statement, strict: boolean): boolean {
  if (child.kind === 'Section') return isBroken(child, strict)
  return strict && (child.kind === 'Words' || (child.kind === 'Item' && !isLegal(child.key.text)))
}

function isUnclosed({ close, children }: Section): boolean {
  return close === undefined || children.some(child => child.kind === 'Section' && isUnclosed(child))
}

function isLegalName({ name }: Section): boolean {
  return name.text !== '' && isLegal(name.text)
}
