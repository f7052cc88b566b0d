import type { Hint, Weights } from '../../../inference/sign.js'
import { weight } from '../../../inference/sign.js'
import { textOf } from '../ast.js'
import type { Item } from '../ast.js'
import { dialects, optionNamed, structureOfRow, structuresNamed, vocabularyAt } from '../vocabulary.js'
import type { Dialect, OptionAt, OptionSection } from '../vocabulary.js'
import type { Scope } from './scope.js'

/** What an item tells of its release by the word with which it begins. */
export interface Telling {
  /** The word alone. */
  readonly hint?: Hint
  /** What follows the word; absent where nothing that follows tells more. */
  readonly byValue?: (item: Item) => Hint | undefined
}

/** What the words of each scope tell, those of sections apart from those of statements. */
const tellings = { statements: new WeakMap<Scope, Map<string, Telling | undefined>>(), sections: new WeakMap<Scope, Map<string, Telling | undefined>>() }

/** Says what a word tells where it begins an item of a scope; nothing where all releases, or none, know it there. */
export function tellingOf(scope: Scope, head: string, isBlock: boolean): Telling | undefined {
  const ofKind = isBlock ? tellings.sections : tellings.statements
  let ofScope = ofKind.get(scope)
  if (ofScope === undefined) ofKind.set(scope, (ofScope = new Map()))
  const known = ofScope.get(head)
  if (known !== undefined || ofScope.has(head)) return known
  const telling = scope.section === undefined ? ofStructure(scope, head, isBlock) : ofOption(scope, scope.section, head)
  // Files may hold any number of words that no release knows.
  if (telling !== undefined || ofScope.size < mostRemembered) ofScope.set(head, telling)
  return telling
}

const mostRemembered = 1000

function ofStructure(scope: Scope, head: string, isBlock: boolean): Telling | undefined {
  const isBody = scope.place === 'resource' || scope.place === 'common'
  if (isBody && optionNamed('resource', head) !== undefined) return ofOption(scope, 'resource', head)
  // What `common` must not hold is read there all the same, and forgotten.
  const isIdle = scope.place === 'common' && !isBlock
  const rows = structuresNamed(head).filter(({ kind }) => kind === (isBlock ? 'section' : 'statement'))
  if (rows.length === 0 || isIdle) return undefined
  const against = weightsOf(dialect => {
    const found = rows.map(row => structureOfRow(row, dialect)).find(known => known?.in.includes(scope.place))
    if (found === undefined) return weight.refused
    if (found.status !== 'deprecated') return 0
    return dialect === '9' ? weight.ignored : weight.outmoded
  })
  // The same word in `common` and in resources is one sign, unless it says different things there.
  const hint = hintOf(`${head}${isBlock ? ' {' : ''} ${JSON.stringify(against)}`, scope.place === 'file' ? `"${head}"` : `"${head}" in "${nameOf(scope)}"`, against)
  const byValue = isBlock ? undefined : valuesOfStatement(head)
  return hint === undefined && byValue === undefined ? undefined : { ...(hint && { hint }), ...(byValue && { byValue }) }
}

function ofOption(scope: Scope, section: OptionSection, head: string): Telling | undefined {
  const options = new Map<Dialect, OptionAt>()
  for (const dialect of dialects) {
    const option = vocabularyAt(dialect).option(section, head, scope.place)
    if (option !== undefined) options.set(dialect, option)
  }
  if (options.size === 0) return undefined
  const where = section === 'resource' ? `"${head}" in "${nameOf(scope)}" itself` : `"${head}" in "${section}"`
  const against = weightsOf(dialect => {
    const option = options.get(dialect)
    if (option === undefined) return weight.refused
    const { status } = option.facts
    // Nobody changes `protocol` when an upgrade takes it where it is.
    return status === 'ignored' || (status === 'legacy-location' && head !== 'protocol') ? weight.ignored : 0
  })
  const hint = hintOf(`${section}/${head}`, where, against)
  const byValue = section === 'handlers' ? ofHandler : valuesOf(options, `${section}/${head}`, head)
  return hint === undefined && byValue === undefined ? undefined : { ...(hint && { hint }), ...(byValue && { byValue }) }
}

/** Makes a function that says what a value tells, where releases differ in what they take. */
function valuesOf(options: ReadonlyMap<Dialect, OptionAt>, id: string, head: string): Telling['byValue'] | undefined {
  const known = new Map<string, Hint | undefined>()
  const all = [...options.values()]
  const listed = new Set(all.flatMap(({ facts: { kind, values = [] } }) => (kind === 'enum' ? values : [])))
  const isSwitch = all.some(({ facts: { form } }) => form === 'flag') && all.some(({ facts: { form } }) => form === 'yes-no' || form === 'yes-no-prefix')
  if (isSwitch) for (const value of ['yes', 'no']) listed.add(value)
  for (const value of listed) {
    const against = weightsOf(dialect => {
      const facts = options.get(dialect)?.facts
      if (facts === undefined) return 0 // The word speaks for itself.
      if (isSwitch) return facts.form === 'flag' ? weight.refused : 0
      // Sooner or later it is refused, if not by drbdadm then when the resource is brought up.
      return facts.kind === 'enum' && facts.values !== undefined && !facts.values.includes(value) ? weight.refused : 0
    })
    known.set(value, hintOf(`${id} ${value}`, `"${head} ${value}"`, against))
  }
  if (![...known.values()].some(hint => hint !== undefined)) return undefined
  return ({ words: [, value] }) => (value === undefined ? undefined : known.get(textOf(value)))
}

const nine = { '9': weight.ignored }
const beforeNine = weightsOf(dialect => (dialect === '9' ? 0 : weight.useless))

/** The scripts of Pacemaker have one name for DRBD 8 and another one for 9. */
function ofHandler({ words: [, value] }: Item): Hint | undefined {
  const [, script, newer] = /\/(crm-(?:un)?fence-peer)(\.9)?\.sh\b/.exec(value?.image ?? '') ?? []
  if (script === undefined) return undefined
  const name = `${script}${newer ?? ''}.sh`
  return { id: `handlers/${name}`, text: `"${name}"`, against: newer === undefined ? nine : beforeNine }
}

/** What follows a statement that is no option. */
function valuesOfStatement(head: string): Telling['byValue'] | undefined {
  if (head === 'disk') {
    const none: Hint = { id: 'disk none', text: '"disk none"', against: beforeNine }
    return ({ words: [, value, more] }) => (value?.image === 'none' && more === undefined ? none : undefined)
  }
  if (head !== 'meta-disk') return undefined
  const whole: Hint = {
    id: 'meta-disk whole',
    text: '"meta-disk" with a device and no index',
    // An index is easily forgotten.
    against: weightsOf(dialect => (dialect === '8.4' || dialect === '9' ? 0 : weight.ignored)),
  }
  return ({ words: [, value, more], end }) =>
    end >= 0 && value !== undefined && more === undefined && textOf(value) !== 'internal' ? whole : undefined
}

function nameOf({ place }: Scope): string {
  const names: Readonly<Record<string, string>> = { host: 'on', stacked: 'stacked-on-top-of', 'connection-volume': 'volume', mesh: 'connection-mesh' }
  return names[place] ?? place
}

function weightsOf(amount: (dialect: Dialect) => number): Weights {
  return Object.fromEntries(dialects.flatMap(dialect => (amount(dialect) > 0 ? [[dialect, amount(dialect)]] : [])))
}

/** Gives a hint, unless it speaks against all releases alike, or against none. */
function hintOf(id: string, text: string, against: Weights): Hint | undefined {
  const amounts = new Set(dialects.map(dialect => against[dialect] ?? 0))
  return amounts.size === 1 ? undefined : { id, text, against }
}
