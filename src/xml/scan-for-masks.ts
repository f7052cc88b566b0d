/** The words of a text that may be names, one after another. */
export interface NameScan {
  readonly text: string
  /** The last one that was found. The next is looked for from its end on. */
  name: string
  start: number
  end: number
}

export function scanForNames(text: string): NameScan {
  return { text, name: '', start: 0, end: 0 }
}

/**
 * Finds the next word that may be a name, and tells whether there is one.
 *
 * They are those that this pattern finds, which makes an object of each: `/(?<![\w.-])([A-Za-z_][\w.-]*)(?=[\s=:"'“„«‘’”/>]|$)/g`
 */
export function findName(scan: NameScan): boolean {
  const { text } = scan
  let at = scan.end
  while (at > 0 && at < text.length && isOfWord(text.charCodeAt(at - 1)) && isOfWord(text.charCodeAt(at))) at += 1
  while (at < text.length) {
    const start = at
    while (at < text.length && isOfWord(text.charCodeAt(at))) at += 1
    if (at > start && isFirst(text.charCodeAt(start)) && (at === text.length || isBehindName(text.charCodeAt(at)))) {
      scan.name = text.slice(start, at)
      scan.start = start
      scan.end = at
      return true
    }
    at += 1
  }
  scan.end = text.length
  return false
}

/** The attributes with values in quotes that some text has, one after another. */
export interface AttributeScan {
  readonly text: string
  /** Tells of the name of one whether it is wanted. */
  readonly isWanted: (name: string) => boolean
  /** The value of the last one that was found, and where its name begins. */
  value: string
  index: number
  /** Where to go on. */
  end: number
}

export function scanForAttributes(text: string, isWanted: (name: string) => boolean): AttributeScan {
  return { text, isWanted, value: '', index: 0, end: 0 }
}

const longestValue = 80

/**
 * Finds the next attribute that is wanted, and tells whether there is one.
 *
 * They are those that this pattern finds: `/(?<![\w.:-])([A-Za-z_][\w.:-]*)\s*=[=\s]*["']([^"'<>\n]{1,80})["']/g`
 */
export function findAttribute(scan: AttributeScan): boolean {
  const { text, isWanted } = scan
  for (let sign = text.indexOf('=', scan.end); sign !== -1; sign = text.indexOf('=', Math.max(scan.end, sign + 1))) {
    let nameEnd = sign
    while (nameEnd > scan.end && isBlank(text.charCodeAt(nameEnd - 1))) nameEnd -= 1
    let index = nameEnd
    while (index > scan.end && isOfName(text.charCodeAt(index - 1))) index -= 1
    if (index === nameEnd || !isFirst(text.charCodeAt(index)) || (index > 0 && isOfName(text.charCodeAt(index - 1)))) continue
    const start = behindSigns(text, sign + 1) + 1
    if (!isQuote(text.charCodeAt(start - 1))) continue
    let end = start
    while (end - start <= longestValue && isOfValue(text.charCodeAt(end))) end += 1
    if (end === start || end - start > longestValue || !isQuote(text.charCodeAt(end))) continue
    scan.end = end + 1
    if (!isWanted(text.slice(index, nameEnd))) continue
    scan.value = text.slice(start, end)
    scan.index = index
    return true
  }
  return false
}

/** Behind blanks, and signs of assignment that are too many. */
function behindSigns(text: string, from: number): number {
  let at = from
  while (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 61) at += 1
  return at
}

function isFirst(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
}

/** A letter, a figure, `_`, `-` or `.`. */
function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 45 && code <= 57 && code !== 47) || code === 95
}

function isOfName(code: number): boolean {
  return isOfWord(code) || code === 58
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 160 && /\s/.test(String.fromCharCode(code)))
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39
}

/** No quote, `<`, `>`, line end or end of the text. */
function isOfValue(code: number): boolean {
  return code >= 0 && code !== 34 && code !== 39 && code !== 60 && code !== 62 && code !== 10
}

/** `=`, `:`, quotes of all kinds, `/`, `>` and blanks. */
function isBehindName(code: number): boolean {
  switch (code) {
    case 61: case 58: case 34: case 39: case 47: case 62: case 0x201c: case 0x201d: case 0x201e: case 0x2018: case 0x2019: case 0xab:
      return true
    default:
      return isBlank(code)
  }
}
