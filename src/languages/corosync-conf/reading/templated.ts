import { lineEndAt, lineStartAt } from '../../../text/line-at.js'

/** What templates are written with: Jinja, Go and their like, shell, ERB. Two braces that nothing ends on their line are a slip, and a remark may stand right behind a brace. */
const pairs = [['{{', '}}'], ['{#', '#}'], ['${', '}']] as const
const openings = ['{%', '<%']

/** Tells of a place whether a template fills something in on its line. */
export function isTemplated(text: string, offset: number): boolean {
  return isTemplatedLine(text.slice(lineStartAt(text, offset), lineEndAt(text, offset)))
}

/** Tells whether a template fills in anything. */
export function hasTemplates(text: string): boolean {
  return openings.some(opening => text.includes(opening)) || (pairs.some(([start]) => text.includes(start)) && text.split('\n').some(isTemplatedLine))
}

/** Looks for each mark once, so that a line of thousands of them takes no longer than any other. */
function isTemplatedLine(line: string): boolean {
  return openings.some(opening => line.includes(opening)) || pairs.some(([start, end]) => {
    const at = line.indexOf(start)
    return at !== -1 && line.includes(end, at + start.length)
  })
}
