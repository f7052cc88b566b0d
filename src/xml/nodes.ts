import type { FileId } from '../text/located.js'
import type { Span } from '../text/span.js'
import type { XmlDialect } from './dialect.js'
import type { XmlAttribute, XmlElement } from './document.js'

// The one place with classes for data: a file of 3 MB has 80,000 elements and 120,000 attributes with ten places among
// them. What follows from the rest is worked out when asked for: the less there is to keep, the faster a file is read.

const noAttributes: readonly AttributeNode[] = []
const noElements: ElementNode[] = []
const noTexts: Span[] = []

/** What is to be known of an attribute that is not written as `name="value"`, letter by letter. */
export interface Oddity {
  readonly start: number
  readonly valueEnd: number
  readonly end: number
  readonly isUnknown: boolean
  readonly isBroken: boolean
  readonly isMisleading?: boolean
}

/** What all parts of one file share. */
export interface Home {
  readonly file: FileId
  readonly dialect: XmlDialect
}

/** An attribute as the parser makes it. */
export class AttributeNode implements XmlAttribute {
  constructor(
    private readonly home: Home,
    readonly name: string,
    readonly value: string,
    readonly valueStart: number,
    readonly oddity: Oddity | undefined,
  ) {}

  get kind(): 'Attribute' {
    return 'Attribute'
  }

  get file(): FileId {
    return this.home.file
  }

  get isUnknown(): boolean {
    return this.oddity !== undefined && this.oddity.isUnknown
  }

  get isMisleading(): boolean {
    return this.oddity?.isMisleading === true
  }

  get isBroken(): boolean {
    return this.oddity !== undefined && this.oddity.isBroken
  }

  get start(): number {
    return this.oddity === undefined ? this.valueStart - this.name.length - 2 : this.oddity.start
  }

  get valueEnd(): number {
    return this.oddity === undefined ? this.valueStart + this.value.length : this.oddity.valueEnd
  }

  get end(): number {
    return this.oddity === undefined ? this.valueEnd + 1 : this.oddity.end
  }

  get span(): Span {
    return { start: this.valueStart, end: this.valueEnd }
  }

  get nameSpan(): Span {
    const { start } = this
    return { start, end: start + this.name.length }
  }

  get whole(): Span {
    return { start: this.start, end: this.end }
  }

  /** What is printed of it; a secret stays hidden. */
  toJSON(): object {
    const { kind, name, span, nameSpan, whole } = this
    const value = this.home.dialect.isSecret(name) ? '***' : this.value
    return { kind, name, value, span, nameSpan, whole }
  }
}

/** Instead of a place: there is no end tag. */
const noEndTag = -1
/** Instead of a place: there is no end tag because the start tag ends with `/>`. */
const selfClosing = -2

const flawedTag = 1
const flawedContent = 2

/** An element while its tags are being read, and afterwards. */
export class ElementNode implements XmlElement {
  attributes: readonly AttributeNode[] = noAttributes
  children = noElements
  texts = noTexts
  /** Where the start tag ends. */
  startTagEnd: number
  /** Where the end tag begins; below 0 where there is none. */
  private endTagStart = noEndTag
  /** Where the element ends. */
  end: number
  /** What was not understood of it. */
  private flaws = 0

  constructor(
    readonly file: FileId,
    public tag: string,
    readonly start: number,
    readonly nameEnd: number,
    readonly parent: ElementNode | undefined,
  ) {
    this.startTagEnd = nameEnd
    this.end = nameEnd
  }

  get kind(): 'Element' {
    return 'Element'
  }

  get span(): Span {
    return { start: this.isHeadless ? this.start : this.start + 1, end: this.nameEnd }
  }

  get whole(): Span {
    return { start: this.start, end: this.end }
  }

  get startTag(): Span {
    return { start: this.start, end: this.startTagEnd }
  }

  get endTag(): Span | undefined {
    return this.endTagStart < 0 ? undefined : { start: this.endTagStart, end: this.end }
  }

  get isSelfClosing(): boolean {
    return this.endTagStart === selfClosing
  }

  /** It has no start tag: what stands in it and its end tag are all there is of it. */
  get isHeadless(): boolean {
    return this.nameEnd === this.start
  }

  get isTagSound(): boolean {
    return (this.flaws & flawedTag) === 0 && !this.isHeadless
  }

  get isContentSound(): boolean {
    return (this.flaws & flawedContent) === 0
  }

  /** Takes note that attributes may be missing, or may not have been meant. */
  doubtTag(): void {
    this.flaws |= flawedTag
  }

  /** Takes note that children may be missing, or may belong elsewhere. */
  doubtContent(): void {
    this.flaws |= flawedContent
  }

  /** Takes note of where the start tag ends. */
  endStartTag(end: number, isSelfClosing: boolean): void {
    this.startTagEnd = end
    this.end = end
    if (isSelfClosing) this.endTagStart = selfClosing
  }

  /** Takes note of the end tag. */
  endWith(tag: Span): void {
    this.endTagStart = tag.start
    this.end = tag.end
  }

  addChild(child: ElementNode): void {
    if (this.children === noElements) this.children = [child]
    else this.children.push(child)
  }

  /** Adds a stretch of text; one that follows upon the last is joined to it. */
  addText(span: Span): void {
    const last = this.texts[this.texts.length - 1]
    if (last === undefined) this.texts = [span]
    else if (last.end === span.start) this.texts[this.texts.length - 1] = { start: last.start, end: span.end }
    else this.texts.push(span)
  }

  toJSON(): object {
    const { kind, tag, span, whole, startTag, endTag, isSelfClosing, attributes, children, texts } = this
    return { kind, tag, span, whole, startTag, endTag, isSelfClosing, attributes, children, texts }
  }
}
