import { suggestion } from '../../../diagnostics/did-you-mean.js'
import type { Fault } from '../../../diagnostics/diagnostic.js'
import { located } from '../../../text/located.js'
import type { Located } from '../../../text/located.js'
import { lookAlikeInWords, lookAlikesIn } from '../../../text/look-alikes.js'
import { readIpv4 } from '../../../text/ip-address.js'
import { lacksOf, straysOf } from './lacks.js'
import type { Strays } from './lacks.js'
import { readUnsigned } from './number.js'
import type { Section } from '../model.js'
import { hasGlobalHeartbeat } from '../targets.js'

/** Reads the values of sections, and notes what is wrong with them. */
export interface Inspection {
  /** The release reads heartbeat sections and `heartbeat_mode`. */
  readonly readsHeartbeats: boolean
  /** Tells whether a section belongs to a cluster of the file: o2cb passes over all others. */
  isJoined(cluster: Located<string> | undefined): boolean
  /** `isRead` tells whether o2cb looks at the section at all: what is wrong in any other it does not notice. */
  of(section: Section, isRead: boolean): SectionInspection
}

/** Reads the values of one section. */
export interface SectionInspection {
  text(name: string, options?: { readonly mayBeEmpty: boolean }): Located<string> | undefined
  number(name: string, options: { readonly largest: number }): Located<number> | undefined
  address(): Located<string> | undefined
  cluster(): Located<string> | undefined
  heartbeatMode(): Located<'local' | 'global'> | undefined
}

/** Makes the reader of a file's values. */
export function createInspection(options: {
  readonly faults: Fault[]
  readonly version: string
  readonly clusterNames: ReadonlySet<string>
  /** All of the file. */
  readonly sections: readonly Section[]
}): Inspection {
  const readsHeartbeats = hasGlobalHeartbeat(options.version)
  const strays = straysOf(options.sections)
  return {
    readsHeartbeats,
    isJoined: cluster => cluster !== undefined && options.clusterNames.has(cluster.value),
    of: (section, isRead) => inspectSection(section, { faults: options.faults, strays, isRead, readsHeartbeats }),
  }
}

interface InspectionContext {
  readonly faults: Fault[]
  readonly strays: Strays
  readonly isRead: boolean
  readonly readsHeartbeats: boolean
}

function inspectSection(
  section: Section,
  { faults, strays, isRead, readsHeartbeats }: InspectionContext,
): SectionInspection {
  const weight = isRead ? {} : ({ severity: 'warning', origin: 'practice' } as const)
  const fault = (rule: string, at: Located<unknown>, message: string, help?: string): undefined => {
    faults.push({ rule: `ocfs2-conf/${rule}`, at, message, ...weight, ...(help === undefined ? {} : { help }) })
    return undefined
  }
  for (const lack of lacksOf(section, strays)) faults.push({ ...lack, ...weight })
  const filled = (name: string): Located<string> | undefined => {
    const value = section.attributes.get(name)
    if (value?.value !== '') return value
    return fault('missing-value', value, `Attribute "${name}" has no value`)
  }

  return {
    text: (name, options) => (options?.mayBeEmpty === true ? section.attributes.get(name) : filled(name)),
    number(name, { largest }) {
      const value = filled(name)
      if (value === undefined) return undefined
      const number = readUnsigned(value.value)
      if (number === undefined) return fault('invalid-number', value, `"${shown(value.value)}" is not a number`, helpFor(value.value))
      if (number > largest) return fault('invalid-number', value, `Number ${shown(value.value)} is outside 0–${largest}`)
      return located(number, value.file, value.span)
    },
    address() {
      const value = filled('ip_address')
      if (value === undefined || readIpv4(value.value) !== undefined) return value
      return fault('invalid-address', value, `"${shown(value.value)}" is not an IPv4 address`, helpFor(value.value))
    },
    cluster: () => section.attributes.get('cluster'),
    heartbeatMode() {
      const value = section.attributes.get('heartbeat_mode')
      if (value === undefined || !readsHeartbeats) return undefined
      const mode = value.value.toLowerCase()
      if (mode === 'local' || mode === 'global') return located(mode, value.file, value.span)
      if (value.value === '') return fault('missing-value', value, 'Attribute "heartbeat_mode" has no value')
      const help = suggestion(value.value, ['local', 'global']) ?? helpFor(value.value)
      return fault('invalid-heartbeat-mode', value, `"${shown(value.value)}" is neither "local" nor "global"`, help)
    },
  }
}

/** Says what a value that is refused may be meant for. */
function helpFor(value: string): string | undefined {
  const [character] = [...lookAlikesIn(value)]
  if (character !== undefined) return `The value holds a ${lookAlikeInWords(character)}.`
  if (/[\0-\x1f\x7f]/.test(value)) return 'A control character is a part of the value.'
  return value.includes('#') ? 'A "#" begins a comment in the first column only; here it is a part of the value' : undefined
}

/** Long or continued values are cut for a message. */
function shown(value: string): string {
  const line = value.replaceAll('\n', ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
