/** A stream of numbers from 0 up to, not including, 1; the same for the same seed. */
export type Random = () => number

/** Makes a stream of pseudo-random numbers (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T
}

function count(random: Random, most: number): number {
  return Math.floor(random() * (most + 1))
}

const names = ['cluster', 'cman', 'clusternode', 'fence', 'a', 'b', 'a-b', '_x', 'é', 'x.1', 'a:b', 'device', 'xml-a']
const attributeNames = ['name', 'nodeid', 'votes', 'a', 'b', '_c', 'x-1', 'xml:lang', 'é']
const values = ['', '1', 'demo', 'a b', 'x > y', '&amp;', '&#65;', '&#x41;', '&lt;&gt;&quot;&apos;', "it's", 'say "x"', 'é', 'a\nb', '\t', ']]>', '--', '/>', '=', "a='b'"]
const blanks = [' ', ' ', ' ', '\n  ', '\t', '  ', '\r\n']
const texts = ['text', ' ', '\n', 'a &amp; b', ']]', '>', 'x="y"', '&#169;', 'é', "'", '"', '--', '?>', '/>']

function attribute(random: Random, name: string): string {
  const value = pick(random, values)
  const quote = value.includes('"') ? "'" : value.includes("'") ? '"' : pick(random, ['"', '"', "'"])
  const around = random() < 0.1 ? ' ' : ''
  return `${name}${around}=${around}${quote}${value}${quote}`
}

function attributes(random: Random): string {
  const free = [...attributeNames]
  let text = ''
  for (let left = count(random, 3); left > 0; left -= 1) {
    const [name] = free.splice(Math.floor(random() * free.length), 1)
    if (name !== undefined) text += pick(random, blanks) + attribute(random, name)
  }
  return text + (random() < 0.1 ? ' ' : '')
}

function misc(random: Random): string {
  return pick(random, ['<!-- c -->', '<!---->', '<!-- a - b -->', '<?pi?>', '<?pi x y?>', '<!--<a>&-->', '<!-- é\n -->'])
}

function element(random: Random, depth: number): string {
  const name = pick(random, names)
  if (depth === 0 || random() < 0.3) return `<${name}${attributes(random)}/>`
  return `<${name}${attributes(random)}>${content(random, depth)}</${name}${random() < 0.1 ? ' ' : ''}>`
}

function content(random: Random, depth: number): string {
  let text = ''
  for (let left = count(random, 3); left > 0; left -= 1) {
    const kind = random()
    if (kind < 0.5) text += element(random, depth - 1)
    else if (kind < 0.6) text += misc(random)
    else if (kind < 0.65) text += pick(random, ['<![CDATA[x]]>', '<![CDATA[<a>&]] ]]>', '<![CDATA[]]>'])
    else if (kind < 0.9) text += pick(random, ['\n', '  ', '\n\n    '])
    else text += pick(random, texts)
  }
  return text
}

const declarations = [
  '<?xml version="1.0"?>', "<?xml version='1.0'?>", '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0" standalone="yes"?>',
  '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>', '<?xml  version = "1.1"?>', '\uFEFF<?xml version="1.0"?>', '\uFEFF',
]
const docTypes = ['<!DOCTYPE cluster>', '<!DOCTYPE a [<!ENTITY e "x">]>', '<!DOCTYPE a [ <!ELEMENT a ANY> <!-- ]> --> ]>', '<!DOCTYPE a SYSTEM "a.dtd">']

/** Writes a well-formed document: declaration, DOCTYPE, comments, elements, every kind of value and text. */
export function goodDocument(random: Random): string {
  const head = random() < 0.4 ? pick(random, declarations) : ''
  const gap = (): string => pick(random, ['', '\n', '\n\n', ' '])
  const between = random() < 0.2 ? misc(random) : ''
  const docType = random() < 0.1 ? gap() + pick(random, docTypes) : ''
  const tail = random() < 0.2 ? misc(random) : ''
  return `${head}${gap()}${between}${docType}${gap()}${element(random, 4)}${gap()}${tail}${gap()}`.replace(/^[ \n]+(?=<\?xml)/, '')
}

const pieces = [
  '<', '>', '/', '"', "'", '=', '&', ';', ' ', '-', '--', '!', '?', '[', ']', ']]>', '<!--', '-->', '<a>', '</a>', '<a/>', '</', '/>', '<?', '?>',
  '<?xml version="1.0"?>', '<![CDATA[', '&amp;', '&x;', '&#0;', '&#xD800;', 'a="1"', 'name', '\n', '\u0000', '\u0001', 'é', '“', '<!DOCTYPE a>', '<!',
]

/** Breaks a document, or not: cuts, doubles, moves or inserts a piece, up to three times. */
export function brokenDocument(random: Random): string {
  let text = goodDocument(random)
  for (let left = 1 + count(random, 2); left > 0; left -= 1) {
    const at = Math.floor(random() * (text.length + 1))
    const length = random() < 0.7 ? 1 : count(random, 12)
    const kind = random()
    if (kind < 0.35) text = text.slice(0, at) + text.slice(at + length)
    else if (kind < 0.75) text = text.slice(0, at) + pick(random, pieces) + text.slice(at)
    else if (kind < 0.85) text = text.slice(0, at) + text.slice(at, at + length) + text.slice(at)
    else text = withoutTag(random, text)
  }
  return text
}

/** Takes out one tag, one quote, or one end of a tag. */
function withoutTag(random: Random, text: string): string {
  const found = [...text.matchAll(pick(random, [/<[^>]*>/g, /<\/[^>]*>/g, /["']/g, /\/?>/g, /\s+/g]))]
  const match = found.length === 0 ? undefined : pick(random, found)
  return match === undefined ? text : text.slice(0, match.index) + text.slice(match.index + match[0].length)
}
