const masked = /^(\*{3,}|x{6,}|<[^>]*(removed|redacted|masked)[^>]*>)$/i

/**
 * A value that may be compared and judged, but never printed.
 *
 * Every way of turning it into text yields `***`. `isUnknown` is true where a collecting tool has masked the value
 * (`********`): such a secret equals nothing and differs from nothing.
 */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  get isUnknown(): boolean {
    return masked.test(this.#text)
  }

  /** Tells whether both are the same; an unknown one is never equal to anything. */
  equals(other: Secret): boolean {
    return !this.isUnknown && !other.isUnknown && this.#text === other.#text
  }

  /** Tells whether both are known and not the same. */
  differsFrom(other: Secret): boolean {
    return !this.isUnknown && !other.isUnknown && this.#text !== other.#text
  }

  /** Asks a yes-or-no question about the hidden text; the answer is all that leaves. */
  is(question: (text: string) => boolean): boolean {
    return question(this.#text)
  }

  toString(): string {
    return '***'
  }

  toJSON(): string {
    return '***'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '***'
  }
}
