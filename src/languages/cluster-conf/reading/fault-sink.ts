import type { Fault, RuleOrigin, Severity } from '../../../diagnostics/diagnostic.js'
import { createFaults } from '../../../diagnostics/fault-list.js'
import type { Place } from '../../../text/located.js'
import type { XmlElement } from '../ast.js'
import type { Era } from '../vocabulary.js'

/** What the reading of one file gathers. */
export interface FaultSink {
  readonly era: Era
  /** Nodes also vote through a disk, whose daemon has demands of its own. */
  readonly hasQuorumDisk: boolean
  readonly faults: Fault[]
  /** The children that may not stand where they do, by what holds them. */
  readonly strangers: Map<XmlElement, XmlElement[]>
  /** The names of the elements that stand where they may not. */
  readonly misplaced: Set<string>
  add(rule: string, at: Place, message: string, more?: Omit<Fault, 'rule' | 'at' | 'message'>): void
}

/** Makes an empty sink. */
export function createFaultSink(era: Era, hasQuorumDisk: boolean): FaultSink {
  const faults = createFaults()
  return {
    era,
    hasQuorumDisk,
    faults,
    strangers: new Map(),
    misplaced: new Set(),
    add(rule, at, message, more = {}) {
      faults.push({ rule: `cluster-conf/${rule}`, at, message, ...more })
    },
  }
}

/** Who objects to something, and how much it matters. */
export interface Weight {
  readonly severity: Severity
  readonly origin: RuleOrigin
}

/**
 * Weighs what the RHEL 6 schema refuses: an error of cluster 3.x, which checks the file by it at every start. The daemons
 * before that had no schema: they ignore what they do not know.
 */
export function schemaWeight(era: Era): Weight {
  return era === 3 ? { severity: 'error', origin: 'daemon' } : { severity: 'warning', origin: 'practice' }
}

/** Tells whether something is out of use; what has a last generation is in use up to then. */
export function isDeprecatedIn(
  spec: { readonly deprecated?: string; readonly deprecatedSince?: Era; readonly until?: Era },
  era: Era,
): boolean {
  if (spec.deprecated === undefined) return false
  return spec.deprecatedSince === undefined ? spec.until === undefined : era >= spec.deprecatedSince
}

/** Says what to do about something that is out of use. */
export function insteadHelp({ deprecated }: { readonly deprecated?: string }): { readonly help?: string } {
  if (deprecated === undefined) return {}
  const nothing = /^nothing: (.*)$/.exec(deprecated)?.[1]
  return { help: nothing === undefined ? `Use ${deprecated} instead.` : `Remove it: ${nothing}.` }
}
