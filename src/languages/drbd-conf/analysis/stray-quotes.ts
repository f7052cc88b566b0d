/** An opening quote, good or odd, with nothing but signs before it in its line or statement. */
const leadingQuote = /(?:^|[;{}\n])[ \t=:,]{0,200}(?=["“‘«„'”`][^"'\s])/g

/** So far back it is looked for what ended before. */
const mostLines = 20

/** Lists where statements begin with a quote, for whose name something else got there. The value of an option may stand on a line of its own. */
export function* strayQuotes(text: string): Generator<number> {
  for (const { 0: lead, index } of text.matchAll(leadingQuote)) {
    const at = index + lead.length
    if (/^[;{}]/.test(lead) ? !isInQuotes(text, at) : isBehindStatement(text, index)) yield at
  }
}

/** Tells whether a quote of its line is open at a place: a brace or a `;` may be part of a name. */
export function isInQuotes(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - longestLine), at)
  const before = near.slice(near.lastIndexOf('\n') + 1)
  return before.length === longestLine || before.split('"').length % 2 === 0
}

/** Tells whether nothing is open at the end of a line: blank lines and remarks before it are stepped over. */
function isBehindStatement(text: string, lineEnd: number): boolean {
  let end = lineEnd
  for (let left = mostLines; left > 0; left -= 1) {
    if (end <= 0) return true
    const start = text.lastIndexOf('\n', end - 1) + 1
    if (end - start > longestLine) return false
    const line = withoutRemark(text.slice(start, end)).trimEnd()
    if (line !== '') return /[;{}]$/.test(line)
    end = start - 1
  }
  return false
}

const longestLine = 2_000

function withoutRemark(line: string): string {
  return /^(?:[^"#]|"[^"]*"?)*/.exec(line)?.[0] ?? ''
}
