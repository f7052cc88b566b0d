import type { XmlAttribute, XmlElement } from '../../../pacemaker/ast.js'
import type { FileId } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'

// Classes, as in src/xml/nodes.ts: a megabyte has a hundred thousand of these, and their places are worked out when asked for.

const noTexts: readonly Span[] = []

/** An element of the CIB that a statement stands for, while it is being made. */
export interface Draft extends XmlElement {
  span: Span
  attributes: XmlAttribute[]
  children: Draft[]
  parent: Draft | undefined
  isTagSound: boolean
  isContentSound: boolean
}

/** An attribute that a word stands for. */
export class MadeAttribute implements XmlAttribute {
  readonly isUnknown: boolean
  private readonly start: number
  private readonly end: number
  private readonly nameStart: number
  private readonly nameEnd: number

  constructor(
    readonly file: FileId,
    readonly name: string,
    readonly value: string,
    span: Span,
    nameSpan: Span,
  ) {
    this.isUnknown = /^(?:\*{3,}|x{6,})$/.test(value)
    this.start = span.start
    this.end = span.end
    this.nameStart = nameSpan.start
    this.nameEnd = nameSpan.end
  }

  get kind(): 'Attribute' {
    return 'Attribute'
  }

  get span(): Span {
    return { start: this.start, end: this.end }
  }

  get nameSpan(): Span {
    return { start: this.nameStart, end: this.nameEnd }
  }

  get whole(): Span {
    return { start: Math.min(this.nameStart, this.start), end: this.end }
  }

  get isMisleading(): boolean {
    return false
  }

  get isBroken(): boolean {
    return false
  }
}

/** An element that a word stands for. */
export class MadeElement implements Draft {
  attributes: XmlAttribute[] = []
  children: Draft[] = []
  parent: Draft | undefined
  isTagSound = true
  isContentSound = true
  private start: number
  private end: number
  private readonly wholeStart: number
  private readonly wholeEnd: number

  constructor(
    readonly file: FileId,
    readonly tag: string,
    span: Span,
    whole: Span,
  ) {
    this.start = span.start
    this.end = span.end
    this.wholeStart = whole.start
    this.wholeEnd = whole.end
  }

  get kind(): 'Element' {
    return 'Element'
  }

  get span(): Span {
    return { start: this.start, end: this.end }
  }

  set span({ start, end }: Span) {
    this.start = start
    this.end = end
  }

  get whole(): Span {
    return { start: this.wholeStart, end: this.wholeEnd }
  }

  get startTag(): Span {
    return this.whole
  }

  get endTag(): undefined {
    return undefined
  }

  get isSelfClosing(): boolean {
    return false
  }

  get texts(): readonly Span[] {
    return noTexts
  }
}
