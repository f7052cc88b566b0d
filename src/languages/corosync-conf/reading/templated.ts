import { lineEndAt, lineStartAt } from '../../../text/line-at.js'

/** What templates are written with: Jinja, Go and their like, shell, ERB. Two braces that nothing ends on their line are a slip, and a remark may stand right behind a brace. */
const templateMark = /\{\{.*\}\}|\{%|\{#.*#\}|\$\{[^}\n]*\}|<%/

/** Tells of a place whether a template fills something in on its line. */
export function isTemplated(text: string, offset: number): boolean {
  return templateMark.test(text.slice(lineStartAt(text, offset), lineEndAt(text, offset)))
}

/** Tells whether a template fills in anything. */
export function hasTemplates(text: string): boolean {
  return templateMark.test(text)
}
