import type { Edit } from '../../text/edit.js'
import { applyEdits } from '../../text/edit.js'
import { lineStartAt, nextLineAt } from '../../text/line-at.js'
import { Secret } from '../../text/secret.js'
import { createSource } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { visible } from '../../text/visible.js'
import type { Reading, Refactoring } from '../language.js'
import { keyOf } from './analysis/effective.js'
import { addressRewritesAt } from './analysis/rewritten-addresses.js'
import { compose } from './compose.js'
import { extractFacts } from './facts.js'
import { parse } from './parse.js'
import type { DrbdConfFile } from './parse.js'
import { read } from './read.js'
import type { CommonSection, Model, OptionSection, ResourceBody, ResourceSection, Setting } from './schema.js'

/**
 * Offers to say once in `common` what all resources say, and to say in each what `common` says: only where the file is all of the
 * configuration, and every resource keeps the options that it has. Addresses may be written otherwise in any file.
 */
export function refactoringsAt(reading: Reading<Model>, selection: Span): readonly Refactoring[] {
  const whole = wholeConfiguration(reading)
  const moved = whole === undefined ? [] : [extraction(whole, selection), inlining(whole, selection)].flatMap(found => found ?? [])
  return [...moved.filter(({ edits }) => meansTheSame(reading, edits)), ...addressRewritesAt(reading, selection)]
}

interface Whole {
  readonly text: string
  readonly common: CommonSection | undefined
  readonly resources: readonly ResourceSection[]
}

function wholeConfiguration({ model, file }: Reading<Model>): Whole | undefined {
  const { sections, isBroken } = model
  const commons = sections.filter(section => section.kind === 'common')
  const resources = sections.filter(section => section.kind === 'resource')
  const hasMore = sections.some(section => section.kind === 'include' || (section.kind !== 'global' && (section.templateFile !== undefined || section.isBroken)))
  const isPart = /\.res$|(^|\/)drbd\.d\//.test(model.file)
  const { isPaired, isLong } = file as DrbdConfFile
  if (isBroken || !isPaired || isLong || hasMore || isPart || commons.length > 1 || resources.length === 0) return undefined
  return { text: file.source.text, common: commons[0], resources }
}

interface Placed {
  readonly setting: Setting
  readonly section: OptionSection
}

function settingsIn({ options }: Pick<ResourceBody, 'options'>): readonly Placed[] {
  return options.flatMap(section => section.settings.map(setting => ({ setting, section })))
}

const touching = ({ start, end }: Span) => ({ setting: { extent } }: Placed): boolean => extent.start <= end && start <= extent.end

function extraction({ text, common, resources }: Whole, selection: Span): Refactoring | undefined {
  const chosen = resources.flatMap(settingsIn).find(touching(selection))
  if (chosen === undefined || resources.length < 2 || chosen.setting.secret !== undefined) return undefined
  const { setting, section } = chosen
  const all = resources.map(resource => settingsIn(resource).filter(one => keyOf(one.setting) === keyOf(setting)))
  const isAlike = all.every(([one, ...more]) => more.length === 0 && one?.setting.value === setting.value && one.section.name === section.name)
  if (!isAlike || (common !== undefined && settingsIn(common).some(one => keyOf(one.setting) === keyOf(setting)))) return undefined
  const added = common === undefined ? newCommon(text, resources[0], chosen) : additionTo(text, common, chosen)
  return { title: `Say ${visible(setting.name.value)} once in common`, kind: 'extract', edits: [...all.flat().map(one => removalOf(text, one)), added] }
}

function inlining({ text, common, resources }: Whole, selection: Span): Refactoring | undefined {
  const chosen = common === undefined ? undefined : settingsIn(common).find(touching(selection))
  if (chosen === undefined || chosen.setting.secret !== undefined) return undefined
  const without = resources.filter(resource => !settingsIn(resource).some(({ setting }) => keyOf(setting) === keyOf(chosen.setting)))
  const edits = [removalOf(text, chosen), ...without.map(resource => additionTo(text, resource, chosen))]
  return { title: `Say ${visible(chosen.setting.name.value)} in each resource instead of common`, kind: 'inline', edits }
}

/** Takes a statement away with its line, and its section where nothing else stands in it. */
function removalOf(text: string, { setting, section }: Placed): Edit {
  const isAlone = section.name !== 'resource' && section.settings.length === 1 && text.slice(section.span.end, section.extent.end - 1).replace(text.slice(setting.extent.start, setting.extent.end), '').trim() === '{'
  const { start, end } = isAlone ? section.extent : setting.extent
  const [lineStart, next] = [lineStartAt(text, start), nextLineAt(text, end)]
  const isOwnLine = text.slice(lineStart, start).trim() === '' && text.slice(end, next).trim() === ''
  return { span: isOwnLine ? spanFrom(lineStart, next) : spanFrom(start, end), newText: '' }
}

/** Puts a statement into the section of its kind, or such a section into the body. */
function additionTo(text: string, body: CommonSection | ResourceSection, { setting, section }: Placed): Edit {
  const statement = text.slice(setting.extent.start, setting.extent.end)
  const own = section.name === 'resource' ? undefined : body.options.find(({ name }) => name === section.name)
  const inner = own === undefined && section.name !== 'resource' ? `${section.name} {\n    ${statement}\n  }` : statement
  const around = own ?? body
  const close = around.extent.end - 1
  const lineStart = lineStartAt(text, close)
  const indent = /^[ \t]*/.exec(text.slice(lineStart, close))?.[0] ?? ''
  const isOwnLine = text.slice(lineStart, close).trim() === ''
  return isOwnLine ? { span: spanFrom(lineStart, lineStart), newText: `${indent}  ${inner}\n`, isAddition: true } : { span: spanFrom(close, close), newText: `${inner} `, isAddition: true }
}

function newCommon(text: string, first: ResourceSection | undefined, { setting, section }: Placed): Edit {
  const statement = text.slice(setting.extent.start, setting.extent.end)
  const inner = section.name === 'resource' ? `  ${statement}` : `  ${section.name} {\n    ${statement}\n  }`
  const at = lineStartAt(text, first?.extent.start ?? 0)
  return { span: spanFrom(at, at), newText: `common {\n${inner}\n}\n\n`, isAddition: true }
}

/** Reads what would be written, and compares what counts in each resource. */
function meansTheSame(reading: Reading<Model>, edits: readonly Edit[]): boolean {
  const { file, target, facts } = reading
  const now = read(parse(createSource(file.source.id, applyEdits(file.source.text, edits))), { target: target.version, facts })
  return now.faults.length <= reading.faults.length && optionsOf(now) === optionsOf(reading)
}

const known = new WeakMap<Reading<Model>, string>()

function optionsOf(reading: Reading<Model>): string {
  let options = known.get(reading)
  if (options === undefined) known.set(reading, (options = optionsIn(reading)))
  return options
}

function optionsIn(reading: Reading<Model>): string {
  const { configuration } = compose(reading, () => [])
  const options = [...extractFacts(configuration)].flatMap(fact => {
    if (fact.kind !== 'drbd-option') return []
    return [[fact.resource, fact.section, fact.name, fact.value instanceof Secret ? 'secret' : fact.value].join('\0')]
  })
  return options.sort().join('\n')
}
