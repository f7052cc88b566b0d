import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { FileId } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { XmlAttribute, XmlElement } from '../ast.js'

/** An element while its tags are being read. */
export interface ElementDraft extends XmlElement {
  tag: string
  whole: Span
  startTag: Span
  endTag: Span | undefined
  isSelfClosing: boolean
  attributes: XmlAttribute[]
  readonly children: ElementDraft[]
  readonly parent: ElementDraft | undefined
  readonly texts: Span[]
  /** Its start tag is broken, so that it may well have been meant as `<x/>`. */
  isDoubtful: boolean
  readonly depth: number
}

/** Collects what is wrong with a text, in order of discovery. */
export interface FaultList {
  readonly file: FileId
  readonly faults: Fault[]
  add(rule: string, span: Span, message: string, more?: Omit<Fault, 'rule' | 'at' | 'message'>): void
}

/** Makes an empty list of faults for a file. */
export function createFaultList(file: FileId): FaultList {
  const faults: Fault[] = []
  return {
    file,
    faults,
    add(rule, span, message, more = {}) {
      faults.push({ rule: `cluster-conf/${rule}`, at: { file, span }, message, ...more })
    },
  }
}
