/**
 * What a language that is written in XML says of its names, so that a slip is reported for what it is. XML itself knows no names.
 */
export interface XmlDialect {
  /** Stands before the name of each fault, as in `cluster-conf/unclosed-tag`. */
  readonly id: string
  /** What people call such a file. */
  readonly title: string
  /** The name of the outermost element. */
  readonly outermost: string
  isElement(name: string): boolean
  /** Tells whether one element may stand in another, as far as the language knows; anything may stand in a stranger. */
  mayHold(parent: string, child: string): boolean
  /** Tells whether the values of an attribute must never be shown. */
  isSecret(attribute: string): boolean
  /** The names that such files are full of. */
  names(): Iterable<string>
}
