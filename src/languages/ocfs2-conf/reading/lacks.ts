import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Fault } from '../../../diagnostics/diagnostic.js'
import { located } from '../../../text/located.js'
import type { Located } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import { spanFrom } from '../../../text/span.js'
import type { Section } from '../model.js'
import { attributeEntries, stanzaEntries } from '../vocabulary.js'

/** Lists what a section must have; without its cluster a node or a region is passed over. */
export function neededBy(kind: string): string[] {
  return attributeEntries(kind).filter(({ isOptional }) => isOptional !== true).map(({ name }) => name)
}

/** Lists what a section lacks. */
export function lackedBy({ head, attributes }: Section): string[] {
  return neededBy(head.value).filter(name => !attributes.has(name))
}

/** A section as it is meant, and what is wrong with it. */
export interface MeantSection {
  readonly section: Section
  readonly fault?: Fault
}

/**
 * Reads a section as it is meant: where one attribute stands twice and another one is missing, one of the two has the wrong
 * name; where a value goes on with a missing attribute, the line end before that is gone.
 */
export function meantSection(section: Section): MeantSection {
  if (!section.isWhole) return { section }
  const lacked = lackedBy(section).filter(name => slipOf(section, name) === undefined)
  return partedValue(section, lacked) ?? rightlyNamed(section, lacked) ?? { section }
}

function rightlyNamed(section: Section, [missing, ...others]: readonly string[]): MeantSection | undefined {
  const [twice, ...more] = section.replaced
  const last = twice === undefined ? undefined : section.attributes.get(twice.name.value)
  if (missing === undefined || twice === undefined || last === undefined || others.length > 0 || more.length > 0) return undefined
  const isFirstWrong = fits(missing, twice.value.value) && !fits(missing, last.value)
  const [wrong, right] = isFirstWrong ? [twice.value, last] : [last, twice.value]
  const at = isFirstWrong ? twice.name : twice.by
  return {
    section: { ...section, attributes: new Map([...section.attributes, [twice.name.value, right], [missing, wrong]]), replaced: [] },
    fault: {
      rule: 'ocfs2-conf/missing-attribute',
      at,
      message: `"${at.value}" stands twice, and section "${section.head.value}" has no attribute "${missing}"`,
    },
  }
}

/** Tells whether a value can be that of an attribute. */
function fits(name: string, value: string): boolean {
  if (name === 'number' || name === 'ip_port' || name === 'node_count') return /^\d+$/.test(value)
  return (name === 'ip_address') === /^\d+\.\d+\.\d+\.\d+$/.test(value) && !/^\d+$/.test(value)
}

function partedValue(section: Section, lacked: readonly string[]): MeantSection | undefined {
  for (const [name, value] of section.attributes) {
    const [, before = '', next = '', after = ''] = /^([^\s=]+)\s+(\w+)[ \t]*=[ \t]*([^\s=]+)$/.exec(value.value) ?? []
    if (!lacked.includes(next)) continue
    const start = value.span.start + value.value.indexOf(next, before.length)
    const place = { file: value.file, span: spanFrom(start, Math.min(start + next.length, value.span.end)) }
    const parts = new Map([...section.attributes, [name, located(before, value.file, value.span)], [next, located(after, value.file, value.span)]])
    return {
      section: { ...section, attributes: parts },
      fault: {
        rule: 'ocfs2-conf/joined-lines',
        at: place,
        message: `Attribute "${next}" is a part of the value of "${name}" before it`,
        related: [{ at: value, message: 'the value begins here' }],
      },
    }
  }
  return undefined
}

/** An attribute that is of no use where it stands, and may be what another section lacks. */
interface Stray {
  readonly section: Section
  readonly at: Located<string>
  /** Its place among all of them. */
  readonly order: number
}

/** The stray attributes of all sections, by name. */
export type Strays = ReadonlyMap<string, readonly Stray[]>

/** Gathers the attributes that belong to sections of another kind, or that stand twice. */
export function straysOf(sections: readonly Section[]): Strays {
  const strays = new Map<string, Stray[]>()
  let order = 0
  for (const section of sections) {
    for (const at of [...foreignIn(section), ...section.replaced.map(({ by }) => by)]) {
      const stray = { section, at, order: (order += 1) }
      addTo(strays, at.value, stray)
    }
  }
  return strays
}

/** So many places of other sections are reported. */
const mostElsewhere = 3

function elsewhere(section: Section, names: readonly string[], strays: Strays): readonly Located<string>[] {
  const found: Stray[] = []
  for (const name of names) {
    let left = mostElsewhere
    for (const stray of strays.get(name) ?? []) {
      if (stray.section === section) continue
      found.push(stray)
      left -= 1
      if (left === 0) break
    }
  }
  return found.sort((a, b) => a.order - b.order).slice(0, mostElsewhere).map(({ at }) => at)
}

/** Reports all that a section lacks: each slip where it stands, the rest at the head. */
export function* lacksOf(section: Section, strays: Strays): Generator<Fault> {
  const { head, isWhole } = section
  const rule = 'ocfs2-conf/missing-attribute'
  const rest: string[] = []
  for (const name of isWhole ? lackedBy(section) : []) { // A line that is broken may be the one, and that is reported.
    const slip = slipOf(section, name)
    if (slip === undefined) rest.push(name)
    else yield slipFault(section, name, slip)
  }
  if (rest.length === 0) return
  const names = listed(rest.map(name => `"${name}"`))
  yield {
    rule,
    at: head,
    message: `Section "${head.value}" has no ${rest.length === 1 ? 'attribute' : 'attributes'} ${names}`,
    related: elsewhere(section, rest, strays).map(at => ({ at, message: `"${at.value}" stands in another section` })),
  }
}

/** Lists attributes that belong to sections of another kind only. */
export function foreignIn({ head, names }: Section): readonly Located<string>[] {
  const own = new Set(attributeEntries(head.value).map(({ name }) => name))
  if (own.size === 0) return []
  return names.filter(({ value }) => !own.has(value) && stanzaEntries.some(({ name }) => attributeEntries(name).some(entry => entry.name === value)))
}

/** Finds a misspelt name, which is the place to mend: one that resembles it, or the only one that is unknown. */
export function slipOf(section: Section, name: string): Located<string> | undefined {
  const { head, names } = section
  const known = new Set(attributeEntries(head.value).map(entry => entry.name))
  const unknown = names.filter(({ value }) => !known.has(value))
  const near = unknown.find(({ value }) => isNear(value, name))
  if (near !== undefined) return near
  const [only, ...others] = unknown
  const isOnly = others.length === 0 && lackedBy(section).length === 1 && foreignIn(section).length === 0
  return isOnly && section.replaced.length === 0 ? only : undefined
}

/** A name with something behind it is one too, such as `ip_address2`, and so is one that begins alike, such as `ip_addr`. */
function isNear(value: string, name: string): boolean {
  return value.startsWith(name) || (value.length >= 4 && name.startsWith(value)) || didYouMean(value, [name]) !== undefined
}

function slipFault({ head }: Section, name: string, slip: Located<string>): Fault {
  const { file, span, value } = slip
  return {
    rule: 'ocfs2-conf/missing-attribute',
    at: slip,
    message: `Section "${head.value}" has no attribute "${name}", and "${value.length > 40 ? `${value.slice(0, 39)}…` : value}" is unknown`,
    ...(isNear(value, name)
      ? { help: `Did you mean "${name}"?`, fixes: [{ title: `Replace "${value}" by "${name}"`, safety: 'unsafe' as const, edits: [{ file, span, newText: name }] }] }
      : { help: `Write "${name} = …" in the section.` }),
  }
}
