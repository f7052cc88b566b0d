import type { Fault } from '../diagnostics/diagnostic.js'
import { createFaults } from '../diagnostics/fault-list.js'
import type { FileId } from '../text/located.js'
import type { Span } from '../text/span.js'

/** Collects what is wrong with a text, in order of discovery. */
export interface FaultList {
  readonly file: FileId
  readonly faults: Fault[]
  /** Takes a fault in; `rule` is its name without the language's. */
  add(rule: string, span: Span, message: string, more?: Omit<Fault, 'rule' | 'at' | 'message'>): void
}

/** Makes an empty list of faults for a file of a language. */
export function createFaultList(file: FileId, language: string): FaultList {
  const faults = createFaults()
  return {
    file,
    faults,
    add(rule, span, message, more = {}) {
      faults.push({ rule: `${language}/${rule}`, at: { file, span }, message, ...more })
    },
  }
}
